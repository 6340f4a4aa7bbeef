package org.parlour.mixer.noise;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.parlour.mixer.rig.Recital;

/** What may be heard behind a caller. At 16 kHz; the same for the same seed. */
enum Background {
    WHITE,
    PINK,
    HUM,
    BABBLE;

    private static final int RATE_HZ = 16_000;
    private static final int CROWD = 24;

    /** Its root mean square in decibels below full scale. */
    short[] sound(long seed, int count, double decibels) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] sound =
                switch (this) {
                    case WHITE -> white(chance, count);
                    case PINK -> pink(chance, count);
                    case HUM -> hum(chance, count);
                    case BABBLE -> babble(chance, count);
                };
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

    private static double[] white(RandomGenerator chance, int count) {
        double[] sound = new double[count];
        for (int i = 0; i < count; i++) {
            sound[i] = chance.nextGaussian();
        }
        return sound;
    }

    /** White noise through slow and fast ones together, as Voss made it: each octave the same. */
    private static double[] pink(RandomGenerator chance, int count) {
        double[] octaves = new double[10];
        double[] sound = new double[count];
        for (int i = 0; i < count; i++) {
            int octave = Math.min(octaves.length - 1, Integer.numberOfTrailingZeros(i + 1));
            octaves[octave] = chance.nextGaussian();
            for (double value : octaves) {
                sound[i] += value;
            }
        }
        return sound;
    }

    /** The mains and its overtones, with a little of a hiss. */
    private static double[] hum(RandomGenerator chance, int count) {
        double[] sound = new double[count];
        for (int i = 0; i < count; i++) {
            for (int harmonic = 1; harmonic <= 12; harmonic++) {
                sound[i] += Math.sin(2 * Math.PI * 50 * harmonic * i / RATE_HZ + harmonic) / Math.sqrt(harmonic);
            }
            sound[i] += 0.2 * chance.nextGaussian();
        }
        return sound;
    }

    /** So many people that no word of any is heard. */
    private static double[] babble(RandomGenerator chance, int count) {
        short[] said = Recital.of(
                        200,
                        "en/normal/door.reception-nobody",
                        "de/normal/room.help",
                        "ru/normal/room.help",
                        "en/normal/room.help-more",
                        "de/normal/room.muted",
                        "ru/normal/room.listening")
                .samples();
        double[] sound = new double[count];
        for (int person = 0; person < CROWD; person++) {
            int from = chance.nextInt(said.length);
            for (int i = 0; i < count; i++) {
                sound[i] += said[(from + i) % said.length];
            }
        }
        return sound;
    }
}
