package org.parlour.sfu.demux;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How often each of its kind has come; counting makes nothing. */
final class Tally<E extends Enum<E>> {
    private final Map<E, long[]> cells;

    Tally(Class<E> kinds) {
        cells = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            cells.put(kind, new long[1]);
        }
    }

    void count(E kind) {
        cell(kind)[0]++;
    }

    long of(E kind) {
        return cell(kind)[0];
    }

    private long[] cell(E kind) {
        return Objects.requireNonNull(cells.get(kind));
    }
}
