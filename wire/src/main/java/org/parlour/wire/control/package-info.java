/**
 * The messages that nodes of a cluster send each other.
 *
 * <p>Boundary: no transport, no store.
 *
 * <p>Law: our contract. Guard: a golden test beside the first message.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.wire.control;

import org.jspecify.annotations.NullMarked;
