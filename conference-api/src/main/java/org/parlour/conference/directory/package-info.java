/**
 * Live state: who is present, leases, guess counters, events; in memory or in Redis.
 *
 * <p>Boundary: nothing durable.
 *
 * <p>Law: our contract. Guard: one contract test, run against both.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.directory;

import org.jspecify.annotations.NullMarked;
