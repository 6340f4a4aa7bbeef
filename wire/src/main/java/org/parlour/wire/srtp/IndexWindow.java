package org.parlour.wire.srtp;

import java.util.Arrays;

/**
 * The indexes of one stream: the highest one, and which of the 1,024 up to it have been used.
 *
 * <p>An RTP index is the roll-over counter and the sequence number, 48 bits; an SRTCP index is
 * carried in the packet, 31 bits.
 */
final class IndexWindow {
    /** A video key frame may well be 500 packets; RFC 3711 §3.3.2 asks for at least 64. */
    static final int SIZE = 1_024;

    private static final long NONE = -1;
    private static final int HALF_OF_SEQUENCES = 1 << 15;

    private final long[] used = new long[SIZE / Long.SIZE];
    private long firstRollOver;
    private long highest = NONE;

    /** The index that a sequence number most likely stands for, RFC 3711 §3.3.1. */
    long guess(int sequence) {
        if (highest == NONE) {
            return firstRollOver << 16 | sequence;
        }
        long rollOver = highest >>> 16;
        int last = (int) highest & 0xffff;
        if (last < HALF_OF_SEQUENCES) {
            // Nothing lies before the first turn, so there a big step can only lead forward.
            if (sequence - last > HALF_OF_SEQUENCES && rollOver > 0) {
                rollOver--;
            }
        } else if (last - HALF_OF_SEQUENCES > sequence) {
            rollOver++;
        }
        return rollOver << 16 | sequence;
    }

    /** 0 for an index that may be used, or a fault's code. */
    int check(long index) {
        if (index > SrtpIndexes.HIGHEST_RTP_INDEX) {
            return SrtpFault.LIFETIME_EXHAUSTED.code();
        }
        long age = highest - index;
        if (age >= SIZE) {
            return SrtpFault.TOO_OLD.code();
        }
        return age >= 0 && isUsed(index) ? SrtpFault.REPLAYED.code() : 0;
    }

    /** Marks an index that {@link #check} has let through. */
    void use(long index) {
        if (index > highest) {
            forget(index);
            highest = index;
        }
        used[word(index)] |= 1L << index;
    }

    /** Frees the places between the highest index and a new one, which older indexes held. */
    private void forget(long index) {
        if (index - highest >= SIZE) {
            Arrays.fill(used, 0);
            return;
        }
        for (long i = highest + 1; i <= index; i++) {
            used[word(i)] &= ~(1L << i);
        }
    }

    private boolean isUsed(long index) {
        return (used[word(index)] & 1L << index) != 0;
    }

    private static int word(long index) {
        return (int) (index % SIZE) / Long.SIZE;
    }

    long highest() {
        return highest;
    }

    void startAt(long rollOver) {
        if (highest != NONE) {
            throw new IllegalStateException("the stream has begun, at index " + highest);
        }
        firstRollOver = rollOver;
    }

    /** Everything up to {@code index} counts as used. */
    void resumeAfter(long index) {
        if (index < highest) {
            throw new IllegalArgumentException("back from index " + highest + " to " + index);
        }
        Arrays.fill(used, -1L);
        highest = index;
    }
}
