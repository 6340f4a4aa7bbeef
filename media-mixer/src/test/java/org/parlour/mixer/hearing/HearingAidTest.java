package org.parlour.mixer.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.measure.Loudness;
import org.parlour.mixer.rig.Recital;
import org.parlour.mixer.rig.Sounds;
import org.parlour.wire.call.HearingProfile;

class HearingAidTest {
    private static final int RATE_HZ = 16_000;
    private static final int FRAME = HearingAid.FRAME;
    private static final double[] OCTAVES = {125, 250, 500, 1_000, 2_000, 4_000, 8_000};

    private final HearingAid aid = new HearingAid();

    @Test
    void withoutAProfileNothingIsTouched() {
        int[] sum = new int[FRAME];
        sum[5] = 200_000;
        aid.aid(sum);
        assertThat(aid.isHeard()).isFalse();
        assertThat(sum[5]).isEqualTo(200_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 9})
    void betweenTwoAndFourKilohertzItIsLiftedAsNamedAndNowhereElse(int decibels) {
        short[] noise = Sounds.noise(1, 8 * RATE_HZ, -30);
        aid.profile(HearingProfile.NONE.withClearer(decibels));
        short[] heard = heard(noise);
        double[] before = octaves(noise);
        double[] after = octaves(heard);
        for (int i = 0; i < before.length; i++) {
            double lift = OCTAVES[i] == 2_000 ? decibels : 0;
            assertThat(after[i] - before[i])
                    .as("octave from %.0f Hz", OCTAVES[i])
                    .isCloseTo(lift, within(1.0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, -20, en/normal/room.help", "6, -20, en/normal/room.help", "9, -20, en/normal/room.help",
        "9, -20, de/normal/room.help", "9, -20, ru/normal/room.help", "12, -23, en/normal/room.help",
        "12, -23, de/normal/room.help", "12, -23, ru/normal/room.help"
    })
    void itIsAsMuchLouderAsNamedAndNothingIsCut(int decibels, int lufs, String clip) {
        short[] voice = scaled(Recital.clip(clip), lufs);
        aid.profile(HearingProfile.NONE.withLouder(decibels));
        heard(voice);
        short[] heard = heard(voice);
        double louder = Loudness.integrated(heard, RATE_HZ) - Loudness.integrated(voice, RATE_HZ);
        assertThat(louder).isCloseTo(decibels, within(1.0));
        assertThat(peak(heard)).isLessThan(Short.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en/normal/room.help", "de/normal/room.help", "ru/normal/room.help"})
    void whereTheLastStepIsTooMuchForFullScaleItComesAsNearAsPeaksLet(String clip) {
        short[] voice = scaled(Recital.clip(clip), -20);
        aid.profile(HearingProfile.NONE.withLouder(12));
        heard(voice);
        short[] heard = heard(voice);
        assertThat(Loudness.integrated(heard, RATE_HZ) - Loudness.integrated(voice, RATE_HZ))
                .isBetween(9.5, 12.5);
        assertThat(peak(heard)).isLessThan(Short.MAX_VALUE);
    }

    @Test
    void clearerRaisesNoPeakIntoClipping() {
        short[] voice = Babble.spoken(3, RATE_HZ, 6);
        double gain = 32_000.0 / peak(voice);
        for (int i = 0; i < voice.length; i++) {
            voice[i] = (short) (voice[i] * gain);
        }
        aid.profile(new HearingProfile(0, 9, 100, false));
        assertThat(peak(heard(voice))).isLessThan(Short.MAX_VALUE);
    }

    @Test
    void howeverManySpeakNothingIsCut() {
        aid.profile(new HearingProfile(12, 9, 100, false));
        int[] mix = new int[FRAME];
        for (int frame = 0; frame < 50; frame++) {
            for (int i = 0; i < FRAME; i++) {
                mix[i] = i / 9 % 2 == 0 ? 8 * Short.MAX_VALUE : 8 * Short.MIN_VALUE;
            }
            aid.aid(mix);
            for (int sample : mix) {
                assertThat(Math.abs(sample)).isLessThan(Short.MAX_VALUE);
            }
        }
    }

    @Test
    void aSliderMakesNoClick() {
        short[] tone = Sounds.sine(3_000, RATE_HZ, RATE_HZ, -30);
        short[] heard = new short[tone.length];
        for (int at = 0; at < tone.length; at += FRAME) {
            int place = at / FRAME;
            aid.profile(new HearingProfile(place / 2 % 12, place % 9, 100, false));
            frame(tone, heard, at);
        }
        // A click has something at all frequencies.
        for (int hertz = 300; hertz <= 1_200; hertz += 100) {
            assertThat(Sounds.decibelsAt(hertz, RATE_HZ, heard, 0, heard.length))
                    .as("%d Hz", hertz)
                    .isLessThan(-75);
        }
    }

    @Test
    void whenTheProfileIsGoneItGoesOutOfTheWay() {
        aid.profile(new HearingProfile(12, 9, 100, false));
        heard(Babble.spoken(3, RATE_HZ, 2));
        aid.profile(HearingProfile.NONE);
        heard(Sounds.noise(3, RATE_HZ, -50));
        assertThat(aid.isHeard()).isFalse();
    }

    private short[] heard(short[] samples) {
        short[] heard = new short[samples.length];
        for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
            frame(samples, heard, at);
        }
        return heard;
    }

    private void frame(short[] samples, short[] heard, int at) {
        int[] mix = new int[FRAME];
        for (int i = 0; i < FRAME; i++) {
            mix[i] = samples[at + i];
        }
        aid.aid(mix);
        for (int i = 0; i < FRAME; i++) {
            heard[at + i] = (short) mix[i];
        }
    }

    private static int peak(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static short[] scaled(short[] voice, double lufs) {
        double gain = Math.pow(10, (lufs - Loudness.integrated(voice, RATE_HZ)) / 20);
        short[] scaled = new short[voice.length];
        for (int i = 0; i < voice.length; i++) {
            scaled[i] = (short) Math.clamp(Math.round(voice[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return scaled;
    }

    /** The power in each octave, in decibels, once the profile has been reached. */
    private static double[] octaves(short[] samples) {
        double[] powers = new double[OCTAVES.length - 1];
        int piece = 2_048;
        for (int at = RATE_HZ; at + piece <= samples.length; at += 8 * piece) {
            for (int octave = 0; octave < powers.length; octave++) {
                for (int step = 0; step < 24; step++) {
                    double hertz = OCTAVES[octave] * (1 + (step + 0.5) / 24);
                    powers[octave] += Math.pow(10, Sounds.decibelsAt(hertz, RATE_HZ, samples, at, at + piece) / 10);
                }
            }
        }
        for (int octave = 0; octave < powers.length; octave++) {
            powers[octave] = 10 * Math.log10(powers[octave]);
        }
        return powers;
    }
}
