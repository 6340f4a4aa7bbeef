/**
 * Registrations of house phones with us; ours with providers are {@code sip.registration}'s.
 *
 * <p>Boundary: no password is printed.
 *
 * <p>Law: RFC 3261 §10, RFC 8760. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.registrar;

import org.jspecify.annotations.NullMarked;
