/**
 * The SQL store: one writer, its thread pool, migrations, consistent copies.
 *
 * <p>Boundary: no business rule, and no SQLite call on a virtual thread.
 *
 * <p>Law: our contract (ADR-0006). Guard: StoreTest, StoreCrashTest.
 */
@NullMarked
package org.parlour.conference.store;

import org.jspecify.annotations.NullMarked;
