package org.parlour.callers.page;

import java.io.IOException;
import java.nio.file.Path;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Wav;

/** What a browser takes for a microphone: a marker at 48 kHz, over and over; it ends where it begins. */
public final class MicrophoneFile {
    static final int RATE_HZ = 48_000;

    private static final int FACTOR = RATE_HZ / Marker.RATE_HZ;
    private static final int PERIODS = 25;
    // Neighbours on either side from which a sample between two is made.
    private static final int REACH = 16;

    private MicrophoneFile() {}

    public static void write(Path file, Marker marker) throws IOException {
        short[] period = raised(marker.period());
        short[] line = new short[PERIODS * period.length];
        for (int i = 0; i < PERIODS; i++) {
            System.arraycopy(period, 0, line, i * period.length, period.length);
        }
        Wav.write(file, line, RATE_HZ);
    }

    /** Six samples for one, by a windowed sinc, round the ring that a period is. */
    static short[] raised(short[] period) {
        short[] raised = new short[FACTOR * period.length];
        for (int phase = 0; phase < FACTOR; phase++) {
            double[] kernel = kernel(phase / (double) FACTOR);
            for (int i = 0; i < period.length; i++) {
                double sum = 0;
                for (int tap = 0; tap < kernel.length; tap++) {
                    sum += kernel[tap] * period[Math.floorMod(i + tap - REACH + 1, period.length)];
                }
                raised[i * FACTOR + phase] =
                        (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
            }
        }
        return raised;
    }

    private static double[] kernel(double between) {
        double[] kernel = new double[2 * REACH];
        for (int tap = 0; tap < kernel.length; tap++) {
            double away = tap - REACH + 1 - between;
            double sinc = away == 0 ? 1 : Math.sin(Math.PI * away) / (Math.PI * away);
            kernel[tap] = sinc * (0.5 + 0.5 * Math.cos(Math.PI * away / (REACH + 1)));
        }
        return kernel;
    }
}
