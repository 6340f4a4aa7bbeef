package org.parlour.sfu.demux;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.Ufrag;

class DemuxFuzzTest {
    private static final InetSocketAddress PEER = Datagrams.from("192.0.2.1", 40_000);
    private static final InetSocketAddress STRANGER = Datagrams.from("198.51.100.1", 40_000);

    @Test
    void noDatagramMakesItThrowAndNoStrangersMediaIsAnybodys() {
        Demux<String> demux = new Demux<>(DemuxLimits.STANDARD);
        demux.listen(Ufrag.of("room0042"), "ours");
        demux.bind(0, PEER, "ours");
        Fuzz.storm(
                "demux",
                List.of(
                        Datagrams.check("room0042"),
                        Datagrams.stun(StunClass.SUCCESS, "room0042"),
                        Datagrams.rtp(),
                        Datagrams.dtls()),
                datagram -> {
                    demux.route(0, PEER, datagram, 0, datagram.length);
                    boolean owned = demux.route(0, STRANGER, datagram, 0, datagram.length) != null;
                    if (owned && demux.kind() != DatagramKind.STUN) {
                        throw new AssertionError("a stranger's " + demux.kind() + " reached a session");
                    }
                });
    }
}
