package org.parlour.callers.voice;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What may be heard behind a caller. At 16 kHz; the same for the same seed. */
enum Backdrop {
    WHITE("white noise") {
        @Override
        double[] made(RandomGenerator chance, int count, List<Talk> talks) {
            double[] sound = new double[count];
            for (int i = 0; i < count; i++) {
                sound[i] = chance.nextGaussian();
            }
            return sound;
        }
    },
    FALLING("noise that falls by 6 dB an octave, as of a car") {
        @Override
        double[] made(RandomGenerator chance, int count, List<Talk> talks) {
            double[] sound = new double[count];
            double last = 0;
            for (int i = 0; i < count; i++) {
                // Level below 100 Hz.
                last = 0.961 * last + chance.nextGaussian();
                sound[i] = last;
            }
            return sound;
        }
    },
    HUM("hum of 50 Hz and its overtones") {
        @Override
        double[] made(RandomGenerator chance, int count, List<Talk> talks) {
            double[] sound = new double[count];
            double[] phases = chance.doubles(14).toArray();
            for (int i = 0; i < count; i++) {
                for (int harmonic = 1; harmonic <= phases.length; harmonic++) {
                    double turns = 50.0 * harmonic * i / RATE_HZ + phases[harmonic - 1];
                    sound[i] += Math.sin(2 * Math.PI * turns) / Math.sqrt(harmonic);
                }
            }
            return sound;
        }
    },
    CROWD("twelve who talk at once") {
        @Override
        double[] made(RandomGenerator chance, int count, List<Talk> talks) {
            double[] sound = new double[count];
            for (int person = 0; person < PEOPLE; person++) {
                short[] said = talks.get(person % talks.size()).samples();
                int from = chance.nextInt(said.length);
                for (int i = 0; i < count; i++) {
                    sound[i] += said[(from + i) % said.length];
                }
            }
            return sound;
        }
    };

    private static final int RATE_HZ = 16_000;
    private static final int PEOPLE = 12;

    private final String words;

    Backdrop(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    abstract double[] made(RandomGenerator chance, int count, List<Talk> talks);

    /** @param decibels its root mean square below full scale */
    short[] sound(long seed, int count, double decibels, List<Talk> talks) {
        double[] sound = made(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), count, talks);
        double squares = 0;
        for (double sample : sound) {
            squares += sample * sample;
        }
        double scale = 32_768 * Math.pow(10, decibels / 20) / Math.sqrt(squares / count);
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) Math.clamp(Math.round(scale * sound[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }
}
