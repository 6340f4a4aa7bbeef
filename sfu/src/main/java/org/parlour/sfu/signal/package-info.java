/**
 * What a browser and its room say to each other, as messages.
 *
 * <p>Boundary: no HTTP, no JSON library: text comes in as values.
 *
 * <p>Law: our contract. Guard: its golden tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.signal;

import org.jspecify.annotations.NullMarked;
