package org.parlour.wire.octets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BigEndianTest {
    private static final long VALUE = 0xFEDC_BA98_7654_3210L;

    private final byte[] bytes = new byte[24];

    @Test
    void agreesWithTheBufferOfTheJdkAtEveryAlignment() {
        for (int at = 0; at < 16; at++) {
            BigEndian.putLong(bytes, at, VALUE);
            assertThat(ByteBuffer.wrap(bytes).getLong(at)).isEqualTo(VALUE);
            assertThat(BigEndian.longInteger(bytes, at)).isEqualTo(VALUE);
            assertThat(BigEndian.integer(bytes, at)).isEqualTo(0xFEDC_BA98);
            assertThat(BigEndian.unsignedShort(bytes, at)).isEqualTo(0xFEDC);
            assertThat(BigEndian.unsignedMedium(bytes, at)).isEqualTo(0xFE_DCBA);
        }
    }

    @Test
    void writesOnlyItsOwnOctets() {
        BigEndian.putInteger(bytes, 1, -1);
        BigEndian.putShort(bytes, 6, -1);
        BigEndian.putMedium(bytes, 9, -1);
        assertThat(bytes).startsWith(0, -1, -1, -1, -1, 0, -1, -1, 0, -1, -1, -1, 0);
    }
}
