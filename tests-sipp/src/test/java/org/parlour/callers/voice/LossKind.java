package org.parlour.callers.voice;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** How a line loses packets: each for itself, or in bursts (Gilbert, Elliott: in one state all is lost, in the other nothing). */
enum LossKind {
    RANDOM("each for itself", 0),
    BURSTS("bursts of two", 2),
    LONG_BURSTS("bursts of three", 3);

    private final String words;
    private final int meanLength;

    LossKind(String words, int meanLength) {
        this.words = words;
        this.meanLength = meanLength;
    }

    String words() {
        return words;
    }

    /** Which packets are lost; the first one and the last never are. */
    boolean[] pattern(double ratio, int packets, long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double toGood = meanLength == 0 ? 1 - ratio : 1.0 / meanLength;
        double toBad = meanLength == 0 ? ratio : toGood * ratio / (1 - ratio);
        boolean[] lost = new boolean[packets];
        boolean bad = false;
        for (int i = 1; i < packets - 1; i++) {
            bad = bad ? chance.nextDouble() >= toGood : chance.nextDouble() < toBad;
            lost[i] = bad;
        }
        return lost;
    }
}
