package org.parlour.wire.srtp;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where each stream of one direction stands; the part of an SRTP context that a take-over carries to
 * another node beside the key.
 *
 * <p>A small table with open addressing: looking up allocates nothing, an entry is made when a
 * stream begins and stays as long as the key.
 */
public final class SrtpIndexes {
    static final long HIGHEST_RTP_INDEX = (1L << 48) - 1;
    static final long HIGHEST_RTCP_INDEX = (1L << 31) - 1;

    private static final int FIRST_CAPACITY = 16;

    private final int most;
    private final long highestIndex;
    private int[] ssrcs = new int[FIRST_CAPACITY];
    // An empty place is one without a window, as every SSRC is valid, 0 too.
    private @Nullable IndexWindow[] windows = new IndexWindow[FIRST_CAPACITY];
    private int size;

    private SrtpIndexes(int most, long highestIndex) {
        this.most = most;
        this.highestIndex = highestIndex;
    }

    static SrtpIndexes ofRtp(SrtpLimits limits) {
        return new SrtpIndexes(limits.ssrcs(), HIGHEST_RTP_INDEX);
    }

    static SrtpIndexes ofRtcp(SrtpLimits limits) {
        return new SrtpIndexes(limits.ssrcs(), HIGHEST_RTCP_INDEX);
    }

    /** How many streams have begun. */
    public int size() {
        return size;
    }

    /** The streams that have begun, in no order. */
    public int[] ssrcs() {
        return IntStream.range(0, windows.length)
                .filter(place -> windows[place] != null)
                .map(place -> ssrcs[place])
                .toArray();
    }

    /** The highest index of a stream, for RTP the roll-over counter and the sequence number; -1 for none. */
    public long highest(int ssrc) {
        IndexWindow window = find(ssrc);
        return window == null ? -1 : window.highest();
    }

    /**
     * Names the roll-over counter of a stream's first packet, where it is not 0: for one who joins a
     * stream that has run for a while. A stream that has begun cannot be set back; SRTCP carries its
     * index in the packet and has no such counter.
     */
    public void startAt(int ssrc, long rollOver) {
        if (rollOver < 0 || rollOver > HIGHEST_RTP_INDEX >>> 16 || highestIndex != HIGHEST_RTP_INDEX) {
            throw new IllegalArgumentException("no roll-over counter: " + rollOver);
        }
        require(ssrc).startAt(rollOver);
    }

    /**
     * Goes on with a stream that another node has begun: every index up to and including this one
     * counts as used. A take-over that does not know exactly names an index that is surely beyond.
     */
    public void resumeAfter(int ssrc, long index) {
        if (index < 0 || index > highestIndex) {
            throw new IllegalArgumentException("no index: " + index);
        }
        require(ssrc).resumeAfter(index);
    }

    @Nullable
    IndexWindow find(int ssrc) {
        return windows[place(ssrc)];
    }

    boolean isFull() {
        return size == most;
    }

    /** Null when the table is full. */
    @Nullable
    IndexWindow findOrAdd(int ssrc) {
        IndexWindow window = find(ssrc);
        return window != null || isFull() ? window : add(ssrc);
    }

    /** Begins a stream that the table has room for and does not hold. */
    IndexWindow add(int ssrc) {
        if (isFull()) {
            throw new IllegalStateException("no room for a stream beyond " + most);
        }
        if (2 * (size + 1) > windows.length) {
            grow();
        }
        size++;
        IndexWindow window = new IndexWindow();
        put(ssrc, window);
        return window;
    }

    private IndexWindow require(int ssrc) {
        IndexWindow window = find(ssrc);
        return window == null ? add(ssrc) : window;
    }

    private void grow() {
        int[] oldSsrcs = ssrcs;
        @Nullable IndexWindow[] oldWindows = windows;
        ssrcs = new int[2 * oldSsrcs.length];
        windows = new IndexWindow[2 * oldWindows.length];
        for (int i = 0; i < oldWindows.length; i++) {
            IndexWindow window = oldWindows[i];
            if (window != null) {
                put(oldSsrcs[i], window);
            }
        }
    }

    private void put(int ssrc, IndexWindow window) {
        int place = place(ssrc);
        ssrcs[place] = ssrc;
        windows[place] = window;
    }

    /** Where the SSRC lies, or the empty place where it belongs; half of the places are always empty. */
    private int place(int ssrc) {
        int mask = windows.length - 1;
        // Fibonacci hashing: SSRCs that count upwards, as ours do, spread over the table (at most 2^17 places).
        int place = ((ssrc * 0x9e3779b9) >>> 15) & mask;
        while (windows[place] != null && ssrcs[place] != ssrc) {
            place = (place + 1) & mask;
        }
        return place;
    }

    @Override
    public String toString() {
        return "SrtpIndexes[" + size + " of " + most + " streams]";
    }
}
