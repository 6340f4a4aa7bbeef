package org.parlour.sfu.demux;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.StunFlaw;
import org.parlour.wire.stun.Ufrag;

class DemuxTest {
    private static final Ufrag UFRAG = Ufrag.of("room0042");
    private static final InetSocketAddress PEER = Datagrams.from("192.0.2.1", 40_000);

    private final Demux<String> demux = new Demux<>(new DemuxLimits(2, 2));

    private @Nullable String route(InetSocketAddress from, byte[] datagram) {
        return demux.route(0, from, datagram, 0, datagram.length);
    }

    @Test
    void checkBelongsToWhomItsUfragNamesWhereverItComesFrom() {
        demux.listen(UFRAG, "ours");

        assertThat(route(PEER, Datagrams.check("room0042"))).isEqualTo("ours");
        assertThat(route(Datagrams.from("2001:db8::7", 9), Datagrams.check("room0042")))
                .isEqualTo("ours");
        assertThat(demux.kind()).isEqualTo(DatagramKind.STUN);
        assertThat(demux.check().receiverUfragBits()).isEqualTo(UFRAG.bits());
    }

    @Test
    void ufragDecidesEvenWhereTheAddressIsAnothers() {
        demux.bind(0, PEER, "old");
        demux.listen(UFRAG, "new");

        assertThat(route(PEER, Datagrams.check("room0042"))).isEqualTo("new");
        assertThat(route(PEER, Datagrams.rtp())).isEqualTo("old");
    }

    @Test
    void unknownUfragIsCountedAndNobodys() {
        demux.bind(0, PEER, "ours");

        assertThat(route(PEER, Datagrams.check("strange1"))).isNull();
        assertThat(route(PEER, Datagrams.check("longer-than-any-of-ours"))).isNull();

        assertThat(demux.unknown(DatagramKind.STUN)).isEqualTo(2);
        assertThat(demux.received(DatagramKind.STUN)).isEqualTo(2);
    }

    @Test
    void forgottenUfragIsNobodys() {
        demux.listen(UFRAG, "ours");
        demux.forget(UFRAG);

        assertThat(route(PEER, Datagrams.check("room0042"))).isNull();
        assertThat(demux.ufrags()).isZero();
    }

    @Test
    void mediaBelongsToTheSessionOfItsAddress() {
        demux.bind(0, PEER, "ours");

        assertThat(route(PEER, Datagrams.rtp())).isEqualTo("ours");
        assertThat(route(PEER, Datagrams.dtls())).isEqualTo("ours");
        assertThat(demux.kind()).isEqualTo(DatagramKind.DTLS);
    }

    @Test
    void mediaFromElsewhereIsCountedAndNobodys() {
        demux.bind(0, PEER, "ours");

        assertThat(route(Datagrams.from("192.0.2.1", 40_001), Datagrams.rtp())).isNull();
        assertThat(route(Datagrams.from("192.0.2.2", 40_000), Datagrams.dtls())).isNull();

        assertThat(demux.unknown(DatagramKind.RTP)).isOne();
        assertThat(demux.unknown(DatagramKind.DTLS)).isOne();
    }

    @Test
    void sameAddressAtAnotherGateIsAnotherPath() {
        demux.bind(0, PEER, "ours");
        demux.bind(1, PEER, "theirs");
        byte[] packet = Datagrams.rtp();

        assertThat(demux.route(1, PEER, packet, 0, packet.length)).isEqualTo("theirs");
        assertThat(demux.route(0, PEER, packet, 0, packet.length)).isEqualTo("ours");
        assertThat(demux.route(2, PEER, packet, 0, packet.length)).isNull();
    }

    @Test
    void addressThatMovedToAnotherSessionIsNotTakenFromItByTheFirst() {
        demux.bind(0, PEER, "first");
        demux.bind(0, PEER, "second");

        demux.unbind(0, PEER, "first");
        assertThat(route(PEER, Datagrams.rtp())).isEqualTo("second");
        demux.unbind(0, PEER, "second");
        assertThat(route(PEER, Datagrams.rtp())).isNull();
    }

    @Test
    void ufragOfAnotherIsRefused() {
        assertThat(demux.listen(UFRAG, "ours")).isTrue();
        assertThat(demux.listen(UFRAG, "ours")).isTrue();
        assertThat(demux.listen(UFRAG, "theirs")).isFalse();
        assertThat(route(PEER, Datagrams.check("room0042"))).isEqualTo("ours");
    }

    @Test
    void limitsHoldAndWhatIsKnownStaysServed() {
        demux.listen(UFRAG, "ours");
        demux.listen(Ufrag.of("second"), "ours");
        demux.bind(0, PEER, "ours");
        demux.bind(1, PEER, "ours");

        assertThat(demux.listen(Ufrag.of("third"), "theirs")).isFalse();
        assertThat(demux.bind(2, PEER, "theirs")).isFalse();
        assertThat(demux.bind(1, PEER, "theirs"))
                .as("a path that moves needs no room")
                .isTrue();

        assertThat(demux.ufrags()).isEqualTo(2);
        assertThat(demux.paths()).isEqualTo(2);
        assertThat(route(PEER, Datagrams.check("room0042"))).isEqualTo("ours");
    }

    @Test
    void brokenStunIsCountedByItsFlaw() {
        byte[] check = Datagrams.check("room0042");
        check[30] ^= 1;
        demux.listen(UFRAG, "ours");

        assertThat(route(PEER, check)).isNull();
        assertThat(demux.broken(StunFlaw.FINGERPRINT_WRONG)).isOne();
    }

    @Test
    void stunThatAsksNothingIsCounted() {
        demux.listen(UFRAG, "ours");

        assertThat(route(PEER, Datagrams.stun(StunClass.INDICATION, "room0042")))
                .isNull();
        assertThat(route(PEER, Datagrams.stun(StunClass.SUCCESS, "room0042"))).isNull();
        assertThat(demux.notRequests()).isEqualTo(2);
        assertThat(demux.unknown(DatagramKind.STUN)).isZero();
    }
}
