/**
 * STUN messages as ICE-lite and consent need them: binding requests and answers, integrity,
 * fingerprint, error codes.
 *
 * <p>Boundary: no check list, no state of a session, no socket.
 *
 * <p>Law: RFC 5389, RFC 8445 §7, RFC 7675. Guard: StunGoldenTest and StunFuzzTest.
 */
@NullMarked
package org.parlour.wire.stun;

import org.jspecify.annotations.NullMarked;
