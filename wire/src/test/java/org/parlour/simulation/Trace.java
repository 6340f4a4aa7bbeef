package org.parlour.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The last things that happened in a run; what is older is forgotten. Lines are put into words only when read. */
public final class Trace {
    private static final int KEPT_LINES = 60;

    private record Line(double atMillis, Supplier<String> words) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%12.3f ms  %s", atMillis, words.get());
        }
    }

    private final Deque<Line> lines = new ArrayDeque<>(KEPT_LINES);
    private final long birthNanos;

    Trace(long birthNanos) {
        this.birthNanos = birthNanos;
    }

    /** Remembers something; the words must not change their meaning until they are asked for. */
    public void note(long nowNanos, Supplier<String> words) {
        if (lines.size() == KEPT_LINES) {
            lines.removeFirst();
        }
        lines.addLast(new Line((nowNanos - birthNanos) / 1e6, words));
    }

    @Override
    public String toString() {
        return lines.isEmpty()
                ? "  nothing happened"
                : lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
    }
}
