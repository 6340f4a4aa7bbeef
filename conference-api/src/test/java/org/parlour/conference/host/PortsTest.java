package org.parlour.conference.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final String SETTING = "parlour.web.https-port";

    @Test
    void aTakenPortIsSaidWithItsHolderAndItsSetting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.requireFree(SETTING, new InetSocketAddress(port)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageMatching("Port " + port + " is taken by (java|another program).*\\. Stop it, or set "
                            + "parlour\\.web\\.https-port\\.");
        }
    }

    @Test
    void aPortIsFreeAgainWhenItsHolderIsGone() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        assertThatCode(() -> Ports.requireFree(SETTING, new InetSocketAddress(port)))
                .doesNotThrowAnyException();
    }

    @Test
    void anAddressOfAnotherMachineIsSaidSo() {
        // RFC 5737: TEST-NET-1 belongs to nobody's machine.
        InetSocketAddress elsewhere = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.77"), 0);
        assertThatThrownBy(() -> Ports.requireFree(SETTING, elsewhere))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("192.0.2.77 is not one of this machine");
    }

    @Test
    void findsTheListenerAmongOtherSocketsOfThePort() {
        // proc_net_tcp(5): 20FB is 8443; 0A listens, 01 is an open connection.
        List<String> table = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 00000000:20FB 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 x",
                "   1: 0100007F:20FB 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1 x",
                "   2: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4713 1 x",
                "half a li");
        assertThat(PortHolder.listeningInodes(table, 8443)).containsExactly("4711");
    }
}
