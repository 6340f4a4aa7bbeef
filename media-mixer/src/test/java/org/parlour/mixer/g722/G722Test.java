package org.parlour.mixer.g722;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;

class G722Test {
    private static final int RATE_HZ = 16_000;
    private static final int OCTETS = 160;
    // 23 samples through both filters.
    private static final int DELAY = 22;

    private final G722Encoder encoder = new G722Encoder();
    private final G722Decoder decoder = new G722Decoder();

    @ParameterizedTest
    @ValueSource(ints = {300, 1_000, 3_400, 5_000, 6_500})
    void aToneComesBackAsStrongAsItWent(int hertz) {
        short[] tone = Sounds.sine(hertz, RATE_HZ, RATE_HZ, -12);
        short[] back = through(tone);
        assertThat(Sounds.decibelsAt(hertz, RATE_HZ, back, RATE_HZ / 2, RATE_HZ))
                .isCloseTo(-12, within(0.7));
    }

    @Test
    void aVowelComesBackWithLittleNoise() {
        short[] vowel = Sounds.vowel(140, RATE_HZ, RATE_HZ, -12);
        short[] back = through(vowel);
        short[] noise = new short[RATE_HZ - DELAY];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (back[i + DELAY] - vowel[i]);
        }
        double signal = Sounds.decibels(vowel, RATE_HZ / 10, RATE_HZ / 2);
        assertThat(signal - Sounds.decibels(noise, RATE_HZ / 10, RATE_HZ / 2)).isGreaterThan(25);
    }

    @Test
    void silenceStaysSilence() {
        short[] back = through(new short[RATE_HZ]);
        assertThat(Sounds.decibels(back, 0, back.length)).isLessThan(-75);
    }

    @Test
    void theLoudestThingsOverflowNowhere() {
        short[] square = new short[RATE_HZ];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 9 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] back = through(square);
        assertThat(Sounds.decibelsAt(RATE_HZ / 18.0, RATE_HZ, back, RATE_HZ / 2, RATE_HZ))
                .isCloseTo(2, within(1.0));
    }

    @Test
    void anyOctetsAreDecodedToSomething() {
        byte[] codes = new byte[100_000];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) Sounds.noise(i, 1, 0)[0];
        }
        short[] samples = new short[2 * codes.length];
        decoder.decode(codes, 0, codes.length, samples, 0);
        assertThat(Sounds.decibels(samples, 0, samples.length)).isGreaterThan(-40);
    }

    @Test
    void aCopyOfAnEncoderSaysTheSameFromThereOn() {
        short[] voice = Sounds.vowel(120, RATE_HZ, RATE_HZ, -12);
        G722Encoder copy = new G722Encoder();
        byte[] codes = new byte[OCTETS];
        byte[] copied = new byte[OCTETS];
        copy.encode(Sounds.noise(1, 640, -10), 0, 320, new byte[320], 0);
        for (int frame = 0; frame < 50; frame++) {
            if (frame == 20) {
                copy.copyFrom(encoder);
            }
            encoder.encode(voice, frame * 320, OCTETS, codes, 0);
            copy.encode(voice, frame * 320, OCTETS, copied, 0);
            if (frame >= 20) {
                assertThat(copied).isEqualTo(codes);
            }
        }
        assertThat(copied).isNotEqualTo(new byte[OCTETS]);
    }

    @Test
    void whoIsResetBeginsAnew() {
        short[] voice = Sounds.vowel(120, RATE_HZ, RATE_HZ, -12);
        short[] first = through(voice);
        encoder.reset();
        decoder.reset();
        assertThat(through(voice)).isEqualTo(first);
    }

    /** A gap leaves it apart from its encoder for a while; what lies behind the gap tells most of where that one stands. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10})
    void whoRegainsIsNearerToItsEncoderThanWhoStandsStill(int gap) {
        short[] voice = syllables();
        byte[] codes = new byte[voice.length / 2];
        encoder.encode(voice, 0, codes.length, codes, 0);
        double still = 0;
        double regained = 0;
        for (int from = 60; from + gap + 5 < codes.length / OCTETS; from += 7) {
            still += farApart(codes, from, gap, false);
            regained += farApart(codes, from, gap, true);
        }
        assertThat(regained).isLessThan(still * 0.8);
    }

    @Test
    void whoRegainsInSilenceStaysSilent() {
        byte[] codes = new byte[120 * OCTETS];
        short[] voice = Arrays.copyOf(syllables(), 2 * codes.length);
        Arrays.fill(voice, 100 * 320, voice.length, (short) 0);
        encoder.encode(voice, 0, codes.length, codes, 0);
        short[] samples = new short[voice.length];
        decoder.decode(codes, 0, 105 * OCTETS, samples, 0);
        decoder.regain(5 * OCTETS, codes, 110 * OCTETS, OCTETS);
        decoder.decode(codes, 110 * OCTETS, 10 * OCTETS, samples, 110 * 320);
        assertThat(Sounds.decibels(samples, 110 * 320, 120 * 320)).isLessThan(-45);
    }

    /** What 100 ms behind a gap differ by from what they are without one, against what they are. */
    private static double farApart(byte[] codes, int from, int gap, boolean regains) {
        G722Decoder whole = new G722Decoder();
        G722Decoder broken = new G722Decoder();
        short[] samples = new short[320];
        short[] brokenSamples = new short[320];
        double difference = 0;
        double signal = 1;
        for (int frame = 0; frame < from + gap + 5; frame++) {
            whole.decode(codes, frame * OCTETS, OCTETS, samples, 0);
            if (frame == from + gap && regains) {
                broken.regain(gap * OCTETS, codes, frame * OCTETS, OCTETS);
            }
            if (frame < from || frame >= from + gap) {
                broken.decode(codes, frame * OCTETS, OCTETS, brokenSamples, 0);
            }
            for (int i = 0; i < samples.length && frame >= from + gap; i++) {
                difference += Math.pow(samples[i] - brokenSamples[i], 2);
                signal += samples[i] * samples[i];
            }
        }
        return difference / signal;
    }

    /** A vowel that comes and goes, and glides. */
    private static short[] syllables() {
        short[] voice = Sounds.vowel(120, RATE_HZ, 4 * RATE_HZ, -12);
        for (int i = 0; i < voice.length; i++) {
            voice[i] = (short) (voice[i] * Math.pow(Math.sin(Math.PI * i / (RATE_HZ / 4.0)), 2));
        }
        return voice;
    }

    @Test
    void nothingIsAllocated() {
        short[] voice = Sounds.vowel(120, RATE_HZ, 320 * 50, -12);
        G722Encoder copy = new G722Encoder();
        byte[] codes = new byte[OCTETS];
        short[] samples = new short[320];
        int[] frame = {0};
        assertThat(Allocation.bytesPerStep(() -> {
                    frame[0] = (frame[0] + 1) % 50;
                    encoder.encode(voice, frame[0] * 320, OCTETS, codes, 0);
                    decoder.decode(codes, 0, OCTETS, samples, 0);
                    if (frame[0] == 7) {
                        copy.copyFrom(encoder);
                    }
                }))
                .isZero();
        assertThat(Arrays.equals(samples, new short[320])).isFalse();
    }

    private short[] through(short[] samples) {
        byte[] codes = new byte[samples.length / 2];
        encoder.encode(samples, 0, codes.length, codes, 0);
        short[] back = new short[samples.length];
        decoder.decode(codes, 0, codes.length, back, 0);
        return back;
    }
}
