package org.parlour.conference.calls;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.PhoneQuality;

/** The calls that ended last, and what became of all their lines. Guarded by the {@link CallBoard}. */
final class LineTally {
    // The oldest goes: records that are kept for good are not held in memory.
    private static final int MOST = 1_000;
    private static final double GOOD_MOS = 4.03;
    private static final double FAIR_MOS = 3.6;

    private enum Grade {
        GOOD,
        FAIR,
        POOR
    }

    private final Deque<EndedCall> last = new ArrayDeque<>();
    private final Map<Grade, Long> uplinks = new EnumMap<>(Grade.class);
    private final Map<Grade, Long> downlinks = new EnumMap<>(Grade.class);
    private long silent;
    private long deaf;

    void add(EndedCall call) {
        keep(call);
        silent += call.line() == LineState.SILENT ? 1 : 0;
        PhoneQuality quality = call.quality();
        if (quality != null) {
            count(uplinks, quality.uplink());
            count(downlinks, quality.downlink());
            deaf += quality.deaf() ? 1 : 0;
        }
    }

    /** Of a call without a line. */
    void keep(EndedCall call) {
        if (last.size() == MOST) {
            last.removeLast();
        }
        last.addFirst(call);
    }

    private static void count(Map<Grade, Long> grades, PhoneQuality.@Nullable Way way) {
        if (way != null) {
            grades.merge(grade(way), 1L, Long::sum);
        }
    }

    private static Grade grade(PhoneQuality.Way way) {
        return way.mos() >= GOOD_MOS ? Grade.GOOD : way.mos() >= FAIR_MOS ? Grade.FAIR : Grade.POOR;
    }

    /** The newest first. */
    List<EndedCall> ended() {
        return List.copyOf(last);
    }

    LineCounters counters(Collection<LiveCall> calls) {
        return new LineCounters(
                uplinks.getOrDefault(Grade.GOOD, 0L),
                uplinks.getOrDefault(Grade.FAIR, 0L),
                uplinks.getOrDefault(Grade.POOR, 0L),
                downlinks.getOrDefault(Grade.GOOD, 0L),
                downlinks.getOrDefault(Grade.FAIR, 0L),
                downlinks.getOrDefault(Grade.POOR, 0L),
                silent,
                deaf,
                calls.stream()
                        .filter(call -> call.phone().line() == LineState.SILENT)
                        .count(),
                calls.stream().filter(LineTally::isDeaf).count(),
                calls.stream().filter(LineTally::isPoor).count());
    }

    private static boolean isDeaf(LiveCall call) {
        PhoneQuality quality = call.phone().quality();
        return quality != null && quality.deaf();
    }

    private static boolean isPoor(LiveCall call) {
        PhoneQuality quality = call.phone().quality();
        return quality != null && (isPoor(quality.uplink()) || isPoor(quality.downlink()));
    }

    private static boolean isPoor(PhoneQuality.@Nullable Way way) {
        return way != null && grade(way) == Grade.POOR;
    }
}
