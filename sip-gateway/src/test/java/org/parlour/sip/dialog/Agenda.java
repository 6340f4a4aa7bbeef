package org.parlour.sip.dialog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.parlour.simulation.ManualClock;
import org.parlour.simulation.Simulation;

/** What somebody means to do later. */
final class Agenda {
    /** One such thing, until it is done or struck out. */
    static final class Entry {
        private final long atNanos;
        private final Runnable action;
        private boolean isStruckOut;

        private Entry(long atNanos, Runnable action) {
            this.atNanos = atNanos;
            this.action = action;
        }

        void strikeOut() {
            isStruckOut = true;
        }
    }

    private final ManualClock clock;
    private final List<Entry> entries = new ArrayList<>();

    Agenda(ManualClock clock) {
        this.clock = clock;
    }

    long nowNanos() {
        return clock.nowNanos();
    }

    Entry in(long nanos, Runnable action) {
        Entry entry = new Entry(clock.nowNanos() + nanos, action);
        entries.add(entry);
        return entry;
    }

    long nextNanos() {
        entries.removeIf(entry -> entry.isStruckOut);
        return entries.stream().mapToLong(entry -> entry.atNanos).min().orElse(Simulation.NEVER);
    }

    void doWhatIsDue() {
        List<Entry> due = entries.stream()
                .filter(entry -> entry.atNanos <= clock.nowNanos())
                .sorted(Comparator.comparingLong(entry -> entry.atNanos))
                .toList();
        entries.removeAll(due);
        for (Entry entry : due) {
            if (!entry.isStruckOut) {
                entry.action.run();
            }
        }
    }
}
