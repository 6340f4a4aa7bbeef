package org.parlour.mixer.echo;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Where two wires become four, and their balance is not perfect: a short dispersive answer of some milliseconds. The
 * form is that of the hybrids of G.168 Annex D, the numbers are not.
 */
final class Hybrid {
    private static final int RATE_HZ = Talkers.RATE_HZ;

    private Hybrid() {}

    static double[] response(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] response = new double[RATE_HZ * 16 / 1_000];
        int rings = 4 + chance.nextInt(4);
        for (int ring = 0; ring < rings; ring++) {
            double hertz = chance.nextDouble(300, 3_200);
            double fadeSeconds = chance.nextDouble(0.0004, 0.002);
            double phase = chance.nextDouble(2 * Math.PI);
            double amplitude = chance.nextDouble(0.3, 1);
            int from = chance.nextInt(RATE_HZ * 4 / 1_000);
            for (int i = from; i < response.length; i++) {
                double seconds = (i - from) / (double) RATE_HZ;
                response[i] +=
                        amplitude * Math.exp(-seconds / fadeSeconds) * Math.cos(2 * Math.PI * hertz * seconds + phase);
            }
        }
        return response;
    }
}
