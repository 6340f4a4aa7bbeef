package org.parlour.wire.dtmf;

import java.util.Objects;

/**
 * The four octets that tell of one event (RFC 4733 2.3), read and written in place.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------+-+-+-----------+-------------------------------+
 *  |     event     |E|R|  volume   |           duration            |
 *  +---------------+-+-+-----------+-------------------------------+
 * </pre>
 */
public final class TelephoneEventReport {
    public static final int LENGTH_BYTES = 4;
    public static final int MAX_DURATION_TICKS = 0xFFFF;
    public static final int MAX_VOLUME_MINUS_DBM0 = 63;

    private static final int END_BIT = 0x80;

    private TelephoneEventReport() {}

    public static int event(byte[] buffer, int offset) {
        return buffer[offset] & 0xFF;
    }

    /** The E bit: the event is over, and the duration is the whole of it. */
    public static boolean end(byte[] buffer, int offset) {
        return (buffer[offset + 1] & END_BIT) != 0;
    }

    /** The R bit: reserved, sent as 0, ignored when heard. */
    public static boolean reserved(byte[] buffer, int offset) {
        return (buffer[offset + 1] & 0x40) != 0;
    }

    /** The power of the tone in −dBm0: 0 is the loudest. */
    public static int volumeMinusDbm0(byte[] buffer, int offset) {
        return buffer[offset + 1] & MAX_VOLUME_MINUS_DBM0;
    }

    public static int durationTicks(byte[] buffer, int offset) {
        return (buffer[offset + 2] & 0xFF) << 8 | (buffer[offset + 3] & 0xFF);
    }

    public static void write(byte[] buffer, int offset, int event, boolean end, int volumeMinusDbm0, int ticks) {
        Objects.checkIndex(volumeMinusDbm0, MAX_VOLUME_MINUS_DBM0 + 1);
        Objects.checkIndex(ticks, MAX_DURATION_TICKS + 1);
        buffer[offset] = (byte) Objects.checkIndex(event, 256);
        buffer[offset + 1] = (byte) (end ? END_BIT | volumeMinusDbm0 : volumeMinusDbm0);
        buffer[offset + 2] = (byte) (ticks >>> 8);
        buffer[offset + 3] = (byte) ticks;
    }
}
