package org.parlour.sfu.feedback;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last packets of one slot, as they were sent, for a viewer who lost one.
 *
 * <p>Bounded in bytes, number and age; the oldest page is written over. A page more is taken only while what it would
 * overwrite is still young, so a small picture costs little memory, and no packet costs any in steady state.
 */
final class SentPackets {
    static final int MOST_PACKETS = 512;
    static final int PAGE_BYTES = 16 * 1024;

    private static final int MASK = MOST_PACKETS - 1;
    private static final int NO_SEQUENCE = -1;
    private static final int NOT_HERE = -1;
    private static final int MOST_REPEATS = 10;

    private final long oldestNanos;
    private final byte[] @Nullable [] pages;
    private final int[] pageTurns;
    private final long[] pageNanos;

    private final int[] sequences = new int[MOST_PACKETS];
    private final int[] lengths = new int[MOST_PACKETS];
    private final int[] places = new int[MOST_PACKETS];
    private final int[] turns = new int[MOST_PACKETS];
    private final long[] sentNanos = new long[MOST_PACKETS];
    private final long[] repeatedNanos = new long[MOST_PACKETS];
    private final int[] repeats = new int[MOST_PACKETS];

    private byte[] page = new byte[PAGE_BYTES];
    private int pageNumber;
    private int pageCount = 1;
    private int used;

    private long tooLong;
    private long gone;
    private long tooSoon;
    private long tooOften;

    SentPackets(int mostBytes, long oldestNanos) {
        int mostPages = Math.max(1, mostBytes / PAGE_BYTES);
        this.oldestNanos = oldestNanos;
        this.pages = new byte[mostPages] @Nullable [];
        this.pageTurns = new int[mostPages];
        this.pageNanos = new long[mostPages];
        pages[0] = page;
        Arrays.fill(sequences, NO_SEQUENCE);
    }

    void keep(int sequenceNumber, byte[] bytes, int at, int lengthBytes, long nowNanos) {
        if (lengthBytes > PAGE_BYTES) {
            tooLong++;
            return;
        }
        if (used + lengthBytes > PAGE_BYTES) {
            turnPage(nowNanos);
        }
        System.arraycopy(bytes, at, page, used, lengthBytes);
        int entry = sequenceNumber & MASK;
        sequences[entry] = sequenceNumber;
        lengths[entry] = lengthBytes;
        places[entry] = pageNumber * PAGE_BYTES + used;
        turns[entry] = pageTurns[pageNumber];
        sentNanos[entry] = nowNanos;
        repeats[entry] = 0;
        pageNanos[pageNumber] = nowNanos;
        used += lengthBytes;
    }

    private void turnPage(long nowNanos) {
        boolean last = pageNumber == pageCount - 1;
        if (last && pageCount < pages.length && nowNanos - pageNanos[0] <= oldestNanos) {
            pageCount++;
        }
        pageNumber = pageNumber + 1 < pageCount ? pageNumber + 1 : 0;
        byte[] next = pages[pageNumber];
        page = next == null ? new byte[PAGE_BYTES] : next;
        pages[pageNumber] = page;
        pageTurns[pageNumber]++;
        used = 0;
    }

    /**
     * Copies a packet for sending it again.
     *
     * @param leastPauseNanos a viewer who asks again before that asks for what is on its way
     * @return its length, or 0: a counter says why
     */
    int repeat(int sequenceNumber, byte[] into, int at, long leastPauseNanos, long nowNanos) {
        int entry = find(sequenceNumber, nowNanos);
        if (entry == NOT_HERE) {
            gone++;
            return 0;
        }
        if (repeats[entry] > 0 && nowNanos - repeatedNanos[entry] < leastPauseNanos) {
            tooSoon++;
            return 0;
        }
        if (repeats[entry] == MOST_REPEATS) {
            tooOften++;
            return 0;
        }
        byte[] from = pages[places[entry] / PAGE_BYTES];
        if (from == null) {
            throw new IllegalStateException("a packet lies on no page");
        }
        System.arraycopy(from, places[entry] % PAGE_BYTES, into, at, lengths[entry]);
        repeats[entry]++;
        repeatedNanos[entry] = nowNanos;
        return lengths[entry];
    }

    private int find(int sequenceNumber, long nowNanos) {
        int entry = sequenceNumber & MASK;
        boolean here = sequences[entry] == sequenceNumber
                && turns[entry] == pageTurns[places[entry] / PAGE_BYTES]
                && nowNanos - sentNanos[entry] <= oldestNanos;
        return here ? entry : NOT_HERE;
    }

    int heldBytes() {
        return pageCount * PAGE_BYTES;
    }

    /** Not kept: longer than a page. */
    long tooLong() {
        return tooLong;
    }

    /** Asked for and no longer, or never, here. */
    long gone() {
        return gone;
    }

    /** Asked for again while it was on its way. */
    long tooSoon() {
        return tooSoon;
    }

    /** Asked for again and again. */
    long tooOften() {
        return tooOften;
    }
}
