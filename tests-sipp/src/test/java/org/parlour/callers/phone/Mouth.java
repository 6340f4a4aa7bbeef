package org.parlour.callers.phone;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What a peer says: the sample at each place of an endless line. */
@FunctionalInterface
public interface Mouth {
    short at(long sample);

    /** Nothing at all. */
    static Mouth silent() {
        return _ -> 0;
    }

    /** A quiet line: white noise about 65 dB below the loudest tone, as an open telephone has. */
    static Mouth quiet(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        short[] second = new short[Marker.RATE_HZ];
        for (int i = 0; i < second.length; i++) {
            second[i] = (short) Math.round(random.nextGaussian() * 18);
        }
        return sample -> second[Math.floorMod(sample, second.length)];
    }

    /** Once, then silence. */
    static Mouth once(short[] samples) {
        return sample -> sample < samples.length ? samples[(int) sample] : 0;
    }

    static Mouth of(Marker marker) {
        return marker::at;
    }

    /** A steady sound without gaps: what is heard of it has a gap exactly where something was lost. */
    static Mouth hum(int hertz, int peak) {
        return sample -> (short) Math.round(peak * Math.sin(2 * Math.PI * hertz * sample / Marker.RATE_HZ));
    }
}
