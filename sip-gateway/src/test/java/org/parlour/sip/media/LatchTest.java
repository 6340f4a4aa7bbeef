package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.parlour.sip.media.Latch.Verdict;

class LatchTest {
    private static final InetSocketAddress DESCRIBED = Desk.at("192.0.2.10", 4000);
    private static final InetSocketAddress NAT = Desk.at("198.51.100.7", 61_000);
    private static final InetSocketAddress NAT_REBOUND = Desk.at("198.51.100.7", 61_044);
    private static final InetSocketAddress STRANGER = Desk.at("203.0.113.9", 9_000);
    private static final int SSRC = 0x1234_5678;
    private static final int OTHER_SSRC = 0x0BAD_CAFE;

    private final Latch latch = new Latch();
    private long nowNanos = 1_000;
    private int sequenceNumber = 65_530;

    private Verdict hear(InetSocketAddress from, int ssrc) {
        sequenceNumber = (sequenceNumber + 1) & 0xFFFF;
        return latch.hear(from, ssrc, sequenceNumber, nowNanos);
    }

    private void latchTo(InetSocketAddress from) {
        assertThat(hear(from, SSRC)).isEqualTo(Verdict.REFUSED);
        assertThat(hear(from, SSRC)).isEqualTo(Verdict.LATCHED);
    }

    @Test
    void sendsToTheDescriptionUntilSomebodyIsBelieved() {
        assertThat(latch.target()).isNull();
        latch.expect(DESCRIBED, nowNanos);
        assertThat(latch.target()).isEqualTo(DESCRIBED);
        latchTo(NAT);
        assertThat(latch.target()).isEqualTo(NAT);
    }

    @Test
    void onePacketIsNotEnoughAndTwoOutOfOrderNeither() {
        latch.expect(DESCRIBED, nowNanos);
        assertThat(latch.hear(NAT, SSRC, 10, nowNanos)).isEqualTo(Verdict.REFUSED);
        assertThat(latch.hear(NAT, SSRC, 12, nowNanos)).isEqualTo(Verdict.REFUSED);
        assertThat(latch.hear(NAT, OTHER_SSRC, 13, nowNanos)).isEqualTo(Verdict.REFUSED);
        assertThat(latch.isLatched()).isFalse();
        assertThat(latch.refused()).isEqualTo(3);
    }

    @Test
    void onceLatchedNobodyElseIsBelieved() {
        latch.expect(DESCRIBED, nowNanos);
        latchTo(NAT);
        for (int i = 0; i < 100; i++) {
            assertThat(hear(STRANGER, OTHER_SSRC)).isEqualTo(Verdict.REFUSED);
            assertThat(hear(DESCRIBED, OTHER_SSRC)).isEqualTo(Verdict.REFUSED);
        }
        assertThat(hear(NAT, SSRC)).isEqualTo(Verdict.BELIEVED);
    }

    @Test
    void strangersInNumbersDoNotCrowdOutTheDescribedHost() {
        latch.expect(DESCRIBED, nowNanos);
        assertThat(latch.hear(DESCRIBED, SSRC, 1, nowNanos)).isEqualTo(Verdict.REFUSED);
        for (int i = 0; i < 1_000; i++) {
            latch.hear(Desk.at("203.0.113.9", 1_000 + i), i, 7 * i, nowNanos);
        }
        assertThat(latch.hear(DESCRIBED, SSRC, 2, nowNanos)).isEqualTo(Verdict.LATCHED);
    }

    @Test
    void aReboundNatIsFollowedOnlyAfterThreeSilentSeconds() {
        latch.expect(DESCRIBED, nowNanos);
        latchTo(NAT);
        nowNanos += Latch.SILENCE_NANOS - 1;
        assertThat(hear(NAT_REBOUND, OTHER_SSRC)).isEqualTo(Verdict.REFUSED);
        assertThat(hear(NAT_REBOUND, OTHER_SSRC)).isEqualTo(Verdict.REFUSED);
        nowNanos += 1;
        assertThat(hear(NAT_REBOUND, OTHER_SSRC)).isEqualTo(Verdict.REFUSED);
        assertThat(hear(NAT_REBOUND, OTHER_SSRC)).isEqualTo(Verdict.LATCHED);
        assertThat(latch.target()).isEqualTo(NAT_REBOUND);
    }

    @Test
    void theDescribedHostAndTheSameStreamMayTakeOverASilentLine() {
        latch.expect(DESCRIBED, nowNanos);
        latchTo(NAT);
        nowNanos += Latch.SILENCE_NANOS;
        hear(DESCRIBED, OTHER_SSRC);
        assertThat(hear(DESCRIBED, OTHER_SSRC)).isEqualTo(Verdict.LATCHED);
        nowNanos += Latch.SILENCE_NANOS;
        // From Wi-Fi to 4G: another host, the same stream.
        hear(STRANGER, OTHER_SSRC);
        assertThat(hear(STRANGER, OTHER_SSRC)).isEqualTo(Verdict.LATCHED);
    }

    @Test
    void aStrangerGetsNoSilentLine() {
        latch.expect(DESCRIBED, nowNanos);
        latchTo(NAT);
        nowNanos += 100 * Latch.SILENCE_NANOS;
        for (int i = 0; i < 100; i++) {
            assertThat(hear(STRANGER, OTHER_SSRC)).isEqualTo(Verdict.REFUSED);
        }
        assertThat(latch.target()).isEqualTo(NAT);
    }

    @Test
    void anotherDescriptionOpensTheLatchAndTheOldSourceDoesNotCloseItAgain() {
        latch.expect(DESCRIBED, nowNanos);
        latchTo(NAT);
        InetSocketAddress transferred = Desk.at("192.0.2.77", 5004);
        latch.expect(transferred, nowNanos);
        assertThat(latch.target()).isEqualTo(transferred);
        assertThat(hear(NAT, SSRC)).isEqualTo(Verdict.REFUSED);
        assertThat(hear(NAT, SSRC)).isEqualTo(Verdict.REFUSED);
        latchTo(transferred);
        assertThat(latch.latches()).isEqualTo(2);
    }

    @Test
    void theSameDescriptionAndAnOldHoldChangeNothing() {
        latch.expect(DESCRIBED, nowNanos);
        latchTo(NAT);
        latch.expect(DESCRIBED, nowNanos);
        latch.expect(null, nowNanos);
        latch.expect(DESCRIBED, nowNanos);
        assertThat(latch.target()).isEqualTo(NAT);
        assertThat(hear(NAT, SSRC)).isEqualTo(Verdict.BELIEVED);
    }
}
