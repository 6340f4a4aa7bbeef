/**
 * ICE-lite: who may talk from where, consent, and moves between addresses.
 *
 * <p>Boundary: no socket, no candidates sought.
 *
 * <p>Law: RFC 8445, RFC 7675. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.ice;

import org.jspecify.annotations.NullMarked;
