package org.parlour.dialplan.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every committed clip, listened to by measuring: an ear cannot sit in every build. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClipQualityTest {
    private static final double SPEECH_DBFS = -21;
    private static final int SHELF_BYTES = 34_000_000;
    // Of shorter texts one word more or less is half the rate.
    private static final int FEWEST_WORDS = 6;

    private final TreeMap<String, Loudness> clips = new TreeMap<>();

    @BeforeAll
    void readAll() {
        for (String path : Shelf.sounds()) {
            WavClip clip = Shelf.sound(path);
            assertThat(clip.sampleRateHz()).as(path).isEqualTo(16_000);
            clips.put(path, Loudness.of(clip));
        }
    }

    @Test
    void areFewEnoughBytes() {
        assertThat(clips.keySet().stream()
                        .mapToLong(path -> Shelf.bytes(path).length)
                        .sum())
                .isLessThanOrEqualTo(SHELF_BYTES);
    }

    @Test
    void lastFromAFifthOfASecondToTwenty() {
        assertThat(outside(200, 20_000, Loudness::lengthMillis)).isEmpty();
    }

    @Test
    void keepBelowFullScale() {
        assertThat(outside(-20, -1, Loudness::peakDbfs)).isEmpty();
        assertThat(outside(0, 0, Loudness::longestClip)).isEmpty();
    }

    @Test
    void beginAndEndWithoutDelay() {
        assertThat(outside(0, 120, Loudness::leadingSilenceMillis)).isEmpty();
        assertThat(outside(0, 240, Loudness::trailingSilenceMillis)).isEmpty();
    }

    @Test
    void areEquallyLoudOnTheTelephone() {
        assertThat(outside(SPEECH_DBFS - 2, SPEECH_DBFS + 2, clip -> clip.onTheTelephone()
                        .speechDbfs()))
                .isEmpty();
    }

    @Test
    void loseLittleToTheLine() {
        assertThat(outside(
                        -1, 9, clip -> clip.speechDbfs() - clip.onTheTelephone().speechDbfs()))
                .isEmpty();
    }

    @Test
    void comeThroughG711() {
        // G.711 stays 33 dB above its own noise from full scale down to -30 dB (ITU-T G.712); soft ends cost a little.
        assertThat(outside(30, 60, ClipQualityTest::signalToNoiseDecibels)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areSpokenCalmlyAndThenMoreSlowly(Language language) {
        double calm = wordsPerMinute(language, Speed.NORMAL);
        double slow = wordsPerMinute(language, Speed.SLOW);

        assertThat(calm).isBetween(80.0, 140.0);
        assertThat(slow / calm).isBetween(0.80, 0.90);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noSentenceIsHurried(Language language) {
        List<String> hurried = new ArrayList<>();
        Shelf.texts(language).byName().forEach((name, text) -> {
            double rate =
                    60_000 * words(text) / clip(language, Speed.NORMAL, name).lengthMillis();
            if (words(text) >= FEWEST_WORDS && rate > 150) {
                hurried.add(name + ": " + Math.round(rate) + " words a minute");
            }
        });
        assertThat(hurried).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyClipIsSlowerWhenSlow(Language language) {
        for (String name : Catalogue.names(language).stream()
                .filter(ClipName::isSaidSlowlyToo)
                .toList()) {
            double longer = clip(language, Speed.SLOW, name).lengthMillis()
                    / clip(language, Speed.NORMAL, name).lengthMillis();
            assertThat(longer).as(name).isBetween(1.03, 1.5);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aDigitIsSaidOnceWhereverItStands(Language language) {
        for (Speed speed : Speed.values()) {
            for (char digit = '0'; digit <= '9'; digit++) {
                double longer =
                        clip(language, speed, ClipName.finalDigit(digit)).lengthMillis()
                                / clip(language, speed, ClipName.digit(digit)).lengthMillis();
                assertThat(longer).as(speed + " " + digit).isBetween(0.6, 1.9);
            }
        }
    }

    private List<String> outside(double least, double most, ToDoubleFunction<Loudness> measure) {
        List<String> outside = new ArrayList<>();
        clips.forEach((path, clip) -> {
            double measured = measure.applyAsDouble(clip);
            if (!(measured >= least && measured <= most)) {
                outside.add(path + ": " + measured);
            }
        });
        return outside;
    }

    private Loudness clip(Language language, Speed speed, String name) {
        return Objects.requireNonNull(clips.get(new Piece.Clip(language, speed, name).path()), name);
    }

    private double wordsPerMinute(Language language, Speed speed) {
        double[] sums = new double[2];
        Shelf.texts(language).byName().forEach((name, text) -> {
            if (words(text) >= FEWEST_WORDS && ClipName.isSaidSlowlyToo(name)) {
                sums[0] += words(text);
                sums[1] += clip(language, speed, name).lengthMillis();
            }
        });
        return 60_000 * sums[0] / sums[1];
    }

    private static int words(String text) {
        return text.split(" ", -1).length;
    }

    private static double signalToNoiseDecibels(Loudness clip) {
        double[] before = TelephoneLine.sampledAt8000(clip);
        double[] after = TelephoneLine.coded(before);
        double[] noise = new double[before.length];
        Arrays.setAll(noise, i -> after[i] - before[i]);
        return 10 * Math.log10(energy(before) / energy(noise));
    }

    private static double energy(double[] sound) {
        return Arrays.stream(sound).map(sample -> sample * sample).sum();
    }
}
