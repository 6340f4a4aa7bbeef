package org.parlour.wire.rtcp;

import java.util.Arrays;

/**
 * Gathers arrivals, in the order of their transport-wide sequence numbers, until one message is full.
 *
 * <p>Times are cut to the grid of 250 µs once, before deltas are taken: no error adds up.
 */
public final class PacketArrivalsBuilder {
    private static final long NANOS_PER_TICK = PacketArrivals.MICROS_PER_TICK * 1_000L;
    private static final int TICKS_PER_REFERENCE_UNIT = 256;
    private static final int HALF_CIRCLE = 0x8000;
    private static final int MAX_STATUSES = 0xffff;

    private final int baseSequence;
    private final int limitBytes;
    private char[] offsets = new char[64];
    private short[] deltaTicks = new short[64];
    private int received;
    private long reference;
    private long lastTick;
    // An upper bound of the chunks: gaps of a vector or more as runs, what lies between them as two-bit vectors.
    private int closedChunks;
    private int openSymbols;
    private int deltasBytes;

    /**
     * @param baseSequence the first packet to report on, come or not
     * @param limitBytes the length that the finished {@link TransportFeedback} may have
     */
    public PacketArrivalsBuilder(int baseSequence, int limitBytes) {
        FieldWidth.unsigned(baseSequence, 16, "baseSequence");
        if (limitBytes < TransportFeedback.ROOM_FOR_ONE_BYTES) {
            throw new IllegalArgumentException("no room for one packet: " + limitBytes);
        }
        this.baseSequence = baseSequence;
        this.limitBytes = limitBytes;
    }

    public boolean isEmpty() {
        return received == 0;
    }

    /**
     * Adds an arrival, or says that it belongs into another message: it does not follow the one before, lies half a
     * circle or more beyond the packet before, came more than eight seconds apart from it, or the length would pass
     * its limit.
     */
    public boolean add(int sequence, long arrivalNanos) {
        int expected = received == 0 ? 0 : offsets[received - 1] + 1;
        int gap = (sequence - baseSequence - expected) & 0xffff;
        long tick = Math.floorDiv(arrivalNanos, NANOS_PER_TICK);
        if (received == 0) {
            reference = Math.floorDiv(tick, TICKS_PER_REFERENCE_UNIT);
            lastTick = reference * TICKS_PER_REFERENCE_UNIT;
        }
        long delta = tick - lastTick;
        if (gap >= HALF_CIRCLE || expected + gap >= MAX_STATUSES || delta != (short) delta) {
            return false;
        }
        if (!makesRoom(gap, delta >= 0 && delta <= 0xff ? 1 : 2)) {
            return false;
        }
        if (received == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * received);
            deltaTicks = Arrays.copyOf(deltaTicks, 2 * received);
        }
        offsets[received] = (char) (expected + gap);
        deltaTicks[received++] = (short) delta;
        lastTick = tick;
        return true;
    }

    private boolean makesRoom(int gap, int deltaBytes) {
        int closed = closedChunks;
        int open = openSymbols + gap + 1;
        if (gap >= 2 * StatusChunk.TWO_BIT_SYMBOLS) {
            closed += vectors(openSymbols) + Math.ceilDiv(gap, StatusChunk.MAX_RUN);
            open = 1;
        }
        int deltas = deltasBytes + deltaBytes;
        int lengthBytes = TransportFeedback.lengthBytes(closed + vectors(open), deltas);
        if (lengthBytes > limitBytes) {
            return false;
        }
        closedChunks = closed;
        openSymbols = open;
        deltasBytes = deltas;
        return true;
    }

    private static int vectors(int symbols) {
        return Math.ceilDiv(symbols, StatusChunk.TWO_BIT_SYMBOLS);
    }

    /** What was added; a builder is used once. */
    public PacketArrivals build() {
        int statusCount = received == 0 ? 0 : offsets[received - 1] + 1;
        // The reference wraps at 24 bits, signed.
        int wrapped = (int) (reference << 40 >> 40);
        return new PacketArrivals(
                baseSequence,
                statusCount,
                wrapped,
                Arrays.copyOf(offsets, received),
                Arrays.copyOf(deltaTicks, received));
    }
}
