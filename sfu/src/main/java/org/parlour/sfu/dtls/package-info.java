/**
 * One session's DTLS as its seat sees it: waiting for an answer, shaking hands, keyed, over.
 *
 * <p>{@link org.parlour.sfu.dtls.DtlsSession} decides what a handshake may see and when: nothing
 * from an address that has passed no check, nothing before it is known whose certificate to expect.
 * Media that comes before the keys is held and handed out with them.
 *
 * <p>Boundary: no cryptography, no thread; how a handshake is done is its driver's.
 *
 * <p>Law: RFC 5763, RFC 5764, RFC 6347, RFC 8842. Guard: DtlsSessionTest and DtlsSessionSimulationTest.
 */
@NullMarked
package org.parlour.sfu.dtls;

import org.jspecify.annotations.NullMarked;
