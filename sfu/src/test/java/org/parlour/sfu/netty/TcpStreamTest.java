package org.parlour.sfu.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("peer")
class TcpStreamTest {
    private static final long PATIENCE_SECONDS = 10;
    private static final int END = -1;

    private final OpenDoor door = new OpenDoor();

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static Socket connect(TcpListener listener) throws IOException {
        Socket peer = new Socket();
        peer.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        // Small, so that a peer that reads nothing is full soon.
        peer.setReceiveBufferSize(16 << 10);
        peer.connect(listener.local());
        return peer;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesBytesBothWays(boolean epoll) throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop", epoll)) {
            NettyLoop loop = loops.all().getFirst();
            TcpListener listener = TcpListener.bind(loop, anyPort(), door);
            try (Socket peer = connect(listener)) {
                TcpStream stream = Overheard.patiently(door.streams);
                assertThat(stream.remote()).isEqualTo(peer.getLocalSocketAddress());
                peer.getOutputStream().write(new byte[] {1, 2, 3});
                assertThat(new byte[] {door.next(), door.next(), door.next()}).containsExactly(1, 2, 3);

                loop.execute(() -> {
                    stream.sendFrame(new byte[] {9, 8, 7, 6}, 1, 2);
                    stream.sendFrame(new byte[0], 0, 0);
                    stream.sendFrame(new byte[300], 0, 300);
                });
                DataInputStream heard = new DataInputStream(peer.getInputStream());
                assertThat(heard.readNBytes(4)).containsExactly(0, 2, 8, 7);
                assertThat(heard.readUnsignedShort()).isZero();
                assertThat(heard.readUnsignedShort()).isEqualTo(300);
                assertThat(heard.readNBytes(300)).containsOnly(0);
            }
            door.over.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsALongStreamInOrderAndWhole(boolean epoll) throws Exception {
        byte[] sent = new byte[1 << 20];
        new Random(4571).nextBytes(sent);
        try (NettyLoops loops = NettyLoops.open(1, "test-loop", epoll)) {
            TcpListener listener = TcpListener.bind(loops.all().getFirst(), anyPort(), door);
            try (Socket peer = connect(listener)) {
                peer.getOutputStream().write(sent);
                for (byte each : sent) {
                    if (door.next() != each) {
                        throw new AssertionError("the stream is another one");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPeerThatReadsNothingFillsItsShareAndNoMore(boolean epoll) throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop", epoll)) {
            NettyLoop loop = loops.all().getFirst();
            TcpListener listener = TcpListener.bind(loop, anyPort(), door);
            try (Socket peer = connect(listener)) {
                TcpStream stream = Overheard.patiently(door.streams);
                byte[] frame = new byte[998];
                int taken = fill(loop, stream, frame);
                // What waits here, what waits in the kernel, and what the peer's own kernel has taken.
                assertThat(taken * 1_000).isBetween(TcpStream.FULL_BYTES / 2, 3 * TcpStream.FULL_BYTES);

                DataInputStream heard = new DataInputStream(peer.getInputStream());
                for (int i = 0; i < taken; i++) {
                    assertThat(heard.readUnsignedShort()).isEqualTo(frame.length);
                    heard.readNBytes(frame.length);
                }
                // It has read all, so there is room again.
                sendUntilTaken(loop, stream, new byte[] {42});
                assertThat(heard.readNBytes(3)).containsExactly(0, 1, 42);
            }
        }
    }

    /** Sends in turns of the loop until several turns in a row took nothing, and says how many were taken. */
    private static int fill(NettyLoop loop, TcpStream stream, byte[] frame) throws Exception {
        int taken = 0;
        int idleTurns = 0;
        while (idleTurns < 20) {
            CompletableFuture<Integer> turn = new CompletableFuture<>();
            loop.execute(() -> {
                int count = 0;
                while (count < 10_000 && stream.sendFrame(frame, 0, frame.length)) {
                    count++;
                }
                turn.complete(count);
            });
            int count = turn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(count).isLessThan(10_000);
            idleTurns = count == 0 ? idleTurns + 1 : 0;
            taken += count;
        }
        return taken;
    }

    private static void sendUntilTaken(NettyLoop loop, TcpStream stream, byte[] frame) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean taken = false;
        while (!taken && System.nanoTime() < deadline) {
            CompletableFuture<Boolean> turn = new CompletableFuture<>();
            loop.execute(() -> turn.complete(stream.sendFrame(frame, 0, frame.length)));
            taken = turn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(taken).isTrue();
    }

    @Test
    void whatWasSentBeforeTheCloseLeaves() throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop")) {
            NettyLoop loop = loops.all().getFirst();
            TcpListener listener = TcpListener.bind(loop, anyPort(), door);
            try (Socket peer = connect(listener)) {
                TcpStream stream = Overheard.patiently(door.streams);
                loop.execute(() -> {
                    stream.sendFrame(new byte[] {5}, 0, 1);
                    stream.close();
                    stream.close();
                    door.afterClose.complete(stream.sendFrame(new byte[] {6}, 0, 1));
                });
                assertThat(peer.getInputStream().readAllBytes()).containsExactly(0, 1, 5);
                assertThat(door.afterClose.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .isFalse();
                door.over.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsNotAcceptedIsResetAndWhoResetsIsClosed(boolean epoll) throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop", epoll)) {
            TcpListener listener = TcpListener.bind(loops.all().getFirst(), anyPort(), door);
            Socket peer = connect(listener);
            Overheard.patiently(door.streams);
            door.shut = true;
            try (Socket refused = connect(listener)) {
                assertThatThrownBy(() -> {
                            int first = refused.getInputStream().read();
                            assertThat(first).isNotEqualTo(END);
                        })
                        .isInstanceOf(IOException.class);
            }
            peer.setSoLinger(true, 0);
            peer.close();
            door.over.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEndOfTheLoopsClosesAllOfIt(boolean epoll) throws Exception {
        NettyLoops loops = NettyLoops.open(2, "test-loop", epoll);
        TcpListener listener = TcpListener.bind(loops.all().getLast(), anyPort(), door);
        InetSocketAddress local = listener.local();
        try (Socket peer = connect(listener)) {
            Overheard.patiently(door.streams);
            loops.close();
            assertThat(peer.getInputStream().read()).isEqualTo(END);
            door.over.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        try (ServerSocket free = new ServerSocket()) {
            free.bind(local);
        }
    }

    @Test
    void aTakenPortIsAnExceptionAtBind() throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop");
                ServerSocket taken = new ServerSocket()) {
            taken.bind(anyPort());
            InetSocketAddress local = (InetSocketAddress) taken.getLocalSocketAddress();
            assertThatThrownBy(() -> TcpListener.bind(loops.all().getFirst(), local, door))
                    .isInstanceOf(IOException.class);
        }
    }

    /** A door that lets people in while it is not shut, and keeps what they bring for another thread. */
    private static final class OpenDoor implements TcpDoor, StreamEar {
        final BlockingQueue<TcpStream> streams = new LinkedBlockingQueue<>();
        final CompletableFuture<Void> over = new CompletableFuture<>();
        final CompletableFuture<Boolean> afterClose = new CompletableFuture<>();
        volatile boolean shut;
        private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
        private byte[] piece = new byte[0];
        private int at;

        byte next() throws InterruptedException {
            if (at == piece.length) {
                piece = Overheard.patiently(pieces);
                at = 0;
            }
            return piece[at++];
        }

        @Override
        public @Nullable StreamEar accepted(TcpStream stream) {
            if (shut) {
                return null;
            }
            streams.add(stream);
            return this;
        }

        @Override
        public void received(byte[] bytes, int offset, int lengthBytes) {
            byte[] copy = new byte[lengthBytes];
            System.arraycopy(bytes, offset, copy, 0, lengthBytes);
            pieces.add(copy);
        }

        @Override
        public void failed(Throwable why) {
            // The end follows, and is what the tests wait for.
        }

        @Override
        public void closed() {
            over.complete(null);
        }
    }
}
