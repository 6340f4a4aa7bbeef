package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimestampsTest {
    @Test
    void wrapsAtTheEndOf32Bits() {
        assertThat(Timestamps.isNewer(0, -1)).isTrue();
        assertThat(Timestamps.isNewer(-1, 0)).isFalse();
        assertThat(Timestamps.distance(-160, 160)).isEqualTo(320);
        assertThat(Timestamps.extend(0xFFFFFFFFL, 5)).isEqualTo(0x100000005L);
        assertThat(Timestamps.extend(0x100000005L, -1)).isEqualTo(0xFFFFFFFFL);
    }

    @Test
    void takesHalfARoundAsBehind() {
        assertThat(Timestamps.isNewer(Integer.MIN_VALUE, 0)).isFalse();
        assertThat(Timestamps.isNewer(Integer.MAX_VALUE, 0)).isTrue();
    }

    @Test
    void countsTicksOfAFrame() {
        assertThat(Timestamps.ticks(20_000_000, 8_000)).isEqualTo(160);
        assertThat(Timestamps.ticks(20_000_000, 48_000)).isEqualTo(960);
        assertThat(Timestamps.nanos(160, 8_000)).isEqualTo(20_000_000);
        assertThat(Timestamps.convert(160, 8_000, 48_000)).isEqualTo(960);
        assertThat(Timestamps.convert(961, 48_000, 8_000)).isEqualTo(160);
    }

    @Test
    void countsTheTicksOfAHundredYears() {
        long nanos = 100L * 365 * 86_400 * 1_000_000_000L - 1;
        assertThat(Timestamps.ticks(nanos, 90_000)).isEqualTo(exactly(nanos, 90_000, 1_000_000_000));
    }

    @Property
    void convertsExactlyRoundingDown(
            @ForAll @LongRange(min = -1L << 45, max = 1L << 45) long ticks,
            @ForAll @IntRange(min = 1, max = 192_000) int from,
            @ForAll @IntRange(min = 1, max = 192_000) int to) {
        assertThat(Timestamps.convert(ticks, from, to)).isEqualTo(exactly(ticks, to, from));
    }

    @Property
    void extendsToTheNearestCount(@ForAll @LongRange(min = 0, max = 1L << 50) long near, @ForAll int away) {
        assertThat(Timestamps.extend(near, (int) (near + away))).isEqualTo(near + away);
    }

    private static long exactly(long count, long times, long by) {
        BigInteger[] parts = BigInteger.valueOf(count)
                .multiply(BigInteger.valueOf(times))
                .divideAndRemainder(BigInteger.valueOf(by));
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }
}
