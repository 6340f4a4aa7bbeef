/**
 * The ids of our own contract, parsed once at the edge: calls, rooms, seats, trunks, PINs,
 * telephone numbers.
 *
 * <p>Boundary: a PIN or a number cannot be printed, and nothing is looked up.
 *
 * <p>Law: our contract (docs/GLOSSARY.md), RFC 3966, E.164, the Damm code. Guard: PinTest and
 * SecretsStayHiddenTest.
 */
@NullMarked
package org.parlour.wire.call;

import org.jspecify.annotations.NullMarked;
