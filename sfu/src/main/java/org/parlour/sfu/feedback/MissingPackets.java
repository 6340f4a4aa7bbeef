package org.parlour.sfu.feedback;

import org.parlour.wire.rtp.SequenceNumbers;

/**
 * The packets of one stream that did not come, and when each is asked for: after a moment in which it may only be
 * late, then once per round trip, until it comes, or is too old, or was asked for often enough.
 *
 * <p>Bounded: the oldest is given up for the newest. A packet that comes in order costs one comparison.
 */
final class MissingPackets {
    static final int MOST_MISSING = 256;
    static final int MOST_ASKS = 10;

    static final long NEVER = Long.MAX_VALUE;

    // Paths that reorder do so within a few packets' time; asking sooner asks for what is on its way.
    private static final long MAY_BE_LATE_NANOS = 10_000_000L;
    private static final long LEAST_PAUSE_NANOS = 20_000_000L;
    // A gap that no line makes: the sender began anew.
    private static final int MOST_AHEAD = 1000;

    private final long oldestNanos;
    private final long[] indexes = new long[MOST_MISSING];
    private final long[] missedNanos = new long[MOST_MISSING];
    private final long[] askedNanos = new long[MOST_MISSING];
    private final int[] asks = new int[MOST_MISSING];
    private final int[] due = new int[MOST_MISSING];

    private boolean begun;
    private long highest;
    private int count;
    private long nextNanos = NEVER;

    private long asked;
    private long found;
    private long givenUp;
    private long lastAnswerNanos = -1;

    /** @param oldestNanos how long anybody waits for a packet */
    MissingPackets(long oldestNanos) {
        this.oldestNanos = oldestNanos;
    }

    void arrived(int sequenceNumber, long nowNanos) {
        if (!begun) {
            begun = true;
            highest = sequenceNumber;
            return;
        }
        long index = SequenceNumbers.extend(highest, sequenceNumber);
        if (index <= highest && highest - index <= MOST_AHEAD) {
            found(index, nowNanos);
            return;
        }
        if (Math.abs(index - highest) > MOST_AHEAD) {
            giveUp(count);
        } else {
            for (long missing = highest + 1; missing < index; missing++) {
                add(missing, nowNanos);
            }
        }
        highest = index;
    }

    private void add(long index, long nowNanos) {
        if (count == MOST_MISSING) {
            giveUp(1);
        }
        indexes[count] = index;
        missedNanos[count] = nowNanos;
        asks[count] = 0;
        count++;
        nextNanos = Math.min(nextNanos, nowNanos + MAY_BE_LATE_NANOS);
    }

    private void found(long index, long nowNanos) {
        for (int i = 0; i < count; i++) {
            if (indexes[i] == index) {
                // Only a packet that was asked for once tells which question it answers.
                lastAnswerNanos = asks[i] == 1 ? nowNanos - askedNanos[i] : -1;
                found++;
                remove(i, 1);
                return;
            }
        }
    }

    private void remove(int at, int many) {
        int behind = count - at - many;
        System.arraycopy(indexes, at + many, indexes, at, behind);
        System.arraycopy(missedNanos, at + many, missedNanos, at, behind);
        System.arraycopy(askedNanos, at + many, askedNanos, at, behind);
        System.arraycopy(asks, at + many, asks, at, behind);
        count -= many;
    }

    private void giveUp(int oldest) {
        givenUp += oldest;
        remove(0, oldest);
    }

    /** A key frame begins here: nobody needs what is missing before it. */
    void forgetBefore(int sequenceNumber) {
        long index = SequenceNumbers.extend(highest, sequenceNumber);
        int obsolete = 0;
        while (obsolete < count && indexes[obsolete] < index) {
            obsolete++;
        }
        remove(0, obsolete);
    }

    /** How long the packet that was found last took to be sent again; −1 if it was not, or nobody knows. */
    long takeAnswerNanos() {
        long answer = lastAnswerNanos;
        lastAnswerNanos = -1;
        return answer;
    }

    /**
     * Gathers what is to be asked for now.
     *
     * @return how many {@link #due(int)} there are
     */
    int gather(long nowNanos, long roundTripNanos) {
        if (nowNanos < nextNanos) {
            return 0;
        }
        int gathered = 0;
        int kept = 0;
        nextNanos = NEVER;
        for (int i = 0; i < count; i++) {
            boolean isDue = dueNanos(i, roundTripNanos) <= nowNanos;
            if (isDue && (asks[i] == MOST_ASKS || nowNanos - missedNanos[i] > oldestNanos)) {
                givenUp++;
                continue;
            }
            if (isDue) {
                due[gathered++] = (int) indexes[i] & 0xFFFF;
                asks[i]++;
                askedNanos[i] = nowNanos;
            }
            nextNanos = Math.min(nextNanos, dueNanos(i, roundTripNanos));
            move(i, kept++);
        }
        count = kept;
        asked += gathered;
        return gathered;
    }

    private void move(int from, int to) {
        indexes[to] = indexes[from];
        missedNanos[to] = missedNanos[from];
        askedNanos[to] = askedNanos[from];
        asks[to] = asks[from];
    }

    private long dueNanos(int i, long roundTripNanos) {
        // A little more than one round trip, or the answer to the last question is still on its way.
        return asks[i] == 0
                ? missedNanos[i] + MAY_BE_LATE_NANOS
                : askedNanos[i] + Math.max(LEAST_PAUSE_NANOS, roundTripNanos + roundTripNanos / 4);
    }

    int due(int n) {
        return due[n];
    }

    long nextDeadlineNanos() {
        return nextNanos;
    }

    int missing() {
        return count;
    }

    long asked() {
        return asked;
    }

    long found() {
        return found;
    }

    long givenUp() {
        return givenUp;
    }
}
