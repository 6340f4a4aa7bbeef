package org.parlour.sfu.forward;

import java.util.Arrays;
import org.parlour.wire.rtp.SequenceNumbers;

/**
 * Numbers the packets of a publisher anew, so that those which go no further leave no gap: a viewer would take it for
 * a loss and ask for it again and again.
 *
 * <p>A packet that is missing keeps its number until it comes. If it then turns out to be one that goes no further,
 * its number is used up all the same, and somebody must fill it.
 */
final class SequenceLedger {
    static final long REPEATED = -1;
    static final long TOO_LATE = -2;
    static final long OUT_OF_LINE = -3;
    /** Left out in its place: no number was used. */
    static final long LEFT_OUT = -4;

    // RFC 3550 A.1: a minute of loss at 50 packets a second is a gap; more is a new beginning.
    private static final int MOST_AHEAD = 3000;
    private static final long NO_NUMBER = -1;
    private static final int NO_SEQUENCE = -1;

    private final long[] numbers;
    private final boolean[] seen;
    private final int mask;
    private boolean begun;
    private long highest;
    private long next;
    private int afterOutOfLine = NO_SEQUENCE;
    private int generation;

    /** @param window how far behind the newest a packet may come; a power of two */
    SequenceLedger(int window) {
        numbers = new long[window];
        seen = new boolean[window];
        mask = window - 1;
        if (Integer.bitCount(window) != 1) {
            throw new IllegalArgumentException("no power of two: " + window);
        }
    }

    /**
     * The number of a packet, or one of the negative codes.
     *
     * @param wanted whether it shall have a number of its own where none is reserved for it yet
     */
    long enter(int sequenceNumber, boolean wanted) {
        if (!begun) {
            begin(sequenceNumber);
            return append(wanted);
        }
        long index = SequenceNumbers.extend(highest, sequenceNumber);
        long ahead = index - highest;
        if (ahead > 0 && ahead <= MOST_AHEAD) {
            reserve(index);
            return append(wanted);
        }
        return ahead <= 0 && -ahead <= mask ? late(index) : farAway(sequenceNumber, wanted);
    }

    private void begin(int sequenceNumber) {
        begun = true;
        highest = sequenceNumber - 1L;
        afterOutOfLine = NO_SEQUENCE;
        Arrays.fill(numbers, NO_NUMBER);
    }

    private void reserve(long index) {
        while (highest < index - 1) {
            highest++;
            numbers[(int) highest & mask] = next++;
            seen[(int) highest & mask] = false;
        }
    }

    private long append(boolean wanted) {
        highest++;
        afterOutOfLine = NO_SEQUENCE;
        int at = (int) highest & mask;
        seen[at] = true;
        numbers[at] = wanted ? next : NO_NUMBER;
        return wanted ? next++ : LEFT_OUT;
    }

    private long late(long index) {
        int at = (int) index & mask;
        if (numbers[at] == NO_NUMBER || seen[at]) {
            return REPEATED;
        }
        seen[at] = true;
        return numbers[at];
    }

    private long farAway(int sequenceNumber, boolean wanted) {
        if (sequenceNumber != afterOutOfLine) {
            afterOutOfLine = SequenceNumbers.next(sequenceNumber);
            // A little further behind than the window is late; anything else may be a sender that began anew.
            return isBehind(sequenceNumber) ? TOO_LATE : OUT_OF_LINE;
        }
        // RFC 3550 A.1: two in order from far away, the sender restarted without telling us.
        generation++;
        begin(sequenceNumber);
        return append(wanted);
    }

    private boolean isBehind(int sequenceNumber) {
        long behind = highest - SequenceNumbers.extend(highest, sequenceNumber);
        return behind > 0 && behind <= MOST_AHEAD;
    }

    /** Whether a packet would be ahead of all others. */
    boolean isAhead(int sequenceNumber) {
        return !begun || SequenceNumbers.isNewer(sequenceNumber, (int) highest & 0xFFFF);
    }

    /** Whether a packet would come right behind the newest one, with nothing missing between. */
    boolean isNext(int sequenceNumber) {
        return !begun || sequenceNumber == SequenceNumbers.next((int) highest & 0xFFFF);
    }

    /** Whether the packet that was entered last is ahead of all others. */
    boolean isNewest(long number) {
        return number == next - 1;
    }

    /** Grows when the sender began anew: what was known of its clock is void. */
    int generation() {
        return generation;
    }
}
