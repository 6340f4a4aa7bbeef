/**
 * The ids of our own contract, parsed once at the edge: calls, rooms, seats, trunks, participants,
 * sources, PINs, telephone numbers.
 *
 * <p>Boundary: a PIN or a number cannot be printed, nothing is looked up, and chance and time come
 * in as parameters.
 *
 * <p>Law: our contract (docs/GLOSSARY.md), RFC 3550, RFC 3966, E.164, the Damm code. Guard: IdsTest,
 * PinTest, DammTest, PhoneNumberTest, CallFuzzTest and SecretsStayHiddenTest.
 */
@NullMarked
package org.parlour.wire.call;

import org.jspecify.annotations.NullMarked;
