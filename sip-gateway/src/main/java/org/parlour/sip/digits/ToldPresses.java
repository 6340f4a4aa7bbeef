package org.parlour.sip.digits;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.dtmf.Key;

/** The presses of the last few seconds, in the order in which they were told, until the other roads say them too. */
final class ToldPresses {
    // More than fingers do in four seconds. The oldest goes: its twins are the least likely still to come.
    private static final int MOST = 32;

    /** A press that one road told. */
    static final class Press {
        private final Key key;
        private final long toldNanos;
        // Which roads said it, and which will say it no more, because they said a later one.
        private int saidBy;
        private int passedBy;

        private Press(Key key, Road by, long toldNanos) {
            this.key = key;
            this.toldNanos = toldNanos;
            this.saidBy = by.bit();
        }

        boolean isSaidBy(Road road) {
            return (saidBy & road.bit()) != 0;
        }

        private boolean waitsFor(Road road, long nowNanos) {
            return ((saidBy | passedBy) & road.bit()) == 0 && nowNanos - toldNanos <= road.lagNanos();
        }
    }

    private final Deque<Press> presses = new ArrayDeque<>();
    private boolean leaptEvents;

    void add(Key key, Road by, long nowNanos) {
        if (presses.size() == MOST) {
            presses.remove();
        }
        presses.add(new Press(key, by, nowNanos));
    }

    /**
     * The press that a road says once more: the first of that key that it has not said yet. Those told before it that it
     * left out it will not say any more.
     */
    @Nullable
    Press twin(Key key, Road road, long nowNanos) {
        forget(nowNanos);
        leaptEvents = false;
        Press twin = null;
        for (Press press : presses) {
            if (press.waitsFor(road, nowNanos) && press.key.equals(key)) {
                twin = press;
                break;
            }
        }
        if (twin != null) {
            leapTo(twin, road, nowNanos);
            twin.saidBy |= road.bit();
        }
        return twin;
    }

    private void leapTo(Press twin, Road road, long nowNanos) {
        for (Press press : presses) {
            if (press == twin) {
                return;
            }
            leaptEvents |= press.waitsFor(road, nowNanos) && press.isSaidBy(Road.EVENTS);
            press.passedBy |= road.bit();
        }
    }

    /** Whether the last twin's road left out a press that the events said. */
    boolean hasLeaptEvents() {
        return leaptEvents;
    }

    /** A road said something new, and keeps its order: it will say nothing more of what is here. */
    void passAll(Road road) {
        presses.forEach(press -> press.passedBy |= road.bit());
    }

    /** Whether a press that one road said waits for another to say it too. */
    boolean anyWaits(Road by, Road road, long nowNanos) {
        return presses.stream().anyMatch(press -> press.isSaidBy(by) && press.waitsFor(road, nowNanos));
    }

    private void forget(long nowNanos) {
        while (!presses.isEmpty() && nowNanos - presses.element().toldNanos > Road.LONGEST_LAG_NANOS) {
            presses.remove();
        }
    }
}
