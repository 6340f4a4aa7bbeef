package org.parlour.callers.oneroom.measure;

import org.parlour.wire.rtcp.Octets;
import org.parlour.wire.rtp.RtpPacket;

/** One packet of Opus at a browser. */
record Arrival(long nanos, int csrc, int timestamp, Octets payload) {
    static Arrival of(RtpPacket packet, long nowNanos) {
        return new Arrival(
                nowNanos,
                packet.csrcCount() == 0 ? 0 : packet.csrc(0),
                packet.timestamp(),
                Octets.copyOf(packet.buffer(), packet.payloadOffset(), packet.payloadLengthBytes()));
    }
}
