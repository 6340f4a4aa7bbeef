package org.parlour.wire.rtp;

import org.parlour.wire.octets.BigEndian;

/**
 * When the packet left its sender: 24 bits of seconds, 6 before the point and 18 behind, so that it
 * comes round every 64 seconds. The sender's clock has no fixed zero; only differences mean
 * something.
 */
public final class AbsSendTime {
    public static final int LENGTH_BYTES = 3;

    /** The packet does not say. */
    public static final int UNKNOWN = -1;

    private static final int FRACTION_BITS = 18;
    private static final int FIELD_BITS = 24;
    private static final int SPARE_BITS = Integer.SIZE - FIELD_BITS;
    private static final long NANOS_A_SECOND = 1_000_000_000L;
    private static final long NANOS_A_ROUND = 64 * NANOS_A_SECOND;

    private AbsSendTime() {}

    /** The 24 bits, or {@link #UNKNOWN}. */
    public static int read(byte[] buffer, long element) {
        return ExtensionElement.lengthBytes(element) < LENGTH_BYTES
                ? UNKNOWN
                : BigEndian.unsignedMedium(buffer, ExtensionElement.offset(element));
    }

    public static void write(byte[] buffer, int valueOffset, int sendTime) {
        BigEndian.putMedium(buffer, valueOffset, sendTime);
    }

    /** The field for a moment of the sender's clock, rounded to the nearest step of 3.8 µs. */
    public static int at(long nowNanos) {
        long inRound = Math.floorMod(nowNanos, NANOS_A_ROUND);
        long rounded = ((inRound << FRACTION_BITS) + NANOS_A_SECOND / 2) / NANOS_A_SECOND;
        return (int) rounded & ((1 << FIELD_BITS) - 1);
    }

    /** From one send time to another, the short way round: within ± 32 seconds. */
    public static long distanceNanos(int from, int to) {
        int steps = ((to - from) << SPARE_BITS) >> SPARE_BITS;
        return Math.floorDiv(steps * NANOS_A_SECOND, 1L << FRACTION_BITS);
    }
}
