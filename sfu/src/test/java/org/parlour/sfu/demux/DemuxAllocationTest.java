package org.parlour.sfu.demux;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;
import org.parlour.wire.stun.Ufrag;

/** Finding a session makes nothing, and neither does finding none: a flood is not to wake the collector. */
class DemuxAllocationTest {
    private static final InetSocketAddress IPV4 = Datagrams.from("192.0.2.1", 40_000);
    private static final InetSocketAddress IPV6 = Datagrams.from("2001:db8::7", 40_000);

    private final Demux<String> demux = new Demux<>(DemuxLimits.STANDARD);
    private long found;

    private long bytesPerDatagram(InetSocketAddress from, byte[] datagram) {
        return Allocation.bytesPerStep(
                () -> found += demux.route(0, from, datagram, 0, datagram.length) == null ? 0 : 1);
    }

    @Test
    void mediaFindsItsSessionWithoutGarbage() {
        for (int i = 0; i < 1_000; i++) {
            demux.bind(0, Datagrams.from("198.51.100.1", 10_000 + i), "others");
        }
        demux.bind(0, IPV4, "ours");
        demux.bind(0, IPV6, "ours");

        assertThat(bytesPerDatagram(IPV4, Datagrams.rtp())).isZero();
        assertThat(bytesPerDatagram(IPV6, Datagrams.rtp())).isZero();
        assertThat(found).isPositive();
    }

    @Test
    void checksFindTheirSessionWithoutGarbage() {
        demux.listen(Ufrag.of("room0042"), "ours");

        assertThat(bytesPerDatagram(IPV6, Datagrams.check("room0042"))).isZero();
        assertThat(found).isPositive();
    }

    @Test
    void strangersAreTurnedAwayWithoutGarbage() {
        demux.listen(Ufrag.of("room0042"), "ours");

        assertThat(bytesPerDatagram(IPV4, Datagrams.check("strange1"))).isZero();
        assertThat(bytesPerDatagram(IPV4, Datagrams.rtp())).isZero();
        assertThat(bytesPerDatagram(IPV4, Datagrams.dtls())).isZero();
        assertThat(found).isZero();
    }
}
