package org.parlour.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpusPayloadTest {
    // RFC 6716 section 3.1, table 2.
    @ParameterizedTest
    @CsvSource({
        "0, 10", "1, 20", "2, 40", "3, 60", "4, 10", "7, 60", "8, 10", "11, 60", "12, 10", "13, 20", "14, 10", "15, 20",
        "17, 5", "18, 10", "19, 20", "31, 20"
    })
    void framesLastAsLongAsTheirConfigurationSays(int configuration, int millis) {
        assertThat(ticks(configuration << 3)).isEqualTo(millis * 48);
        assertThat(ticks(configuration << 3 | 1, 0)).as("two alike").isEqualTo(2 * millis * 48);
        assertThat(ticks(configuration << 3 | 2, 0)).as("two").isEqualTo(2 * millis * 48);
        assertThat(ticks(configuration << 3 | 3, 0xC3, 0)).as("three").isEqualTo(3 * millis * 48);
    }

    @Test
    void shortestFrameIsTwoAndAHalfMilliseconds() {
        assertThat(ticks(16 << 3)).isEqualTo(120);
    }

    @Test
    void countThatIsCutOffIsNone() {
        assertThat(ticks(3)).isZero();
    }

    private static int ticks(int... octets) {
        byte[] bytes = new byte[octets.length + 1];
        for (int i = 0; i < octets.length; i++) {
            bytes[i + 1] = (byte) octets[i];
        }
        return OpusPayload.ticks(bytes, 1, octets.length);
    }
}
