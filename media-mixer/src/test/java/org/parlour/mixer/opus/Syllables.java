package org.parlour.mixer.opus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.parlour.mixer.rig.Sounds;

/** Something like speech: hisses and vowels of changing pitch with short pauses, which no concealment can foresee. */
final class Syllables {
    private Syllables() {}

    static short[] spoken(long seed, int rateHz, int seconds) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        short[] samples = new short[rateHz * seconds];
        int at = 0;
        while (at < samples.length) {
            at += add(samples, at, hiss(chance, rateHz * (30 + chance.nextInt(40)) / 1_000));
            at += add(samples, at, vowel(chance, rateHz, rateHz * (90 + chance.nextInt(120)) / 1_000));
            at += rateHz * (20 + chance.nextInt(50)) / 1_000;
        }
        return samples;
    }

    /** What an encoder makes of it, frame after frame; every packet as long as it is. */
    static List<byte[]> packets(OpusEncoder encoder, short[] samples, int frameSamples) {
        List<byte[]> packets = new ArrayList<>();
        byte[] packet = new byte[OpusPacket.MOST_BYTES];
        for (int at = 0; at + frameSamples <= samples.length; at += frameSamples) {
            int length = encoder.encode(samples, at, frameSamples, packet, 0, packet.length);
            if (length < 0) {
                throw new AssertionError(OpusFault.of(length));
            }
            packets.add(Arrays.copyOf(packet, length));
        }
        return packets;
    }

    /** How much stronger a sound is than what another differs from it, in decibels. */
    static double signalToNoise(short[] sound, short[] other, int from, int to) {
        double signal = 1e-9;
        double noise = 1e-9;
        for (int i = from; i < to; i++) {
            double difference = sound[i] - other[i];
            signal += (double) sound[i] * sound[i];
            noise += difference * difference;
        }
        return 10 * Math.log10(signal / noise);
    }

    /** How alike two sounds are, wherever the one lies in the other within a bound; 1 is the same. */
    static double likeness(short[] sound, short[] later, int mostLater) {
        double best = 0;
        for (int lag = 0; lag < mostLater; lag++) {
            double product = 0;
            double first = 1e-9;
            double second = 1e-9;
            for (int i = 0; i + lag < Math.min(sound.length, later.length); i++) {
                product += (double) sound[i] * later[i + lag];
                first += (double) sound[i] * sound[i];
                second += (double) later[i + lag] * later[i + lag];
            }
            best = Math.max(best, product / Math.sqrt(first * second));
        }
        return best;
    }

    private static int add(short[] samples, int at, short[] part) {
        int fits = Math.min(part.length, samples.length - at);
        if (fits > 0) {
            System.arraycopy(part, 0, samples, at, fits);
        }
        return part.length;
    }

    private static short[] hiss(RandomGenerator chance, int count) {
        return shaped(Sounds.noise(chance.nextLong(), count, -34));
    }

    private static short[] vowel(RandomGenerator chance, int rateHz, int count) {
        return shaped(Sounds.vowel(90 + chance.nextInt(140), rateHz, count, -14 - chance.nextInt(6)));
    }

    private static short[] shaped(short[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (samples[i] * Math.sin(Math.PI * i / samples.length));
        }
        return samples;
    }
}
