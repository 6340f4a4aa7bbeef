package org.parlour.mixer.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;

class ResampleTest {
    private static final int FRAMES = 50;
    private static final int NARROW = 160;
    private static final int WIDE = 320;

    @ParameterizedTest
    @ValueSource(ints = {50, 300, 1_000, 2_000, 3_000, 3_300, 3_400})
    void upwardTheTelephoneBandPasses(int hertz) {
        short[] wide = up(Sounds.sine(hertz, 8_000, FRAMES * NARROW, -10));
        assertThat(Sounds.decibelsAt(hertz, 16_000, wide, 1_000, wide.length)).isCloseTo(-10, within(0.3));
        // The image of the band.
        assertThat(Sounds.decibelsAt(8_000 - hertz, 16_000, wide, 1_000, wide.length))
                .isLessThan(-60);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 300, 1_000, 2_000, 3_000, 3_300, 3_400})
    void downwardTheTelephoneBandPasses(int hertz) {
        short[] narrow = down(Sounds.sine(hertz, 16_000, FRAMES * WIDE, -10));
        assertThat(Sounds.decibelsAt(hertz, 8_000, narrow, 500, narrow.length)).isCloseTo(-10, within(0.3));
    }

    @ParameterizedTest
    @ValueSource(ints = {4_600, 5_000, 6_000, 7_000, 7_950})
    void downwardWhatWouldFoldIsStopped(int hertz) {
        short[] narrow = down(Sounds.sine(hertz, 16_000, FRAMES * WIDE, 0));
        assertThat(Sounds.decibels(narrow, 500, narrow.length)).isLessThan(-53);
    }

    @Test
    void theDelayIsBelowOneAndAHalfMillis() {
        short[] click = new short[NARROW];
        click[40] = 20_000;
        short[] wide = new short[WIDE];
        new Upsampler().upsample(click, 0, NARROW, wide, 0);
        assertThat(loudest(wide) - 80).isEqualTo(HalfBand.DELAY).isLessThan(24);
        short[] wideClick = new short[WIDE];
        wideClick[81] = 20_000;
        short[] narrow = new short[NARROW];
        new Downsampler().downsample(wideClick, 0, NARROW, narrow, 0);
        assertThat(2 * loudest(narrow) + 1 - 81).isBetween(HalfBand.DELAY - 1, HalfBand.DELAY + 1);
    }

    @Test
    void fullScaleIsNotWrappedRound() {
        short[] square = new short[FRAMES * NARROW];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 10 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] wide = up(square);
        short[] narrow = down(wide);
        assertThat(Sounds.largestStep(narrow, 100, narrow.length)).isLessThanOrEqualTo(65_535);
        assertThat(wide[1_000 + 23 + 10]).isGreaterThan((short) 25_000);
    }

    @Test
    void skippedSamplesAreRemembered() {
        short[] sine = Sounds.sine(700, 8_000, 2 * NARROW, -10);
        Upsampler all = new Upsampler();
        Upsampler half = new Upsampler();
        short[] expected = new short[WIDE];
        short[] seen = new short[WIDE];
        all.upsample(sine, 0, NARROW, expected, 0);
        all.upsample(sine, NARROW, NARROW, expected, 0);
        half.skip(sine, 0, NARROW);
        half.upsample(sine, NARROW, NARROW, seen, 0);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void whoTakesOverGoesOnAlike() {
        short[] noise = Sounds.noise(1, 2 * WIDE, -10);
        Downsampler one = new Downsampler();
        Downsampler other = new Downsampler();
        short[] expected = new short[NARROW];
        short[] seen = new short[NARROW];
        one.downsample(noise, 0, NARROW, expected, 0);
        other.continueFrom(one);
        one.downsample(noise, WIDE, NARROW, expected, 0);
        other.downsample(noise, WIDE, NARROW, seen, 0);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void nothingIsAllocated() {
        short[] narrow = Sounds.noise(1, NARROW, -10);
        short[] wide = new short[WIDE];
        Upsampler upsampler = new Upsampler();
        Downsampler downsampler = new Downsampler();
        assertThat(Allocation.bytesPerStep(() -> {
                    upsampler.upsample(narrow, 0, NARROW, wide, 0);
                    downsampler.downsample(wide, 0, NARROW, narrow, 0);
                }))
                .isZero();
    }

    private static short[] up(short[] narrow) {
        Upsampler upsampler = new Upsampler();
        short[] wide = new short[2 * narrow.length];
        for (int at = 0; at < narrow.length; at += NARROW) {
            upsampler.upsample(narrow, at, NARROW, wide, 2 * at);
        }
        return wide;
    }

    private static short[] down(short[] wide) {
        Downsampler downsampler = new Downsampler();
        short[] narrow = new short[wide.length / 2];
        for (int at = 0; at < narrow.length; at += NARROW) {
            downsampler.downsample(wide, 2 * at, NARROW, narrow, at);
        }
        return narrow;
    }

    private static int loudest(short[] samples) {
        int loudest = 0;
        for (int i = 0; i < samples.length; i++) {
            loudest = Math.abs(samples[i]) > Math.abs(samples[loudest]) ? i : loudest;
        }
        return loudest;
    }
}
