/**
 * PINs: minted, looked up by keyed hash, sealed, opened only for those who may invite.
 *
 * <p>Boundary: no PIN is printed or compared in clear.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.pin;

import org.jspecify.annotations.NullMarked;
