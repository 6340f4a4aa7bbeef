package org.parlour.callers.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * How late a voice is heard, by listening: the said is looked for in what was heard, a tenth of a second at a time.
 * Where nobody speaks, or what was heard was not said like this, there is no answer. At 8 kHz.
 */
final class DelayTrace {
    /** @param lateSamples of what was heard behind what was said */
    record Found(int heardAt, int lateSamples) {}

    private static final int WINDOW = 800;
    private static final int STEP = 800;
    private static final int NEAR = 240;
    private static final int MOST_LATE = 8_000;
    private static final double LOUD = WINDOW * 150.0 * 150.0;
    private static final double SURE = 0.95;
    private static final double LIKELY = 0.8;

    private final short[] said;
    private final short[] heard;

    DelayTrace(short[] said, short[] heard) {
        this.said = said;
        this.heard = heard;
    }

    List<Found> found() {
        List<Found> found = new ArrayList<>();
        int last = 0;
        for (int at = MOST_LATE; at + WINDOW <= heard.length; at += STEP) {
            double energy = energy(heard, at);
            if (energy < LOUD) {
                continue;
            }
            Best best = best(at, energy, Math.max(0, last - NEAR), Math.min(MOST_LATE, last + NEAR));
            if (best.alike() < SURE) {
                // A voice is often like itself: elsewhere it must be very much so.
                Best anywhere = best(at, energy, 0, MOST_LATE);
                best = anywhere.alike() > Math.max(SURE, best.alike()) ? anywhere : best;
            }
            if (best.alike() >= LIKELY) {
                last = best.late();
                found.add(new Found(at + WINDOW / 2, last));
            }
        }
        return found;
    }

    private record Best(int late, double alike) {}

    private Best best(int at, double energy, int least, int most) {
        int best = least;
        double alike = 0;
        for (int late = least; late <= most; late++) {
            int from = at - late;
            if (from < 0 || from + WINDOW > said.length) {
                continue;
            }
            long product = 0;
            long squares = 1;
            for (int i = 0; i < WINDOW; i += 2) {
                product += said[from + i] * heard[at + i];
                squares += said[from + i] * said[from + i];
            }
            double now = 2 * product / Math.sqrt(2.0 * squares * energy);
            if (now > alike) {
                alike = now;
                best = late;
            }
        }
        return new Best(best, alike);
    }

    private static double energy(short[] samples, int at) {
        double squares = 0;
        for (int i = at; i < at + WINDOW; i++) {
            squares += samples[i] * samples[i];
        }
        return squares;
    }
}
