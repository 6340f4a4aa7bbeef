package org.parlour.mixer.comfort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;

class ComfortNoiseTest {
    private final ComfortNoise noise = new ComfortNoise(8_000);

    @ParameterizedTest
    @ValueSource(ints = {30, 45, 60, 70})
    void aLevelAloneIsWhiteNoiseOfThatLevel(int level) {
        noise.told(new byte[] {(byte) level}, 0, 1);
        short[] made = make(noise, 8_000);
        // RFC 3389 section 3.1: in dBov, of which 0 is the square wave at full scale.
        assertThat(Sounds.decibels(made, 0, made.length)).isCloseTo(-level, within(0.5));
        assertThat(likenessOfNeighbours(made)).isCloseTo(0, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"13,-0.9", "70,-0.45", "184,0.45", "241,0.9"})
    void theFirstCoefficientTellsLowNoiseFromHigh(int index, double reflection) {
        noise.told(new byte[] {40, (byte) index}, 0, 2);
        short[] made = make(noise, 16_000);
        // Section 3.2: k = 258 (N - 127) / 32768; a first one below 0 is noise whose neighbours are alike.
        assertThat(258 * (index - 127) / 32_768.0).isCloseTo(reflection, within(0.01));
        assertThat(likenessOfNeighbours(made)).isCloseTo(-reflection, within(0.03));
        assertThat(Sounds.decibels(made, 0, made.length)).isCloseTo(-40.0, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void whatIsToldIsMadeAgain(int rateHz) {
        ComfortNoise near = new ComfortNoise(rateHz);
        short[] line = coloured(rateHz);
        near.heard(line, 0, line.length);
        byte[] payload = new byte[ComfortNoise.PAYLOAD_BYTES];
        assertThat(near.tell(payload, 0)).isEqualTo(ComfortNoise.PAYLOAD_BYTES);
        ComfortNoise far = new ComfortNoise(rateHz);
        far.told(payload, 0, payload.length);
        short[] made = make(far, line.length);
        assertThat(Sounds.decibels(made, 0, made.length)).isCloseTo(Sounds.decibels(line, 0, line.length), within(1.5));
        for (int hertz : new int[] {500, 1_000, 2_000, 3_000}) {
            assertThat(band(made, hertz, rateHz)).as(hertz + " Hz").isCloseTo(band(line, hertz, rateHz), within(3.0));
        }
    }

    @Test
    void speechIsNotTakenForTheNoiseOfItsLine() {
        short[] line = Sounds.noise(1, 8_000 * 4, -55);
        short[] vowel = Sounds.vowel(120, 8_000, 8_000, -15);
        for (int i = 8_000; i < 16_000; i++) {
            line[i] += vowel[i - 8_000];
        }
        noise.heard(line, 0, 16_000);
        assertThat(learned()).isCloseTo(-60, within(1.5));
        noise.heard(line, 16_000, 16_000);
        assertThat(learned()).isCloseTo(-60, within(1.5));
    }

    @Test
    void musicIsNoNoise() {
        short[] music = Sounds.sine(440, 8_000, 80_000, -20);
        noise.heard(music, 0, music.length);
        assertThat(noise.isAudible()).isFalse();
        assertThat(make(noise, 160)).containsOnly((short) 0);
    }

    @Test
    void nothingIsKnownOfALineThatWasNeverHeard() {
        assertThat(noise.tell(new byte[ComfortNoise.PAYLOAD_BYTES], 0)).isZero();
        assertThat(noise.isAudible()).isFalse();
        noise.told(new byte[0], 0, 0);
        assertThat(noise.isAudible()).isFalse();
        noise.told(new byte[] {50}, 0, 1);
        assertThat(noise.isAudible()).isTrue();
        noise.restart();
        assertThat(noise.isAudible()).isFalse();
    }

    @Test
    void anotherDescriptionIsApproachedWithoutAStep() {
        noise.told(new byte[] {60}, 0, 1);
        make(noise, 1_600);
        noise.told(new byte[] {40}, 0, 1);
        short[] made = new short[160 * 20];
        for (int i = 0; i < 20; i++) {
            noise.make(made, 160 * i, 160);
        }
        assertThat(Sounds.decibels(made, 0, 20)).isLessThan(-50);
        assertThat(Sounds.decibels(made, 160 * 10, 160 * 20)).isCloseTo(-40.0, within(1.0));
    }

    @Test
    void nothingIsAllocated() {
        short[] line = Sounds.noise(1, 160, -55);
        short[] made = new short[160];
        byte[] payload = new byte[ComfortNoise.PAYLOAD_BYTES];
        assertThat(Allocation.bytesPerStep(() -> {
                    noise.heard(line, 0, 160);
                    noise.tell(payload, 0);
                    noise.make(made, 0, 160);
                }))
                .isZero();
    }

    private double learned() {
        byte[] payload = new byte[ComfortNoise.PAYLOAD_BYTES];
        noise.tell(payload, 0);
        return -payload[0];
    }

    private static short[] make(ComfortNoise noise, int count) {
        short[] made = new short[count];
        for (int at = 0; at < count; at += 160) {
            noise.make(made, at, Math.min(160, count - at));
        }
        return made;
    }

    /** Like the hum and hiss of a room: strong below, weak above. */
    private static short[] coloured(int rateHz) {
        short[] white = Sounds.noise(9, 4 * rateHz, -50);
        short[] line = new short[white.length];
        for (int i = 2; i < line.length; i++) {
            line[i] = (short) Math.round(white[i] + 1.1 * line[i - 1] - 0.4 * line[i - 2]);
        }
        return line;
    }

    private static double likenessOfNeighbours(short[] samples) {
        double product = 0;
        double squares = 0;
        for (int i = 1; i < samples.length; i++) {
            product += samples[i] * samples[i - 1];
            squares += samples[i] * samples[i];
        }
        return product / squares;
    }

    /** Around a frequency: the mean of many narrow looks. */
    private static double band(short[] samples, int hertz, int rateHz) {
        double sum = 0;
        int looks = 0;
        for (int from = 0; from + 400 <= samples.length; from += 400) {
            sum += Math.pow(10, Sounds.decibelsAt(hertz, rateHz, samples, from, from + 400) / 10);
            looks++;
        }
        return 10 * Math.log10(sum / looks);
    }
}
