package org.parlour.sfu.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpMasterKey;
import org.parlour.wire.srtp.SrtpProfile;

class DtlsSessionTest {
    private static final Fingerprint PEER = Fingerprint.sha256(new byte[32]);
    private static final SrtpKeys KEYS = new SrtpKeys(key(1), key(2));
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final DtlsSession session = new DtlsSession(DtlsTimers.STANDARD);
    private long nowNanos = 7;

    private static SrtpMasterKey key(int seed) {
        return SrtpMasterKey.generate(SrtpProfile.AEAD_AES_128_GCM, new Random(seed));
    }

    private static Datagram datagram(int mark) {
        return Datagram.copyOf(new byte[] {0, 22, (byte) mark, 0}, 1, 2);
    }

    private List<DtlsEffect> on(DtlsEvent event) {
        return session.on(event, nowNanos);
    }

    private void shakeHands() {
        on(new DtlsEvent.PeerKnown(PEER));
        on(new DtlsEvent.Reachable());
        on(new DtlsEvent.Arrived(datagram(0)));
    }

    @Test
    void nothingIsTakenFromWhoHasPassedNoCheck() {
        on(new DtlsEvent.PeerKnown(PEER));

        assertThat(on(new DtlsEvent.Arrived(datagram(1)))).isEmpty();
        assertThat(on(new DtlsEvent.Reachable())).isEmpty();
        assertThat(session.losses(Lost.UNREACHABLE)).isOne();
    }

    @Test
    void helloThatOutrunsTheAnswerWaitsForIt() {
        Datagram first = datagram(1);
        Datagram second = datagram(2);
        on(new DtlsEvent.Reachable());
        assertThat(on(new DtlsEvent.Arrived(first))).isEmpty();
        assertThat(on(new DtlsEvent.Arrived(second))).isEmpty();

        assertThat(on(new DtlsEvent.PeerKnown(PEER)))
                .containsExactly(
                        new DtlsEffect.Begin(PEER), new DtlsEffect.Deliver(first), new DtlsEffect.Deliver(second));
    }

    @Test
    void handshakeBeginsWithTheFirstDatagramAndNotBefore() {
        on(new DtlsEvent.Reachable());
        assertThat(on(new DtlsEvent.PeerKnown(PEER))).isEmpty();
        Datagram hello = datagram(1);

        assertThat(on(new DtlsEvent.Arrived(hello)))
                .containsExactly(new DtlsEffect.Begin(PEER), new DtlsEffect.Deliver(hello));
    }

    @Test
    void ninthWaitingDatagramIsDropped() {
        on(new DtlsEvent.Reachable());
        for (int i = 0; i < 9; i++) {
            on(new DtlsEvent.Arrived(datagram(i)));
        }

        assertThat(on(new DtlsEvent.PeerKnown(PEER))).hasSize(1 + 8);
        assertThat(session.losses(Lost.TOO_MANY_WAITING)).isOne();
    }

    @Test
    void whatHasWaitedFiveSecondsIsDroppedAndTheNextWaitsAnew() {
        on(new DtlsEvent.Reachable());
        on(new DtlsEvent.Arrived(datagram(1)));
        assertThat(session.nextDeadlineNanos()).isEqualTo(nowNanos + 5 * SECOND);

        nowNanos = session.nextDeadlineNanos();
        assertThat(on(new DtlsEvent.DeadlineReached())).isEmpty();
        assertThat(session.losses(Lost.WAITED_TOO_LONG)).isOne();
        assertThat(session.nextDeadlineNanos()).isEqualTo(DtlsSession.NEVER);
        Datagram again = datagram(2);
        on(new DtlsEvent.Arrived(again));

        assertThat(on(new DtlsEvent.PeerKnown(PEER)))
                .containsExactly(new DtlsEffect.Begin(PEER), new DtlsEffect.Deliver(again));
    }

    @Test
    void mediaBeforeTheKeysComesOutWithThemInOrder() {
        shakeHands();
        byte[] buffer = {9, 1, 2, 3};
        assertThat(session.hold(buffer, 1, 3)).isTrue();
        buffer[1] = 7;
        assertThat(session.hold(buffer, 1, 2)).isTrue();

        List<DtlsEffect> effects = on(new DtlsEvent.Agreed(KEYS));

        assertThat(effects).singleElement().isInstanceOfSatisfying(DtlsEffect.Secure.class, secure -> {
            assertThat(secure.keys()).isEqualTo(KEYS);
            assertThat(secure.held()).extracting(Datagram::bytes).containsExactly(new byte[] {1, 2, 3}, new byte[] {7, 2
            });
        });
        assertThat(session.isSecure()).isTrue();
        assertThat(session.nextDeadlineNanos()).isEqualTo(DtlsSession.NEVER);
    }

    @Test
    void sixtyFifthPacketBeforeTheKeysIsDropped() {
        shakeHands();
        for (int i = 0; i < 64; i++) {
            assertThat(session.hold(new byte[80], 0, 80)).isTrue();
        }

        assertThat(session.hold(new byte[80], 0, 80)).isFalse();
        assertThat(session.losses(Lost.TOO_MUCH_MEDIA)).isOne();
    }

    @Test
    void mediaWithoutAHandshakeIsDropped() {
        assertThat(session.hold(new byte[80], 0, 80)).isFalse();
        assertThat(session.losses(Lost.MEDIA_WITHOUT_HANDSHAKE)).isOne();
    }

    @Test
    void handshakeThatTakesTooLongIsStopped() {
        shakeHands();
        nowNanos = session.nextDeadlineNanos();

        assertThat(on(new DtlsEvent.DeadlineReached()))
                .containsExactly(new DtlsEffect.Stop(), new DtlsEffect.Over(DtlsEnd.TIMED_OUT));
    }

    @Test
    void earlyDeadlineIsNoDeadline() {
        shakeHands();

        assertThat(on(new DtlsEvent.DeadlineReached())).isEmpty();
        assertThat(session.isOver()).isFalse();
    }

    @Test
    void sameFingerprintAgainIsNoNews() {
        shakeHands();
        on(new DtlsEvent.Agreed(KEYS));

        assertThat(on(new DtlsEvent.PeerKnown(PEER))).isEmpty();
    }

    @Test
    void anotherFingerprintIsTheEnd() {
        shakeHands();
        Fingerprint other = Fingerprint.sha256("another one, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));

        assertThat(on(new DtlsEvent.PeerKnown(other)))
                .containsExactly(new DtlsEffect.Stop(), new DtlsEffect.Over(DtlsEnd.FINGERPRINT_CHANGED));
    }

    @Test
    void whatTheHandshakeSaysIsTheEndWithoutAStop() {
        shakeHands();

        assertThat(on(new DtlsEvent.Ended(DtlsEnd.WRONG_FINGERPRINT)))
                .containsExactly(new DtlsEffect.Over(DtlsEnd.WRONG_FINGERPRINT));
        assertThat(on(new DtlsEvent.Ended(DtlsEnd.CLOSED_HERE))).isEmpty();
    }

    @Test
    void associationIsFedUntilItsEnd() {
        shakeHands();
        on(new DtlsEvent.Agreed(KEYS));
        Datagram farewell = datagram(5);

        assertThat(on(new DtlsEvent.Arrived(farewell))).containsExactly(new DtlsEffect.Deliver(farewell));
        assertThat(on(new DtlsEvent.Ended(DtlsEnd.PEER_CLOSED)))
                .containsExactly(new DtlsEffect.Over(DtlsEnd.PEER_CLOSED));
        assertThat(on(new DtlsEvent.Arrived(farewell))).isEmpty();
        assertThat(session.losses(Lost.OVER)).isOne();
    }

    @Test
    void leavingBeforeAnyHandshakeStopsNothing() {
        assertThat(on(new DtlsEvent.Close())).containsExactly(new DtlsEffect.Over(DtlsEnd.CLOSED_HERE));
    }

    @Test
    void leavingTellsThePeer() {
        shakeHands();

        assertThat(on(new DtlsEvent.Close()))
                .containsExactly(new DtlsEffect.Stop(), new DtlsEffect.Over(DtlsEnd.CLOSED_HERE));
    }

    @Test
    void keysOfAHandshakeThatWasStoppedAreNotTaken() {
        shakeHands();
        on(new DtlsEvent.Close());

        assertThat(on(new DtlsEvent.Agreed(KEYS))).isEmpty();
        assertThat(session.isSecure()).isFalse();
    }
}
