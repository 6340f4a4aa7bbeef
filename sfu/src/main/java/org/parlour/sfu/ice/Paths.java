package org.parlour.sfu.ice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways to one peer that have passed a check, and the one that is used. */
final class Paths {
    /** A laptop with Wi-Fi, cable and VPN, in both families, against two addresses of ours. */
    static final int MOST = 8;

    private static final class Way {
        private final Path path;
        private long lastValidNanos;

        private Way(Path path, long nowNanos) {
            this.path = path;
            lastValidNanos = nowNanos;
        }
    }

    private final List<Way> ways = new ArrayList<>(MOST);
    private @Nullable Way selected;

    /** Notes a valid check; true where the path is new. */
    boolean touch(Path path, long nowNanos) {
        for (Way way : ways) {
            if (way.path.equals(path)) {
                way.lastValidNanos = nowNanos;
                return false;
            }
        }
        ways.add(new Way(path, nowNanos));
        return true;
    }

    /** The path that must go because a new one came: of those not used, the one that was silent longest. */
    @Nullable
    Path evict() {
        if (ways.size() <= MOST) {
            return null;
        }
        Way stalest = ways.stream()
                .filter(way -> way != selected)
                .min(Comparator.comparingLong(way -> way.lastValidNanos))
                .orElseThrow();
        ways.remove(stalest);
        return stalest.path;
    }

    @Nullable
    Path selected() {
        return selected == null ? null : selected.path;
    }

    /** Whether the path in use, if there is one, has passed no check for that long. */
    boolean isSilent(long spanNanos, long nowNanos) {
        return selected == null || nowNanos - selected.lastValidNanos >= spanNanos;
    }

    /** Uses this path from here on; false where it was used before. */
    boolean select(Path path) {
        if (selected != null && selected.path.equals(path)) {
            return false;
        }
        selected = ways.stream()
                .filter(way -> way.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a path that passed no check"));
        return true;
    }

    /** Uses the path that was heard last, if there is any. */
    @Nullable
    Path selectFreshest() {
        selected = ways.stream()
                .max(Comparator.comparingLong(way -> way.lastValidNanos))
                .orElse(null);
        return selected();
    }

    /** Takes out all of a gate. */
    List<Path> closeGate(int gate) {
        List<Way> closed = ways.stream().filter(way -> way.path.gate() == gate).toList();
        ways.removeAll(closed);
        if (selected != null && selected.path.gate() == gate) {
            selected = null;
        }
        return closed.stream().map(way -> way.path).toList();
    }

    /** Takes out those that are not used and have been silent for that long. */
    List<Path> dropSilent(long spanNanos, long nowNanos) {
        List<Way> silent = ways.stream()
                .filter(way -> way != selected && nowNanos - way.lastValidNanos >= spanNanos)
                .toList();
        ways.removeAll(silent);
        return silent.stream().map(way -> way.path).toList();
    }

    /** When {@link #dropSilent} will find the next. */
    long nextSilenceNanos(long spanNanos) {
        // Asked at every tick of every seat: a stream here was most of the garbage of a silent room.
        long next = IceAgent.NEVER;
        for (int i = 0; i < ways.size(); i++) {
            Way way = ways.get(i);
            if (way != selected) {
                next = Math.min(next, way.lastValidNanos + spanNanos);
            }
        }
        return next;
    }

    List<Path> clear() {
        List<Path> all = ways.stream().map(way -> way.path).toList();
        ways.clear();
        selected = null;
        return all;
    }

    int size() {
        return ways.size();
    }
}
