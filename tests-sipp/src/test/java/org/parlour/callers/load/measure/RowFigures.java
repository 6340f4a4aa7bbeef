package org.parlour.callers.load.measure;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.parlour.callers.load.Crowd;
import org.parlour.callers.load.MouthToEar;
import org.parlour.callers.load.Spread;
import org.parlour.callers.load.ThreadTimes;

/** What came of one row: a measurement for each window. */
record RowFigures(Row row, List<Crowd.Figures> windows) {
    private static final double LATE_MILLIS = 20;

    /** One for each window. */
    Spread cpuMillis() {
        return spread(Crowd.Figures::cpuMillis);
    }

    Spread ownCores() {
        return spread(Crowd.Figures::ownCores);
    }

    double threadMillis(ToDoubleFunction<ThreadTimes> kind) {
        return spread(window -> kind.applyAsDouble(Objects.requireNonNull(window.threads())))
                .at(50);
    }

    double residentMegabytes() {
        return windows.getLast().residentMegabytes();
    }

    double lostPercent() {
        return windows.stream()
                .mapToDouble(window -> Math.max(0, window.lostPercent()))
                .average()
                .orElse(Double.NaN);
    }

    Spread lateness() {
        return Spread.ofAll(windows.stream().map(Crowd.Figures::lateness).toList());
    }

    Spread echoLateness() {
        return Spread.ofAll(windows.stream().map(Crowd.Figures::echoLateness).toList());
    }

    Spread ownLateness() {
        return Spread.ofAll(windows.stream().map(Crowd.Figures::ownLateness).toList());
    }

    static double latePercent(Spread lateness) {
        return lateness.percentAbove(LATE_MILLIS);
    }

    /** A part of the delay, or all of it, from each speaker to each listener in each window. */
    Spread voices(ToDoubleFunction<MouthToEar> part) {
        return Spread.of(windows.stream()
                .flatMap(window -> window.voices().stream())
                .filter(MouthToEar::found)
                .mapToDouble(part));
    }

    int voicesListenedTo() {
        return windows.stream().mapToInt(window -> window.voices().size()).sum();
    }

    private Spread spread(ToDoubleFunction<Crowd.Figures> figure) {
        return Spread.of(windows.stream().mapToDouble(figure));
    }

    /** For the terminal. */
    @Override
    public String toString() {
        Spread late = lateness();
        Spread echo = echoLateness();
        Spread own = ownLateness();
        return String.format(
                Locale.ROOT,
                """
                %s
                  CPU        %s ms a call and second; loops %.3f, compilers %.3f, collector %.3f, others %.3f; %.0f MB
                  late       %.3f %% > 20 ms, p50 %.2f p99 %.2f p99.9 %.2f ms; missing %.3f %%
                  echo       %.3f %% > 20 ms, p50 %.2f p99 %.2f p99.9 %.2f ms
                  generator  %.2f processors, late p50 %.2f p99 %.2f p99.9 %.2f ms
                  to the ear %s ms (%d of %d voices) = %.0f packet + %s wait + %s held + %s rest\
                """,
                row,
                range(cpuMillis(), "%.3f"),
                threadMillis(ThreadTimes::loopMillis),
                threadMillis(ThreadTimes::compilerMillis),
                threadMillis(ThreadTimes::collectorMillis),
                threadMillis(ThreadTimes::otherMillis),
                residentMegabytes(),
                latePercent(late),
                late.at(50),
                late.at(99),
                late.at(99.9),
                lostPercent(),
                latePercent(echo),
                echo.at(50),
                echo.at(99),
                echo.at(99.9),
                ownCores().at(50),
                own.at(50),
                own.at(99),
                own.at(99.9),
                range(voices(MouthToEar::millis), "%.1f"),
                voices(MouthToEar::millis).count(),
                voicesListenedTo(),
                MouthToEar.PACKET_MILLIS,
                range(voices(MouthToEar::waitMillis), "%.1f"),
                range(voices(MouthToEar::heldMillis), "%.0f"),
                range(voices(MouthToEar::restMillis), "%.1f"));
    }

    /** The middle, and from where to where they go. */
    static String range(Spread spread, String format) {
        return String.format(
                Locale.ROOT, format + " (" + format + "–" + format + ")", spread.at(50), spread.at(0), spread.at(100));
    }
}
