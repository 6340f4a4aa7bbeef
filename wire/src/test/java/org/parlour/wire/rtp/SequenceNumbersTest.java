package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SequenceNumbersTest {
    @Test
    void wrapsFrom65535ToZero() {
        assertThat(SequenceNumbers.next(65535)).isZero();
        assertThat(SequenceNumbers.isNewer(0, 65535)).isTrue();
        assertThat(SequenceNumbers.isNewer(65535, 0)).isFalse();
        assertThat(SequenceNumbers.distance(65530, 5)).isEqualTo(11);
    }

    @Test
    void takesHalfARoundAsBehind() {
        assertThat(SequenceNumbers.distance(0, 32768)).isEqualTo(-32768);
        assertThat(SequenceNumbers.isNewer(32768, 0)).isFalse();
        assertThat(SequenceNumbers.isNewer(32767, 0)).isTrue();
        assertThat(SequenceNumbers.isNewer(7, 7)).isFalse();
    }

    @Test
    void givesAPacketFromBeforeTheBeginningANegativeIndex() {
        assertThat(SequenceNumbers.extend(2, 65535)).isEqualTo(-1);
    }

    @Property
    void distanceLeadsFromOneToTheOther(
            @ForAll @IntRange(max = 65535) int from, @ForAll @IntRange(min = -32768, max = 32767) int distance) {
        int to = (from + distance) & 0xFFFF;
        assertThat(SequenceNumbers.distance(from, to)).isEqualTo(distance);
        assertThat(SequenceNumbers.isNewer(to, from)).isEqualTo(distance > 0);
    }

    @Property
    void ofTwoThatDifferOneIsNewerUnlessHalfARoundApart(
            @ForAll @IntRange(max = 65535) int one, @ForAll @IntRange(max = 65535) int other) {
        boolean undecided = (one ^ other) == 0 || ((one - other) & 0xFFFF) == 32768;
        assertThat(SequenceNumbers.isNewer(one, other) ^ SequenceNumbers.isNewer(other, one))
                .isNotEqualTo(undecided);
    }

    @Property
    void extendsToTheNearestIndex(
            @ForAll @LongRange(min = 1 << 16, max = 1L << 48) long near,
            @ForAll @IntRange(min = -32768, max = 32767) int away) {
        assertThat(SequenceNumbers.extend(near, (int) (near + away) & 0xFFFF)).isEqualTo(near + away);
    }
}
