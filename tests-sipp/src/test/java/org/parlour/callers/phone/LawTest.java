package org.parlour.callers.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LawTest {
    @Test
    void silenceIsWhatTheRecommendationSays() {
        // ITU-T G.711 tables: the smallest positive value of each law.
        assertThat(Law.MU.encode(0)).isEqualTo((byte) 0xFF);
        assertThat(Law.A.encode(0)).isEqualTo((byte) 0xD5);
        assertThat(Law.A.encode(-1)).isEqualTo((byte) 0x55);
    }

    @Test
    void fullScaleIsWhatTheRecommendationSays() {
        assertThat(Law.MU.encode(32_767)).isEqualTo((byte) 0x80);
        assertThat(Law.MU.encode(-32_768)).isEqualTo((byte) 0x00);
        assertThat(Law.MU.decode(0x80)).isEqualTo((short) 32_124);
        assertThat(Law.A.encode(32_767)).isEqualTo((byte) 0xAA);
        assertThat(Law.A.encode(-32_768)).isEqualTo((byte) 0x2A);
        assertThat(Law.A.decode(0xAA)).isEqualTo((short) 32_256);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeComesBackToItself(Law law) {
        for (int code = 0; code < 256; code++) {
            short sample = law.decode(code);
            // µ-law has two zeros; the positive one is written.
            int expected = law == Law.MU && code == 0x7F ? 0xFF : code;
            assertThat(law.encode(sample) & 0xFF)
                    .as("code %02x, sample %d", code, sample)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noSampleIsFurtherOffThanItsStep(Law law) {
        for (int sample = -32_768; sample <= 32_767; sample++) {
            int back = law.decode(law.encode(sample));
            assertThat(Math.abs(back - sample))
                    .as("sample %d", sample)
                    .isLessThanOrEqualTo(Math.max(16, Math.abs(sample) / 16));
        }
    }
}
