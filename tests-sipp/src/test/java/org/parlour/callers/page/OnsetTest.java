package org.parlour.callers.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.callers.phone.Marker;

class OnsetTest {
    private static final Marker MARKER = Marker.of(8);
    private static final int SILENT_SAMPLES = 9_000;
    private static final int SPOKEN_SAMPLES = 6 * Marker.RATE_HZ;

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 50})
    void whatIsMissingOfTheFirstSyllableIsTold(int missingMillis) {
        assertThat(Onset.missingMillis(heard(missingMillis), MARKER).orElse(-1))
                .isBetween(missingMillis - 5, missingMillis + 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 300})
    void aSyllableThatIsMissingIsMoreThanATenthOfASecond(int missingMillis) {
        assertThat(Onset.missingMillis(heard(missingMillis), MARKER).orElse(-1)).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {9})
    void anotherVoiceIsNotTheirs(int seed) {
        assertThat(Onset.missingMillis(heard(0), Marker.of(seed))).isEmpty();
    }

    private static short[] heard(int missingMillis) {
        short[] heard = new short[SILENT_SAMPLES + SPOKEN_SAMPLES];
        System.arraycopy(MARKER.line(SPOKEN_SAMPLES), 0, heard, SILENT_SAMPLES, SPOKEN_SAMPLES);
        Arrays.fill(heard, SILENT_SAMPLES, SILENT_SAMPLES + missingMillis * Marker.RATE_HZ / 1_000, (short) 0);
        return heard;
    }
}
