package org.parlour.mixer.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parlour.mixer.measure.Estoi;
import org.parlour.mixer.measure.Loudness;
import org.parlour.mixer.measure.SegmentalSignal;
import org.parlour.mixer.measure.SpectralDistance;
import org.parlour.mixer.rig.Recital;

/** Voices before backgrounds: what is left of each. */
class NoiseSuppressionSimulationTest {
    private static final int RATE_HZ = 16_000;
    private static final int PAUSE_MILLIS = 2_000;
    // The first pause teaches.
    private static final int TAUGHT = 3 * RATE_HZ;

    private static final Recital VOICES =
            Recital.of(PAUSE_MILLIS, "en/normal/room.help", "de/normal/door.reception-nobody", "ru/normal/room.muted");

    static Stream<Arguments> lines() {
        return Arrays.stream(Background.values()).flatMap(background -> Stream.of(5, 10, 15, 20)
                .map(ratio -> Arguments.of(
                        background, ratio, 100L * ratio + background.name().length())));
    }

    @ParameterizedTest(name = "{0} {1} dB behind, seed {2}")
    @MethodSource("lines")
    void theNoiseGoesAndTheVoiceStays(Background background, int ratioDecibels, long seed) {
        short[] clean = Cleaned.highPassed(VOICES.samples());
        double voice = VOICES.decibels(clean, false, 0, 0);
        short[] noise = background.sound(seed, clean.length, voice - ratioDecibels);
        short[] noisy = Cleaned.highPassed(Cleaned.sum(VOICES.samples(), noise));
        short[] cleaned = Cleaned.cleaned(noisy);

        double pauses = VOICES.decibels(noisy, true, TAUGHT, 150) - VOICES.decibels(cleaned, true, TAUGHT, 150);
        double distanceBefore = SpectralDistance.decibels(clean, noisy, RATE_HZ);
        double distance = SpectralDistance.decibels(clean, cleaned, RATE_HZ);
        double signalBefore = SegmentalSignal.toNoiseDecibels(clean, noisy, RATE_HZ);
        double signal = SegmentalSignal.toNoiseDecibels(clean, cleaned, RATE_HZ);
        double understoodBefore = Estoi.of(clean, noisy, RATE_HZ);
        double understood = Estoi.of(clean, cleaned, RATE_HZ);
        double loudness = Loudness.integrated(cleaned, RATE_HZ) - Loudness.integrated(clean, RATE_HZ);

        // Voices in a crowd come and go, and some of that passes for a voice.
        assertThat(pauses).as("dB that the pauses lost").isGreaterThan(background == Background.BABBLE ? 9 : 10);
        assertThat(distance).as("spectral distance").isLessThan(distanceBefore);
        assertThat(signal).as("segmental signal to noise").isGreaterThan(signalBefore);
        assertThat(understood).as("ESTOI").isGreaterThan(understoodBefore - 0.01);
        assertThat(loudness).as("LU that the voice changed").isBetween(-1.0, 1.0);
    }
}
