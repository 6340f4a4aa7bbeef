package org.parlour.mixer.tone;

/** Adds decaying and swelling sines at 16 kHz, round the end of the array to its beginning. */
final class Notes {
    static final int RATE_HZ = 16_000;

    private static final double FULL_SCALE = 32_768;

    private final double[] samples;

    Notes(double seconds) {
        this.samples = new double[(int) Math.round(seconds * RATE_HZ)];
    }

    /** A string that is plucked: at once there, gone to a thousandth after so many seconds. */
    void pluck(double hertz, double atSeconds, double strength, double decaySeconds) {
        for (int partial = 1; partial <= 4; partial++) {
            // The higher, the softer and the sooner gone, as on a string.
            sine(hertz * partial, atSeconds, strength / (partial * partial), decaySeconds / partial);
        }
    }

    private void sine(double hertz, double atSeconds, double strength, double decaySeconds) {
        int from = (int) Math.round(atSeconds * RATE_HZ);
        int count = (int) (decaySeconds * RATE_HZ);
        double angle = 2 * Math.PI * hertz / RATE_HZ;
        double decay = StrictMath.pow(1e-3, 1.0 / count);
        double first = 2 * decay * StrictMath.cos(angle);
        double second = decay * decay;
        double before = 0;
        double now = strength * decay * StrictMath.sin(angle);
        int attack = RATE_HZ / 125;
        for (int i = 0; i < count; i++) {
            samples[(from + i) % samples.length] += now * Math.min(1, i / (double) attack);
            double next = first * now - second * before;
            before = now;
            now = next;
        }
    }

    /** A chord's voice that swells and ebbs. */
    void swell(double hertz, double atSeconds, double strength, double lengthSeconds) {
        int from = (int) Math.round(atSeconds * RATE_HZ);
        int count = (int) (lengthSeconds * RATE_HZ);
        double angle = 2 * Math.PI * hertz / RATE_HZ;
        double turn = 2 * StrictMath.cos(angle);
        double before = 0;
        double now = strength * StrictMath.sin(angle);
        double envelopeAngle = 2 * Math.PI / count;
        double envelopeTurn = 2 * StrictMath.cos(envelopeAngle);
        double envelopeBefore = StrictMath.cos(envelopeAngle);
        double envelope = 1;
        for (int i = 0; i < count; i++) {
            samples[(from + i) % samples.length] += now * (1 - envelope) / 2;
            double next = turn * now - before;
            before = now;
            now = next;
            double envelopeNext = envelopeTurn * envelope - envelopeBefore;
            envelopeBefore = envelope;
            envelope = envelopeNext;
        }
    }

    /** As samples of this loudness: their root mean square, in decibels below full scale. */
    short[] atLoudness(double decibels) {
        double squares = 0;
        for (double sample : samples) {
            squares += sample * sample;
        }
        double gain = FULL_SCALE * StrictMath.pow(10, decibels / 20) / Math.sqrt(squares / samples.length);
        short[] whole = new short[samples.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (short) Math.clamp(Math.round(samples[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return whole;
    }

    /** Equal temperament, A4 = 440 Hz. */
    static double hertz(int key) {
        return 440 * StrictMath.pow(2, (key - 69) / 12.0);
    }
}
