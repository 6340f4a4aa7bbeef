/**
 * Digest authentication as the one who is asked: challenges are read, the strongest of each realm is answered.
 *
 * <p>{@link org.parlour.sip.digest.Challenge} reads, {@link org.parlour.sip.digest.Keyring} remembers by realm what was
 * asked and how often each nonce was used, and writes the answers.
 *
 * <p>Boundary: no password, nonce or response is printed; no header but the four of authentication is known here.
 *
 * <p>Law: RFC 7616, RFC 8760, RFC 3261 §22; without {@code qop}, RFC 2069. {@code auth-int} is not offered. Guard:
 * DigestGoldenTest, ChallengeTest, KeyringTest, ChallengeFuzzTest.
 */
@NullMarked
package org.parlour.sip.digest;

import org.jspecify.annotations.NullMarked;
