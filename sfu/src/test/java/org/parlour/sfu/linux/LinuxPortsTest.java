package org.parlour.sfu.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("peer")
class LinuxPortsTest {
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Hearsay heard = new Hearsay();
    private LinuxPorts ports;

    @BeforeEach
    void open() throws IOException {
        assumeThat(Kernel.isThere()).as("this machine is a Linux that we know").isTrue();
        ports = Objects.requireNonNull(LinuxPorts.open());
    }

    @AfterEach
    void close() {
        ports.close();
    }

    private static InetSocketAddress anyPort(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 0);
    }

    private LinuxPort bound(String address) throws IOException {
        LinuxPort port = LinuxPort.bind(anyPort(address), heard);
        ports.add(port);
        return port;
    }

    /** Asks until so many datagrams have come in all. */
    private void await(int datagrams) {
        long endNanos = System.nanoTime() + PATIENCE_NANOS;
        while (heard.datagrams.size() + heard.overrun < datagrams) {
            assertThat(System.nanoTime()).isLessThan(endNanos);
            ports.read();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void carriesDatagramsBothWays(String address) throws Exception {
        LinuxPort port = bound(address);
        try (DatagramSocket phone = new DatagramSocket(anyPort(address))) {
            phone.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, port.local()));
            await(1);
            assertThat(heard.datagrams.getFirst()).containsExactly(1, 2, 3);
            assertThat(heard.from).isEqualTo(phone.getLocalSocketAddress());

            assertThat(port.send(new byte[] {9, 8, 7, 6}, 1, 2, heard.from)).isTrue();
            DatagramPacket answer = new DatagramPacket(new byte[10], 10);
            phone.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS));
            phone.receive(answer);
            assertThat(answer.getLength()).isEqualTo(2);
            assertThat(answer.getData()).startsWith(8, 7);
            assertThat(answer.getSocketAddress()).isEqualTo(port.local());
        }
    }

    @Test
    void keepsStormsAtManyPortsInOrderAndWhole() throws Exception {
        List<LinuxPort> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(bound("127.0.0.1"));
        }
        try (DatagramSocket phone = new DatagramSocket(anyPort("127.0.0.1"))) {
            for (int i = 0; i < 100; i++) {
                phone.send(new DatagramPacket(filled(i), i, many.get(299).local()));
            }
            await(100);
            for (int i = 0; i < 100; i++) {
                assertThat(heard.datagrams.get(i)).isEqualTo(filled(i));
            }
            for (LinuxPort one : many) {
                phone.send(new DatagramPacket(new byte[1], 1, one.local()));
            }
            await(400);
            assertThat(ports.read()).isZero();
        }
    }

    @Test
    void tellsWhenAPacketCameAndNotWhenItWasRead() throws Exception {
        LinuxPort port = bound("127.0.0.1");
        try (DatagramSocket phone = new DatagramSocket(anyPort("127.0.0.1"))) {
            // The kernel begins to stamp some time after the first socket wanted it; until then a packet comes when it
            // is
            // read.
            long endNanos = System.nanoTime() + PATIENCE_NANOS;
            long waitedNanos = 0;
            while (waitedNanos < 20_000_000) {
                assertThat(System.nanoTime()).isLessThan(endNanos);
                long beforeNanos = System.nanoTime();
                phone.send(new DatagramPacket(new byte[1], 1, port.local()));
                // On loopback a packet is there when the call that sends it returns.
                while (System.nanoTime() < beforeNanos + 30_000_000) {
                    Thread.onSpinWait();
                }
                ports.read();
                waitedNanos = System.nanoTime() - heard.arrivedNanos;
                assertThat(heard.arrivedNanos).isGreaterThan(beforeNanos - 1_000_000);
            }
        }
    }

    @Test
    void dropsWhatIsTooLongAndSaysSo() throws Exception {
        LinuxPort port = bound("127.0.0.1");
        try (DatagramSocket phone = new DatagramSocket(anyPort("127.0.0.1"))) {
            phone.send(new DatagramPacket(new byte[3000], 3000, port.local()));
            phone.send(new DatagramPacket(new byte[2048], 2048, port.local()));
            await(1);
            assertThat(heard.datagrams.getFirst()).hasSize(2048);
            assertThat(heard.oversized).isEqualTo(1);
        }
    }

    @Test
    void whatIsTooMuchForTheKernelIsCounted() throws Exception {
        LinuxPort port = bound("127.0.0.1");
        try (DatagramSocket phone = new DatagramSocket(anyPort("127.0.0.1"))) {
            // Ten megabytes are more than any kernel keeps for one socket of ours.
            for (int i = 0; i < 10_000; i++) {
                phone.send(new DatagramPacket(new byte[1_000], 1_000, port.local()));
            }
            await(10_000);
            assertThat(heard.overrun).isPositive();
            assertThat(heard.datagrams).hasSizeGreaterThan(64);
        }
    }

    @Test
    void whatTheKernelRefusesIsToldAndTheRestIsSent() throws Exception {
        LinuxPort port = bound("127.0.0.1");
        // No datagram can be sent to port 0, nor from one family to the other.
        assertThat(port.send(new byte[] {1}, 0, 1, anyPort("127.0.0.1"))).isTrue();
        assertThat(port.send(new byte[] {1}, 0, 1, new InetSocketAddress(InetAddress.ofLiteral("::1"), 9)))
                .isTrue();
        assertThat(port.send(new byte[] {2}, 0, 1, port.local())).isTrue();
        await(1);
        assertThat(heard.refused).isEqualTo(2);
        assertThat(heard.datagrams.getFirst()).containsExactly(2);
    }

    @Test
    void aTakenPortIsAnExceptionAtBind() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(anyPort("127.0.0.1"))) {
            InetSocketAddress local = (InetSocketAddress) taken.getLocalSocketAddress();
            assertThatThrownBy(() -> LinuxPort.bind(local, heard)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void closedItIsFreeAndSendsAndHearsNothing() throws Exception {
        LinuxPort port = bound("127.0.0.1");
        port.close();
        port.close();
        assertThat(port.send(new byte[1], 0, 1, port.local())).isFalse();
        try (DatagramSocket next = new DatagramSocket(port.local())) {
            assertThat(next.getLocalPort()).isEqualTo(port.local().getPort());
        }
    }

    @Test
    void betweenTwoSetsNothingIsLost() throws Exception {
        LinuxPort port = bound("127.0.0.1");
        LinuxPorts other = Objects.requireNonNull(LinuxPorts.open());
        try (DatagramSocket phone = new DatagramSocket(anyPort("127.0.0.1"))) {
            ports.remove(port);
            phone.send(new DatagramPacket(new byte[] {5}, 1, port.local()));
            assertThat(ports.read()).isZero();
            other.add(port);
            assertThat(other.read()).isEqualTo(1);
            assertThat(heard.datagrams.getFirst()).containsExactly(5);
        } finally {
            other.close();
        }
        assertThat(port).hasToString("LinuxPort[closed]");
    }

    /** A listener closes the port that it hears, and asks again, while more waits. */
    @Test
    void aPortMayBeClosedByWhatItHears() throws Exception {
        LinuxPort[] closing = new LinuxPort[1];
        Hearsay first = new Hearsay() {
            @Override
            public void received(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from, long atNanos) {
                super.received(bytes, offset, lengthBytes, from, atNanos);
                assertThat(ports.read()).isZero();
                closing[0].close();
            }
        };
        closing[0] = LinuxPort.bind(anyPort("127.0.0.1"), first);
        ports.add(closing[0]);
        try (DatagramSocket phone = new DatagramSocket(anyPort("127.0.0.1"))) {
            for (int i = 0; i < 10; i++) {
                phone.send(new DatagramPacket(new byte[1], 1, closing[0].local()));
            }
            ports.read();
            assertThat(ports.read()).isZero();
            assertThat(first.datagrams).hasSize(1);
        }
    }

    private static byte[] filled(int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        Arrays.fill(bytes, (byte) lengthBytes);
        return bytes;
    }

    private static class Hearsay implements DatagramHearer {
        final List<byte[]> datagrams = new ArrayList<>();
        InetSocketAddress from = new InetSocketAddress(0);
        long arrivedNanos;
        int oversized;
        int refused;
        long overrun;

        @Override
        public void received(byte[] bytes, int offset, int lengthBytes, InetSocketAddress who, long atNanos) {
            datagrams.add(Arrays.copyOfRange(bytes, offset, offset + lengthBytes));
            from = who;
            arrivedNanos = atNanos;
        }

        @Override
        public void oversized() {
            oversized++;
        }

        @Override
        public void overrun(long dropped) {
            overrun += dropped;
        }

        @Override
        public void refused() {
            refused++;
        }
    }
}
