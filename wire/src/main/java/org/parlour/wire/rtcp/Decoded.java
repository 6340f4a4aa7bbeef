package org.parlour.wire.rtcp;

/** What a decoder answers: the packet, or the flaw for which it refuses. */
sealed interface Decoded permits RtcpPacket, RtcpFlaw {}
