package org.parlour.wire.srtp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SrtpIndexesTest {
    private static final SrtpLimits THREE = new SrtpLimits(3, 1, 1);

    @Test
    void findsEveryStreamAfterGrowing() {
        SrtpIndexes indexes = SrtpIndexes.ofRtp(new SrtpLimits(65_536, 1, 1));
        RandomGenerator random = Packets.random(2);
        int[] ssrcs = random.ints().distinct().limit(65_536).toArray();
        for (int i = 0; i < ssrcs.length; i++) {
            requireNonNull(indexes.findOrAdd(ssrcs[i])).use(i);
        }
        for (int i = 0; i < ssrcs.length; i++) {
            assertThat(indexes.highest(ssrcs[i])).isEqualTo(i);
        }
        assertThat(Arrays.stream(indexes.ssrcs()).sorted())
                .containsExactlyElementsOf(Arrays.stream(ssrcs).sorted().boxed().toList());
        assertThat(indexes.size()).isEqualTo(65_536);
    }

    @Test
    void refusesTheStreamBeyondTheBoundAndKeepsTheOthers() {
        SrtpIndexes indexes = SrtpIndexes.ofRtp(THREE);
        for (int ssrc = 0; ssrc < 3; ssrc++) {
            requireNonNull(indexes.findOrAdd(ssrc)).use(10);
        }
        assertThat(indexes.findOrAdd(3)).isNull();
        assertThat(indexes.highest(3)).isEqualTo(-1);
        assertThat(indexes.highest(0)).isEqualTo(10);
        assertThatIllegalStateException().isThrownBy(() -> indexes.startAt(3, 1));
    }

    @Test
    void refusesIndexesAndTurnsThatDoNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SrtpIndexes.ofRtp(THREE).startAt(1, 1L << 32));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SrtpIndexes.ofRtcp(THREE).startAt(1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SrtpIndexes.ofRtp(THREE).resumeAfter(1, 1L << 48));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SrtpIndexes.ofRtcp(THREE).resumeAfter(1, 1L << 31));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SrtpIndexes.ofRtcp(THREE).resumeAfter(1, -1));
    }
}
