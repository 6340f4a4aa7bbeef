package org.parlour.mixer.rig;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What is heard while a telephone rings far away, in ten countries (ITU-T E.180, Supplement 2); 8 kHz.
 *
 * @param modulationHz of its loudness; 0 for none
 * @param cadence in seconds, on and off by turns
 */
public record RingTone(String country, int modulationHz, List<Integer> hertz, List<Double> cadence) {
    public static final RingTone GERMANY = new RingTone("Germany", 0, List.of(425), List.of(1.0, 4.0));
    public static final RingTone JAPAN = new RingTone("Japan", 16, List.of(400), List.of(1.0, 2.0));

    private static final int RATE_HZ = 8_000;

    public static List<RingTone> all() {
        return List.of(
                GERMANY,
                new RingTone("France", 0, List.of(440), List.of(1.5, 3.5)),
                new RingTone("Spain", 0, List.of(425), List.of(1.5, 3.0)),
                new RingTone("Italy", 0, List.of(425), List.of(1.0, 4.0)),
                new RingTone("Russia", 0, List.of(425), List.of(0.8, 3.2)),
                new RingTone("Sweden", 0, List.of(425), List.of(1.0, 5.0)),
                new RingTone("United States", 0, List.of(440, 480), List.of(2.0, 4.0)),
                new RingTone("United Kingdom", 0, List.of(400, 450), List.of(0.4, 0.2, 0.4, 2.0)),
                new RingTone("Australia", 0, List.of(413, 438), List.of(0.4, 0.2, 0.4, 2.0)),
                JAPAN);
    }

    /**
     * From the beginning of a ring.
     *
     * @param decibels of the peak of each of its tones
     * @param noiseBelow by how many decibels the line's noise is below that, root mean square
     */
    public short[] samples(int seconds, double decibels, double noiseBelow, long seed) {
        short[] samples = new short[seconds * RATE_HZ];
        ring(samples, decibels, hertz, modulationHz, cadence);
        addNoise(samples, decibels - 3 - noiseBelow, seed);
        return samples;
    }

    /** Another tone of a network: by its frequencies and its cadence in seconds, on and off by turns. */
    public static short[] other(int seconds, double decibels, long seed, List<Integer> hertz, List<Double> cadence) {
        short[] samples = new short[seconds * RATE_HZ];
        ring(samples, decibels, hertz, 0, cadence);
        addNoise(samples, decibels - 40, seed);
        return samples;
    }

    private static void ring(
            short[] samples, double decibels, List<Integer> hertz, int modulationHz, List<Double> cadence) {
        double amplitude = Sounds.amplitude(decibels);
        for (int i = 0; i < samples.length; i++) {
            double sum = 0;
            if (isOn(i / (double) RATE_HZ, cadence)) {
                for (int one : hertz) {
                    sum += Math.sin(2 * Math.PI * one * i / RATE_HZ);
                }
                sum *= modulationHz == 0 ? 1 : 0.5 + 0.5 * Math.cos(2 * Math.PI * modulationHz * i / RATE_HZ);
            }
            samples[i] = (short) Math.clamp(Math.round(amplitude * sum), -32_768, 32_767);
        }
    }

    private static void addNoise(short[] samples, double decibels, long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double noise = 32_768 * Math.pow(10, decibels / 20);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(samples[i] + noise * chance.nextGaussian()), -32_768, 32_767);
        }
    }

    private static boolean isOn(double second, List<Double> cadence) {
        double within =
                second % cadence.stream().mapToDouble(Double::doubleValue).sum();
        for (int part = 0; part < cadence.size(); part++) {
            within -= cadence.get(part);
            if (within < 0) {
                return part % 2 == 0;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return country;
    }
}
