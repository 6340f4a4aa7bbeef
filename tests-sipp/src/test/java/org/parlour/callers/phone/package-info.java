/**
 * A telephone of our own, for what those of others cannot do: sound that can be found again, keys at a given moment,
 * packets in clumps, a line that dies; and signalling that may be as wrong as a test wants it.
 *
 * <p>Boundary: it talks to the program by its ports alone.
 *
 * <p>Law: RFC 3261, RFC 3264, RFC 3550, RFC 4733, ITU-T G.711. Guard: EarTest, LawTest, RtpPeerTest, ScriptedPhoneTest.
 */
@NullMarked
package org.parlour.callers.phone;

import org.jspecify.annotations.NullMarked;
