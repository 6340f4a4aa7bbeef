/**
 * The tables of dial plans: every revision, with its texts. Each question is a {@link
 * org.parlour.conference.store.StoreWork}.
 *
 * <p>Boundary: nothing is checked here, and no row goes.
 *
 * <p>Law: V7__dialplan.sql. Guard: PlanTableTest.
 */
@NullMarked
package org.parlour.conference.trunks.store;

import org.jspecify.annotations.NullMarked;
