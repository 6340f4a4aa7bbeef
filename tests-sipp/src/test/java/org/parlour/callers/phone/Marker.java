package org.parlour.callers.phone;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The voice by which a caller is told from all others: twelve short voiced chirps with pseudo-random gaps, repeated
 * without end. Harmonics of a gliding pitch fill the telephone's band, so levels, detectors of speech and codecs treat it
 * as a voice, and no two seeds resemble each other.
 */
public final class Marker {
    public static final int RATE_HZ = 8_000;
    /** Two seconds and four tenths: any five seconds hold a whole pattern, and it is a whole number of packets. */
    public static final int PERIOD_SAMPLES = 19_200;

    private static final int CHIRPS = 12;
    private static final int CHIRP_SAMPLES = 560;
    private static final int SHORTEST_GAP_SAMPLES = 400;
    private static final int FADE_SAMPLES = 60;
    private static final int PEAK = 9_000;
    private static final double LOWEST_HZ = 300;
    private static final double HIGHEST_HZ = 3_300;

    private final short[] period = new short[PERIOD_SAMPLES];
    private final boolean[] sounding = new boolean[PERIOD_SAMPLES];

    private Marker(RandomGenerator random) {
        int[] gaps = gaps(random);
        int at = 0;
        for (int i = 0; i < CHIRPS; i++) {
            chirp(at, random);
            at += CHIRP_SAMPLES + gaps[i];
        }
    }

    public static Marker of(long seed) {
        return new Marker(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }

    private static int[] gaps(RandomGenerator random) {
        int free = PERIOD_SAMPLES - CHIRPS * (CHIRP_SAMPLES + SHORTEST_GAP_SAMPLES);
        int[] cuts = new int[CHIRPS + 1];
        for (int i = 1; i < CHIRPS; i++) {
            cuts[i] = random.nextInt(free + 1);
        }
        cuts[CHIRPS] = free;
        Arrays.sort(cuts);
        int[] gaps = new int[CHIRPS];
        for (int i = 0; i < CHIRPS; i++) {
            gaps[i] = SHORTEST_GAP_SAMPLES + cuts[i + 1] - cuts[i];
        }
        return gaps;
    }

    private void chirp(int at, RandomGenerator random) {
        double fromHz = random.nextDouble(110, 220);
        double toHz = fromHz * (random.nextBoolean() ? random.nextDouble(1.15, 1.5) : random.nextDouble(0.66, 0.87));
        double[] phases = random.doubles(64, 0, 2 * Math.PI).toArray();
        double[] sound = new double[CHIRP_SAMPLES];
        double pitchTurns = 0;
        for (int i = 0; i < CHIRP_SAMPLES; i++) {
            double pitchHz = fromHz + (toHz - fromHz) * i / CHIRP_SAMPLES;
            pitchTurns += pitchHz / RATE_HZ;
            for (int harmonic = (int) Math.ceil(LOWEST_HZ / pitchHz); harmonic * pitchHz < HIGHEST_HZ; harmonic++) {
                sound[i] += Math.sin(2 * Math.PI * pitchTurns * harmonic + phases[harmonic]);
            }
            sound[i] *= Math.min(1, Math.min(i, CHIRP_SAMPLES - 1 - i) / (double) FADE_SAMPLES);
        }
        double loudest = Arrays.stream(sound).map(Math::abs).max().orElse(1);
        for (int i = 0; i < CHIRP_SAMPLES; i++) {
            period[at + i] = (short) Math.round(sound[i] * PEAK / loudest);
            sounding[at + i] = true;
        }
    }

    /** One period. */
    public short[] period() {
        return period.clone();
    }

    /** The sample at a place of the endless line; places before the first are part of it too. */
    public short at(long sample) {
        return period[Math.floorMod(sample, PERIOD_SAMPLES)];
    }

    /** Whether a chirp sounds at a place of the endless line. */
    boolean isSounding(long sample) {
        return sounding[Math.floorMod(sample, PERIOD_SAMPLES)];
    }

    double energy() {
        double energy = 0;
        for (short sample : period) {
            energy += (double) sample * sample;
        }
        return energy;
    }

    /** The first so many samples of the endless line. */
    public short[] line(int samples) {
        short[] line = new short[samples];
        for (int i = 0; i < samples; i++) {
            line[i] = at(i);
        }
        return line;
    }
}
