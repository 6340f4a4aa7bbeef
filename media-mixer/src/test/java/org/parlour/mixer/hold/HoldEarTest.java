package org.parlour.mixer.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.rig.RingTone;
import org.parlour.mixer.rig.Sounds;
import org.parlour.mixer.rig.Tune;
import org.parlour.wire.call.HoldReason;

class HoldEarTest {
    private static final int WITHIN_MILLIS = 3_000;
    private static final double USUAL_DECIBELS = -18;

    private final HeardLine line = new HeardLine();

    @ParameterizedTest
    @MethodSource("org.parlour.mixer.rig.RingTone#all")
    void ringBackIsKnownInEachCountry(RingTone country) {
        assertThat(line.hears(country.samples(14, USUAL_DECIBELS, 40, 7), true)).isBetween(0, 1_200);
        assertThat(line.now).isEqualTo(HoldReason.RINGBACK);
    }

    @ParameterizedTest
    @MethodSource("org.parlour.mixer.rig.RingTone#all")
    void staysRingBackInThePausesOfANoisyLine(RingTone country) {
        short[] rings = country.samples(20, USUAL_DECIBELS, 28, 11);
        int first = line.hears(rings, true);
        assertThat(first).isBetween(0, 1_200);
        HeardLine again = new HeardLine();
        int at = first * HeardLine.RATE_HZ / 1_000;
        again.hears(Arrays.copyOf(rings, at), true);
        assertThat(again.hears(Arrays.copyOfRange(rings, at, rings.length), false))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void musicIsKnownWithinThreeSeconds(long seed) {
        assertThat(line.hears(Tune.samples(seed, 8, USUAL_DECIBELS - 4), true)).isBetween(0, WITHIN_MILLIS);
    }

    @Test
    void busyAndUnobtainableAndDialTonesAreTones() {
        short[][] tones = {
            RingTone.other(8, USUAL_DECIBELS, 1, List.of(425), List.of(0.48, 0.48)),
            RingTone.other(8, USUAL_DECIBELS, 2, List.of(480, 620), List.of(0.5, 0.5)),
            RingTone.other(8, USUAL_DECIBELS, 3, List.of(350, 440), List.of(20.0, 1.0)),
            RingTone.other(8, USUAL_DECIBELS, 4, List.of(950), List.of(0.33, 0.33))
        };
        for (short[] tone : tones) {
            HeardLine heard = new HeardLine();
            assertThat(heard.hears(tone, true)).isBetween(0, WITHIN_MILLIS);
            assertThat(heard.now).isEqualTo(HoldReason.TONES);
        }
    }

    @Test
    void theThreeTonesBeforeAnAnnouncementAreTones() {
        short[] three = new short[HeardLine.RATE_HZ];
        int[] hertz = {950, 1_400, 1_800};
        for (int tone = 0; tone < 3; tone++) {
            System.arraycopy(Sounds.sine(hertz[tone], HeardLine.RATE_HZ, 2_640, -15), 0, three, tone * 2_640, 2_640);
        }
        assertThat(line.hears(three, true)).isBetween(0, 1_000);
        assertThat(line.now).isEqualTo(HoldReason.TONES);
    }

    @Test
    void keysAreNoTonesOfANetwork() {
        short[] five = RingTone.other(6, USUAL_DECIBELS, 5, List.of(770, 1_336), List.of(0.4, 0.2));
        assertThat(line.hears(five, true)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ru"})
    void promptsOfTheHouseAreSpeech(String language) {
        String folder = language + "/normal/";
        short[] spoken = HeardLine.spoken(
                folder + "room.help",
                folder + "room.help-more",
                folder + "room.alone",
                folder + "door.goodbye",
                folder + "door.trouble",
                folder + "room.moved",
                folder + "room.hand-down");
        assertThat(line.hears(spoken, true)).isEqualTo(-1);
    }

    @Test
    void noiseAndSilenceAreNothing() {
        assertThat(line.hears(HeardLine.silence(5_000), true)).isEqualTo(-1);
        assertThat(line.hears(Sounds.noise(3, 20 * HeardLine.RATE_HZ, -25), true))
                .isEqualTo(-1);
    }

    @Test
    void whoComesBackAfterMusicIsHeardWithinASecond() {
        short[] spoken = HeardLine.spoken("en/normal/room.help", "en/normal/room.help-more");
        line.hears(Tune.samples(2, 8, USUAL_DECIBELS), true);
        assertThat(line.now).isEqualTo(HoldReason.MUSIC);
        // The clip begins with a quarter of a second in which nobody speaks.
        assertThat(line.hears(spoken, false)).isBetween(0, 1_250);
        assertThat(line.now).isEqualTo(HoldReason.NONE);
    }

    @Test
    void whoAnswersAfterRingBackIsHeardAtOnce() {
        line.hears(RingTone.GERMANY.samples(7, USUAL_DECIBELS, 40, 1), true);
        assertThat(line.now).isEqualTo(HoldReason.RINGBACK);
        assertThat(line.hears(HeardLine.spoken("de/normal/room.help"), false)).isBetween(0, 1_250);
        assertThat(line.now).isEqualTo(HoldReason.NONE);
    }

    @Test
    void musicThatEndedIsForgottenAfterThreeSeconds() {
        line.hears(Tune.samples(2, 8, USUAL_DECIBELS), true);
        assertThat(line.hears(HeardLine.silence(5_000), false)).isBetween(2_500, 4_000);
    }

    @Test
    void aVoiceMadeOfSyllablesIsNoMusic() {
        for (long seed = 1; seed <= 4; seed++) {
            assertThat(new HeardLine().hears(Babble.spoken(seed, HeardLine.RATE_HZ, 30), true))
                    .as("seed %d", seed)
                    .isEqualTo(-1);
        }
    }

    @Test
    void awkwardFramesChangeNothing() {
        HoldEar ear = new HoldEar();
        assertThat(ear.hear(new short[400], 0, 80, true)).isEqualTo(HoldReason.NONE);
        assertThat(ear.hear(new short[400], 0, 0, true)).isEqualTo(HoldReason.NONE);
    }
}
