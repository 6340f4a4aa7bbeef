package org.parlour.sfu.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("peer")
class UdpSocketTest {
    private static final long PATIENCE_SECONDS = 10;

    private final Overheard overheard = new Overheard();

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesDatagramsBothWays(boolean epoll) throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop", epoll);
                DatagramSocket phone = new DatagramSocket(anyPort())) {
            NettyLoop loop = loops.all().getFirst();
            UdpSocket socket = UdpSocket.bind(loop, anyPort(), overheard);
            phone.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, socket.local()));
            Overheard.Datagram heard = overheard.next();
            assertThat(heard.bytes()).containsExactly((byte) 1, (byte) 2, (byte) 3);
            assertThat(heard.from()).isEqualTo(phone.getLocalSocketAddress());

            loop.execute(() -> socket.send(new byte[] {9, 8, 7, 6}, 1, 2, heard.from()));
            DatagramPacket answer = new DatagramPacket(new byte[10], 10);
            phone.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            phone.receive(answer);
            assertThat(answer.getLength()).isEqualTo(2);
            assertThat(answer.getData()).startsWith(8, 7);
            assertThat(answer.getSocketAddress()).isEqualTo(socket.local());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsAStormInOrderAndWhole(boolean epoll) throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop", epoll);
                DatagramSocket phone = new DatagramSocket(anyPort())) {
            UdpSocket socket = UdpSocket.bind(loops.all().getFirst(), anyPort(), overheard);
            // More than the largest batch at once, so that it grows; and lengths that differ, so that
            // a piece of one datagram in another would show.
            for (int burst = 0; burst < 20; burst++) {
                for (int i = 0; i < 100; i++) {
                    phone.send(new DatagramPacket(filled(i), i, socket.local()));
                }
                for (int i = 0; i < 100; i++) {
                    assertThat(overheard.next().bytes()).isEqualTo(Overheard.list(filled(i), 0, i));
                }
            }
        }
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] filled(int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        Arrays.fill(bytes, (byte) lengthBytes);
        return bytes;
    }

    @Test
    void dropsWhatIsTooLongAndSaysSo() throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop");
                DatagramSocket phone = new DatagramSocket(anyPort())) {
            UdpSocket socket = UdpSocket.bind(loops.all().getFirst(), anyPort(), overheard);
            phone.send(new DatagramPacket(new byte[3000], 3000, socket.local()));
            phone.send(new DatagramPacket(new byte[1500], 1500, socket.local()));
            assertThat(overheard.next().bytes()).hasSize(1500);
            assertThat(overheard.faults).containsExactly("oversized");
        }
    }

    @Test
    void whatComesWhileTheLoopIsBusyWaitsAndWhatIsTooMuchIsCounted() throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop");
                DatagramSocket phone = new DatagramSocket(anyPort())) {
            NettyLoop loop = loops.all().getFirst();
            UdpSocket socket = UdpSocket.bind(loop, anyPort(), overheard);
            CountDownLatch busy = new CountDownLatch(1);
            loop.execute(() -> awaitQuietly(busy));
            // Ten megabytes are more than any kernel keeps for one socket of ours.
            int sent = 10_000;
            for (int i = 0; i < sent; i++) {
                phone.send(new DatagramPacket(filled(1_000), 1_000, socket.local()));
            }
            busy.countDown();
            long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (overheard.datagrams.size() + overheard.overrun.get() < sent) {
                assertThat(System.nanoTime()).isLessThan(endNanos);
                Thread.onSpinWait();
            }
            assertThat(overheard.datagrams).hasSizeGreaterThan(80);
            assertThat(overheard.overrun.get()).isPositive();
        }
    }

    @Test
    void whatTheKernelRefusesIsToldAndTheRestIsSent() throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop")) {
            NettyLoop loop = loops.all().getFirst();
            UdpSocket socket = UdpSocket.bind(loop, anyPort(), overheard);
            // No datagram can be sent to port 0.
            loop.execute(() -> {
                socket.send(new byte[] {1}, 0, 1, anyPort());
                socket.send(new byte[] {2}, 0, 1, socket.local());
            });
            assertThat(overheard.next().bytes()).containsExactly((byte) 2);
            assertThat(Overheard.patiently(overheard.faults)).isEqualTo("failed");
        }
    }

    @Test
    void aTakenPortIsAnExceptionAtBind() throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop");
                DatagramSocket taken = new DatagramSocket(anyPort())) {
            InetSocketAddress local = (InetSocketAddress) taken.getLocalSocketAddress();
            assertThatThrownBy(() -> UdpSocket.bind(loops.all().getFirst(), local, overheard))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatWasSentBeforeTheCloseLeavesAndThePortIsFree() throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop");
                DatagramSocket phone = new DatagramSocket(anyPort())) {
            NettyLoop loop = loops.all().getFirst();
            UdpSocket socket = UdpSocket.bind(loop, anyPort(), overheard);
            InetSocketAddress local = socket.local();
            CompletableFuture<Void> free = new CompletableFuture<>();
            loop.execute(() -> {
                socket.send(new byte[] {5}, 0, 1, (InetSocketAddress) phone.getLocalSocketAddress());
                socket.close(() -> free.complete(null));
            });
            phone.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            DatagramPacket last = new DatagramPacket(new byte[1], 1);
            phone.receive(last);
            assertThat(last.getData()).containsExactly(5);
            free.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            new DatagramSocket(local).close();
        }
    }
}
