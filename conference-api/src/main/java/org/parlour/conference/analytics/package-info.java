/**
 * Figures over many calls and rooms.
 *
 * <p>Boundary: no person is named.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.analytics;

import org.jspecify.annotations.NullMarked;
