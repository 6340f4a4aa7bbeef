package org.parlour.mixer.g711;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.wire.sdp.Codec;

class LawTest {
    @Test
    void followsTheCodec() {
        assertThat(Law.of(Codec.PCMU)).isEqualTo(Law.MU);
        assertThat(Law.of(Codec.PCMA)).isEqualTo(Law.A);
        assertThat(Law.of(Codec.G722)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasExpandedIsCompressedToTheSameCode(Law law) {
        for (int code = 0; code < 256; code++) {
            // µ-law has two zeros; both are heard as one.
            int expected = law == Law.MU && code == 0x7F ? 0xFF : code;
            assertThat(law.compress(law.expand(code)) & 0xFF)
                    .as("code %02x", code)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noSampleComesBackFurtherAwayThanItsStep(Law law) {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int back = law.expand(law.compress(sample));
            int allowed = Math.max(16, Math.abs(sample) / 16);
            assertThat(Math.abs(back - sample)).as("sample %d", sample).isLessThanOrEqualTo(allowed);
        }
    }

    @Test
    void silenceHasTheCodesOfTheRecommendation() {
        assertThat(Law.MU.compress(0) & 0xFF).isEqualTo(0xFF);
        assertThat(Law.A.compress(0) & 0xFF).isEqualTo(0xD5);
        assertThat(Law.MU.expand(0xFF)).isZero();
        assertThat(Law.A.expand(0xD5)).isEqualTo((short) 8);
    }

    @ParameterizedTest
    @EnumSource
    void arraysAreDoneAsSingleSamplesAre(Law law) {
        short[] samples = {0, 100, -100, 32_767, -32_768, 5};
        byte[] codes = new byte[8];
        law.compress(samples, 1, 5, codes, 2);
        short[] back = new short[8];
        law.expand(codes, 2, 5, back, 3);
        for (int i = 0; i < 5; i++) {
            assertThat(codes[2 + i]).isEqualTo(law.compress(samples[1 + i]));
            assertThat(back[3 + i]).isEqualTo(law.expand(codes[2 + i]));
        }
    }
}
