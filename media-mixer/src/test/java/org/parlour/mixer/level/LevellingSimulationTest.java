package org.parlour.mixer.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.parlour.mixer.level.Line.RATE_HZ;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.measure.Loudness;
import org.parlour.mixer.rig.Recital;
import org.parlour.mixer.rig.Sounds;

/** Voices of all levels, 20 dB above the noise of their lines. */
class LevellingSimulationTest {
    private static final int RATIO_DECIBELS = 20;
    private static final int PAUSE_SECONDS = 3;

    static Stream<Arguments> voices() {
        return Stream.of("en/normal/room.help", "de/normal/room.help", "ru/normal/room.help", "1", "2")
                .flatMap(voice ->
                        Stream.of(-45, -40, -35, -30, -25, -20, -15, -10).map(lufs -> Arguments.of(voice, lufs)));
    }

    @ParameterizedTest(name = "{0} at {1} LUFS")
    @MethodSource("voices")
    void everyVoiceLandsWithinTwoSecondsAndNoPauseIsTurnedUp(String voice, int lufs) {
        short[] spoken = Line.atLufs(clip(voice), lufs);
        short[] pause = new short[PAUSE_SECONDS * RATE_HZ];
        short[] said = Line.joined(pause, spoken, pause, spoken, pause);
        double noise = Sounds.decibels(spoken, 0, spoken.length) - RATIO_DECIBELS;
        short[] line = Line.sum(said, Line.noise(-lufs, said.length, noise));
        short[] levelled = Line.levelled(line, new Levelling());

        int begin = pause.length;
        int end = begin + spoken.length;
        double landed = Loudness.integrated(levelled, begin + 2 * RATE_HZ, end, RATE_HZ);
        double again = Loudness.integrated(levelled, end + pause.length, end + pause.length + spoken.length, RATE_HZ);
        double before = pauseRise(line, levelled, 0, begin);
        double between = pauseRise(line, levelled, end + RATE_HZ / 2, end + pause.length);

        assertThat(landed).as("LUFS from 2 s after the first word").isCloseTo(-20, within(1.5));
        assertThat(again).as("LUFS of the second time").isCloseTo(-20, within(1.5));
        assertThat(before).as("dB that the pause before gained").isLessThan(3);
        assertThat(between).as("dB that the pause between gained").isLessThan(3);
        assertThat(Line.peak(levelled)).as("peak").isLessThan(Short.MAX_VALUE);
    }

    private static short[] clip(String voice) {
        return voice.contains("/") ? Recital.clip(voice) : Babble.spoken(Long.parseLong(voice), RATE_HZ, 10);
    }

    private static double pauseRise(short[] line, short[] levelled, int from, int to) {
        return Sounds.decibels(levelled, from, to) - Sounds.decibels(line, from, to);
    }
}
