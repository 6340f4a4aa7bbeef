/**
 * STUN messages as ICE-lite and consent need them: a parser that allocates nothing and never
 * throws, integrity, fingerprint, and a writer for requests and answers.
 *
 * <p>{@link org.parlour.wire.stun.StunMessage} reads, {@link org.parlour.wire.stun.StunKey} checks
 * and signs, {@link org.parlour.wire.stun.StunAnswers} replies, {@link
 * org.parlour.wire.stun.StunWriter} writes everything else. Each is owned by one loop and used
 * again for every datagram. This is the first code a stranger's datagram meets, so the order is
 * cheapest first: header, attributes, ufrag, fingerprint, and only then a digest under a key.
 *
 * <p>Boundary: no check list, no state of a session, no socket, and no verdict on who may be
 * answered.
 *
 * <p>Law: RFC 8489 (RFC 5389), RFC 8445 §7, RFC 7675. Guard: StunGoldenTest, StunPropertyTest,
 * StunSimulationTest, StunAllocationTest and StunFuzzTest.
 */
@NullMarked
package org.parlour.wire.stun;

import org.jspecify.annotations.NullMarked;
