package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** RFC 3550 appendix A.1, A.3 and A.8. */
class RtpSourceTest {
    private static final long FRAME_NANOS = 20_000_000;

    private final RtpSource source = new RtpSource(8_000);

    @Test
    void isValidWithTheSecondPacketInOrder() {
        assertThat(source.arrived(100)).isEqualTo(Arrival.ON_PROBATION);
        assertThat(source.isValid()).isFalse();
        assertThat(source.expected()).isZero();
        assertThat(source.arrived(101)).isEqualTo(Arrival.VALIDATED);
        assertThat(source.isValid()).isTrue();
        assertThat(source.received()).isEqualTo(1);
        assertThat(source.expected()).isEqualTo(1);
        assertThat(source.lost()).isZero();
    }

    @Test
    void staysOnProbationWhileStraysComeOutOfOrder() {
        assertThat(source.arrived(100)).isEqualTo(Arrival.ON_PROBATION);
        assertThat(source.arrived(7)).isEqualTo(Arrival.ON_PROBATION);
        assertThat(source.arrived(50)).isEqualTo(Arrival.ON_PROBATION);
        assertThat(source.arrived(51)).isEqualTo(Arrival.VALIDATED);
    }

    @Test
    void isValidAcrossTheWrap() {
        source.arrived(65535);
        assertThat(source.arrived(0)).isEqualTo(Arrival.VALIDATED);
        assertThat(source.extendedHighest()).isZero();
    }

    @Test
    void countsCyclesInTheExtendedHighest() {
        validateAt(65534);
        assertThat(source.arrived(65535)).isEqualTo(Arrival.IN_ORDER);
        assertThat(source.arrived(1)).isEqualTo(Arrival.IN_ORDER);
        assertThat(source.extendedHighest()).isEqualTo(65537);
        assertThat(source.arrived(0)).isEqualTo(Arrival.BEHIND);
        assertThat(source.arrived(65535)).isEqualTo(Arrival.BEHIND);
        assertThat(source.extendedHighest()).isEqualTo(65537);
        assertThat(source.expected()).isEqualTo(4);
        assertThat(source.received()).isEqualTo(5);
        assertThat(source.lost()).isEqualTo(-1);
    }

    @Test
    void takesAGapShortOfThreeThousandAsLoss() {
        validateAt(1000);
        assertThat(source.arrived(3999)).isEqualTo(Arrival.IN_ORDER);
        assertThat(source.lost()).isEqualTo(2998);
    }

    @Test
    void takesAGapOfThreeThousandAsOutOfLine() {
        validateAt(1000);
        assertThat(source.arrived(4000)).isEqualTo(Arrival.OUT_OF_LINE);
        assertThat(source.arrived(1001)).isEqualTo(Arrival.IN_ORDER);
        assertThat(source.lost()).isZero();
    }

    @Test
    void takesLessThanAHundredBehindAsReordered() {
        validateAt(1000);
        assertThat(source.arrived(901)).isEqualTo(Arrival.BEHIND);
        assertThat(source.arrived(900)).isEqualTo(Arrival.OUT_OF_LINE);
    }

    @Test
    void beginsAnewWithTheSecondInARowFromFarAway() {
        validateAt(1000);
        source.arrived(1001);
        assertThat(source.arrived(30000)).isEqualTo(Arrival.OUT_OF_LINE);
        assertThat(source.arrived(30002)).isEqualTo(Arrival.OUT_OF_LINE);
        assertThat(source.arrived(30003)).isEqualTo(Arrival.RESTARTED);
        assertThat(source.extendedHighest()).isEqualTo(30003);
        assertThat(source.received()).isEqualTo(1);
        assertThat(source.lost()).isZero();
    }

    @Test
    void restartsAcrossTheWrap() {
        validateAt(30000);
        assertThat(source.arrived(65535)).isEqualTo(Arrival.OUT_OF_LINE);
        assertThat(source.arrived(0)).isEqualTo(Arrival.RESTARTED);
    }

    @Test
    void onlyTwoArrivalsDoNotCount() {
        for (Arrival arrival : Arrival.values()) {
            boolean dropped = arrival == Arrival.ON_PROBATION || arrival == Arrival.OUT_OF_LINE;
            assertThat(arrival.isValid()).isEqualTo(!dropped);
        }
    }

    @Test
    void tellsTheFractionLostOfEachInterval() {
        validateAt(0);
        for (int i = 1; i < 100; i++) {
            if (i % 4 != 0) {
                source.arrived(i);
            }
        }
        // 24 of 100 expected are gone: 24 · 256 / 100.
        assertThat(source.takeFractionLost()).isEqualTo(61);
        assertThat(source.takeFractionLost()).isZero();
        source.arrived(100);
        assertThat(source.takeFractionLost()).isZero();
        assertThat(source.lost()).isEqualTo(24);
    }

    @Test
    void keepsTheFractionInItsOctet() {
        validateAt(0);
        source.takeFractionLost();
        source.arrived(2998);
        assertThat(source.takeFractionLost()).isEqualTo(255);
    }

    @Test
    void tellsNoLossWhereDuplicatesOutnumberIt() {
        validateAt(0);
        source.takeFractionLost();
        source.arrived(2);
        source.arrived(2);
        source.arrived(2);
        assertThat(source.takeFractionLost()).isZero();
        assertThat(source.lost()).isEqualTo(-1);
    }

    @Test
    void holdsTheLossInTwentyFourBits() {
        validateAt(0);
        for (int i = 0; i < 3000; i++) {
            source.arrived(((i + 1) * 2999) & 0xFFFF);
        }
        assertThat(source.lost()).isEqualTo(0x7FFFFF);
    }

    @Test
    void seesNoJitterInASteadyStream() {
        for (int i = 0; i < 1000; i++) {
            source.timed(i * 160, i * FRAME_NANOS);
        }
        assertThat(source.jitterTicks()).isZero();
    }

    @Test
    void followsTheFormulaOfA8() {
        long expectedSixteenths = 0;
        long transit = 0;
        for (int i = 0; i < 500; i++) {
            long lateMillis = i * 7L % 13;
            long newTransit = lateMillis * 8;
            long difference = i == 0 ? 0 : Math.abs(newTransit - transit);
            transit = newTransit;
            expectedSixteenths += i == 0 ? 0 : difference - ((expectedSixteenths + 8) >> 4);
            source.timed(i * 160, i * FRAME_NANOS + lateMillis * 1_000_000);
        }
        assertThat(source.jitterTicks()).isEqualTo(expectedSixteenths >> 4).isPositive();
    }

    @Test
    void seesNoJitterWhereTheTimestampWrapsOrTheClockPassesZero() {
        for (int i = 0; i < 1000; i++) {
            source.timed(Integer.MAX_VALUE - 80_000 + i * 160, (i - 500) * FRAME_NANOS);
        }
        assertThat(source.jitterTicks()).isZero();
    }

    @Test
    void survivesTransitTimesHalfARoundApart() {
        source.timed(0, 0);
        source.timed(Integer.MIN_VALUE, 0);
        assertThat(source.jitterTicks()).isEqualTo(1L << 27);
    }

    @Test
    void needsAClock() {
        assertThatThrownBy(() -> new RtpSource(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printsWhatItKnows() {
        assertThat(source).hasToString("RtpSource[on probation highest=0 received=0 lost=0 jitter=0 ticks]");
        validateAt(5);
        assertThat(source).hasToString("RtpSource[valid highest=5 received=1 lost=0 jitter=0 ticks]");
    }

    private void validateAt(int sequenceNumber) {
        source.arrived((sequenceNumber - 1) & 0xFFFF);
        source.arrived(sequenceNumber);
    }
}
