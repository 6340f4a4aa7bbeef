/**
 * SIPp, Debian's sip-tester, plays scenario files: who calls, what they do, what is expected.
 *
 * <p>Boundary: no sound; that is an RtpPeer's.
 *
 * <p>Law: RFC 3261. Guard: SippTest.
 */
@NullMarked
package org.parlour.callers.sipp;

import org.jspecify.annotations.NullMarked;
