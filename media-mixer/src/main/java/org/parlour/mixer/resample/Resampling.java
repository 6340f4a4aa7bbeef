package org.parlour.mixer.resample;

/** Whole clips from one rate to another, outside the media path: exact in time, as long as it takes. */
public final class Resampling {
    private static final int LEAST_HZ = 8_000;
    private static final int MOST_HZ = 48_000;
    // Zero crossings of the sinc on each side.
    private static final int CROSSINGS = 24;
    // What lies above this part of the narrower band is given up, for the filter needs a slope.
    private static final double PASS = 0.92;
    private static final double SHAPE = 7;

    private Resampling() {}

    /** The clip at another rate, as long as it was. The same array where the rates are the same. */
    public static short[] whole(short[] samples, int fromHz, int toHz) {
        if (Math.min(fromHz, toHz) < LEAST_HZ || Math.max(fromHz, toHz) > MOST_HZ) {
            throw new IllegalArgumentException("no rates of a clip: " + fromHz + " to " + toHz + " Hz");
        }
        if (fromHz == toHz) {
            return samples;
        }
        int divisor = greatestDivisor(fromHz, toHz);
        int step = fromHz / divisor;
        int phases = toHz / divisor;
        double[][] taps = taps(step, phases);
        int reach = taps[0].length / 2;
        short[] resampled = new short[Math.toIntExact(Math.ceilDiv((long) samples.length * phases, step))];
        for (int i = 0; i < resampled.length; i++) {
            long place = (long) i * step;
            int middle = (int) (place / phases);
            resampled[i] = at(samples, middle - reach, taps[(int) (place % phases)]);
        }
        return resampled;
    }

    private static short at(short[] samples, int first, double[] taps) {
        double sum = 0;
        int from = Math.max(0, -first);
        int to = Math.min(taps.length, samples.length - first);
        for (int i = from; i < to; i++) {
            sum += taps[i] * samples[first + i];
        }
        return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** For each place of an output between two inputs, what each of the inputs around it counts. */
    private static double[][] taps(int step, int phases) {
        double cutoff = PASS * Math.min(1, phases / (double) step);
        int reach = (int) Math.ceil(CROSSINGS / cutoff);
        double[][] taps = new double[phases][2 * reach + 1];
        for (int phase = 0; phase < phases; phase++) {
            double sum = 0;
            for (int i = 0; i < taps[phase].length; i++) {
                double distance = i - reach - phase / (double) phases;
                taps[phase][i] = sinc(cutoff * distance) * Kaiser.window(distance / reach, SHAPE);
                sum += taps[phase][i];
            }
            for (int i = 0; i < taps[phase].length; i++) {
                taps[phase][i] /= sum;
            }
        }
        return taps;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static int greatestDivisor(int a, int b) {
        return b == 0 ? a : greatestDivisor(b, a % b);
    }
}
