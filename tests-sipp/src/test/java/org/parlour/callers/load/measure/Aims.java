package org.parlour.callers.load.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parlour.callers.load.MouthToEar;
import org.parlour.callers.load.Spread;

/** What our contract wants of a row, and what of it was missed. */
final class Aims {
    static final double G711_CPU_MILLIS = 0.8;
    static final double G711_STRETCH_CPU_MILLIS = 0.5;
    static final double OPUS_CPU_MILLIS = 1.5;
    static final double MOST_LATE_PERCENT = 0.1;
    static final double LATE_BY_ECHO = 2;
    static final double MOUTH_TO_EAR_MILLIS = 40;
    static final double STRETCH_MOUTH_TO_EAR_MILLIS = 32;

    private Aims() {}

    /** NaN where nothing is wanted: cleaning and browsers have a price, and no bound. */
    static double cpuMillis(Row row) {
        if (row.kind() != Row.Kind.USUAL) {
            return Double.NaN;
        }
        return switch (row.codec()) {
            case G711 -> G711_CPU_MILLIS;
            case OPUS, OPUS_DTX -> OPUS_CPU_MILLIS;
            case G722 -> Double.NaN;
        };
    }

    /** In words; none where everything was reached. */
    static List<String> missedBy(RowFigures figures) {
        List<String> missed = new ArrayList<>();
        if (figures.row().isSockets()) {
            return missed;
        }
        double cpu = figures.cpuMillis().at(50);
        double cpuAim = cpuMillis(figures.row());
        if (cpu > cpuAim) {
            missed.add(String.format(Locale.ROOT, "CPU %.2f of %.1f ms", cpu, cpuAim));
        } else if (cpuAim == G711_CPU_MILLIS && cpu > G711_STRETCH_CPU_MILLIS) {
            missed.add(String.format(
                    Locale.ROOT, "CPU %.2f ms where the second aim is %.1f", cpu, G711_STRETCH_CPU_MILLIS));
        }
        double late = RowFigures.latePercent(figures.lateness());
        double echo = RowFigures.latePercent(figures.echoLateness());
        if (late > MOST_LATE_PERCENT) {
            missed.add(String.format(Locale.ROOT, "%.3f %% late where %.1f %% are allowed", late, MOST_LATE_PERCENT));
        }
        if (late > LATE_BY_ECHO * echo) {
            missed.add(String.format(Locale.ROOT, "%.3f %% late where the echo has %.3f %%", late, echo));
        }
        Spread delay = figures.voices(MouthToEar::millis);
        if (delay.at(50) > MOUTH_TO_EAR_MILLIS) {
            missed.add(
                    String.format(Locale.ROOT, "mouth to ear p50 %.1f of %.0f ms", delay.at(50), MOUTH_TO_EAR_MILLIS));
        } else if (delay.at(50) > STRETCH_MOUTH_TO_EAR_MILLIS) {
            missed.add(String.format(
                    Locale.ROOT,
                    "mouth to ear p50 %.1f ms where the stretch is %.0f",
                    delay.at(50),
                    STRETCH_MOUTH_TO_EAR_MILLIS));
        }
        return missed;
    }
}
