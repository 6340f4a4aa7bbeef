package org.parlour.callers.phone;

import org.parlour.wire.octets.BigEndian;

/** One RTP packet that has left a peer, and when: at that moment it was given to the kernel. */
public record Departure(long nanos, int payloadType, boolean marker, int timestamp) {
    static Departure of(byte[] packet, long nowNanos) {
        return new Departure(nowNanos, packet[1] & 0x7F, packet[1] < 0, BigEndian.integer(packet, 4));
    }
}
