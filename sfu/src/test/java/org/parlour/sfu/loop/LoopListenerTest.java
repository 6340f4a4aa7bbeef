package org.parlour.sfu.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("peer")
class LoopListenerTest {
    private static final long PATIENCE_SECONDS = 10;
    private static final int END = -1;
    private static final long SOON_NANOS = 100_000_000L;
    private static final int LONGEST_BYTES = 2_048;

    private final MediaLoops loops = MediaLoops.open(1);
    private final MediaLoop loop = loops.all().getFirst();
    private final LoopCounters before = loop.counters();
    private final Heard heard = new Heard();
    private final List<Socket> peers = new ArrayList<>();

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void closeAll() throws IOException {
        for (Socket peer : peers) {
            peer.close();
        }
        loops.close();
    }

    private Socket connect(LoopListener listener) throws IOException {
        return connect(listener, "127.0.0.1");
    }

    private Socket connect(LoopListener listener, String from) throws IOException {
        Socket peer = new Socket();
        peers.add(peer);
        peer.setTcpNoDelay(true);
        peer.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        peer.setReceiveBufferSize(16 << 10);
        peer.bind(new InetSocketAddress(from, 0));
        peer.connect(listener.local());
        return peer;
    }

    /** As long as asked, and by its first byte and its length a check. */
    private static byte[] check(int number) {
        byte[] bytes = new byte[20 + number % 700];
        Arrays.fill(bytes, 1, bytes.length, (byte) number);
        return bytes;
    }

    private static byte[] framed(byte[]... datagrams) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] each : datagrams) {
            stream.write(each.length >> 8);
            stream.write(each.length);
            stream.writeBytes(each);
        }
        return stream.toByteArray();
    }

    private static byte[] nextFrame(Socket peer) throws IOException {
        DataInputStream stream = new DataInputStream(peer.getInputStream());
        return stream.readNBytes(stream.readUnsignedShort());
    }

    /** Whether the connection ends, in order or by a reset, and brings nothing before it does. */
    private static boolean isOver(Socket peer) throws IOException {
        try {
            return peer.getInputStream().read() == END;
        } catch (SocketException reset) {
            return true;
        }
    }

    private long grown(ToLongFunction<LoopCounters> counter) {
        return counter.applyAsLong(loop.counters()) - counter.applyAsLong(before);
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void neverListensOnTheWildcard() {
        assertThatThrownBy(() -> LoopListener.bind(loop, new InetSocketAddress(0), heard))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void canBeBoundOnTheLoopItself() throws Exception {
        CompletableFuture<LoopListener> bound = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                bound.complete(LoopListener.bind(loop, anyPort(), heard));
            } catch (IOException failed) {
                bound.completeExceptionally(failed);
            }
        });
        Socket peer = connect(bound.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        peer.getOutputStream().write(framed(check(1)));
        assertThat(heard.next()).isEqualTo(check(1));
    }

    @Test
    void answersWhoAsksAndTellsWhenHeLeaves() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), heard);
        Socket peer = connect(listener);
        peer.getOutputStream().write(framed(check(3)));
        heard.next();
        LoopConnection connection = heard.last();
        assertThat(connection.local()).isEqualTo(listener.local());
        assertThat(connection.remote()).isEqualTo(peer.getLocalSocketAddress());
        assertThatThrownBy(() -> connection.send(new byte[1], 0, 1)).isInstanceOf(IllegalStateException.class);
        loop.execute(() -> {
            connection.send(new byte[] {9, 8, 7, 6}, 1, 2);
            connection.send(new byte[1_200], 0, 1_200);
        });
        assertThat(nextFrame(peer)).containsExactly(8, 7);
        assertThat(nextFrame(peer)).hasSize(1_200);
        assertThat(grown(LoopCounters::connectionsNow)).isEqualTo(1);

        peer.close();
        assertThat(Heard.patiently(heard.over)).isSameAs(connection);
        until(() -> grown(LoopCounters::connectionsNow) == 0);
        assertThat(grown(LoopCounters::connectionsTaken)).isEqualTo(1);
        assertThat(grown(LoopCounters::framesReceived)).isEqualTo(1);
        assertThat(grown(LoopCounters::framesSent)).isEqualTo(2);
        assertThat(grown(LoopCounters::framesDropped)).isZero();
    }

    @Test
    void datagramsCutAnywhereComeWholeAndInOrder() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), heard);
        Random random = new Random(6544);
        for (int run = 0; run < 50; run++) {
            Socket peer = connect(listener);
            byte[][] datagrams = new byte[20][];
            for (int i = 0; i < datagrams.length; i++) {
                // An empty one says nothing, and may stand anywhere.
                datagrams[i] = i % 7 == 3 ? new byte[0] : check(random.nextInt(1_000));
            }
            byte[] stream = framed(datagrams);
            int at = 0;
            while (at < stream.length) {
                int lengthBytes = Math.min(stream.length - at, 1 + random.nextInt(1 + random.nextInt(2_000)));
                peer.getOutputStream().write(stream, at, lengthBytes);
                at += lengthBytes;
            }
            for (byte[] datagram : datagrams) {
                if (datagram.length > 0) {
                    assertThat(heard.next()).isEqualTo(datagram);
                }
            }
            peer.close();
            Heard.patiently(heard.over);
        }
    }

    @Test
    void everyByteOfItsOwnAndAllInOneSegmentAreTheSame() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), heard);
        Socket peer = connect(listener);
        byte[] stream = framed(new byte[0], check(1), new byte[0], check(600), new byte[] {(byte) 0x80});
        for (byte each : stream) {
            peer.getOutputStream().write(each);
        }
        peer.getOutputStream().write(stream);
        for (int i = 0; i < 2; i++) {
            assertThat(heard.next()).isEqualTo(check(1));
            assertThat(heard.next()).isEqualTo(check(600));
            assertThat(heard.next()).containsExactly(0x80);
        }
    }

    @Test
    void whatIsLongerThanAnyOfOursEndsTheConnection() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), heard);
        Socket peer = connect(listener);
        byte[] longest = new byte[LONGEST_BYTES];
        peer.getOutputStream().write(framed(longest, new byte[LONGEST_BYTES + 1]));
        assertThat(heard.next()).isEqualTo(longest);
        assertThat(isOver(peer)).isTrue();
        Heard.patiently(heard.over);
        assertThat(grown(LoopCounters::connectionsBroken)).isEqualTo(1);
    }

    @Test
    void whoDoesNotBeginWithACheckIsNotServed() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), heard);
        byte[] rtp = new byte[100];
        rtp[0] = (byte) 0x80;
        for (byte[] garbage : List.of(
                "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                framed(rtp),
                framed(new byte[19]),
                new byte[] {22, 3, 1, 2, 0})) {
            Socket peer = connect(listener);
            peer.getOutputStream().write(garbage);
            assertThat(isOver(peer)).isTrue();
        }
        until(() -> grown(LoopCounters::connectionsNow) == 0);
        assertThat(grown(LoopCounters::connectionsBroken)).isEqualTo(4);
        // Nobody was told of them, so nobody is told that they are gone.
        assertThat(heard.datagrams).isEmpty();
        assertThat(heard.over).isEmpty();
    }

    @Test
    void whoSaysNothingIsClosedAndWhoSpokeOnceMayBeSilent() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), new StreamLimits(10, 10, SOON_NANOS), heard);
        Socket talker = connect(listener);
        talker.getOutputStream().write(framed(check(1)));
        heard.next();
        Socket silent = connect(listener);
        // Half a datagram, and empty ones, are nothing.
        silent.getOutputStream().write(new byte[] {0, 0, 0, 0, 0, 20, 0, 1});
        assertThat(isOver(silent)).isTrue();
        assertThat(grown(LoopCounters::connectionsSilent)).isEqualTo(1);
        talker.getOutputStream().write(framed(check(2)));
        assertThat(heard.next()).isEqualTo(check(2));
    }

    @Test
    void aSlowReaderLosesDatagramsAndNothingPilesUp() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), heard);
        Socket peer = connect(listener);
        peer.getOutputStream().write(framed(check(1)));
        heard.next();
        LoopConnection connection = heard.last();
        byte[] datagram = new byte[1_000];
        for (int turn = 0; turn < 50; turn++) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            loop.execute(() -> {
                for (int i = 0; i < 100; i++) {
                    connection.send(datagram, 0, datagram.length);
                }
                done.complete(null);
            });
            done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        long sent = grown(LoopCounters::framesSent);
        assertThat(sent).isBetween(128L, 800L);
        assertThat(sent + grown(LoopCounters::framesDropped)).isEqualTo(5_000);
        // What was taken arrives, each datagram whole.
        for (int i = 0; i < sent; i++) {
            assertThat(nextFrame(peer)).isEqualTo(datagram);
        }
        loop.execute(connection::close);
        assertThat(isOver(peer)).isTrue();
    }

    @Test
    void aStormFillsTheHouseAndNoMore() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), new StreamLimits(60, 10, 60_000_000_000L), heard);
        List<Socket> storm = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            storm.add(connect(listener, "127.0.0." + (2 + i % 10)));
        }
        until(() -> grown(LoopCounters::connectionsTaken) + grown(LoopCounters::connectionsRefused) == 200);
        assertThat(grown(LoopCounters::connectionsTaken)).isEqualTo(60);
        assertThat(grown(LoopCounters::connectionsNow)).isEqualTo(60);
        for (Socket each : storm) {
            each.close();
        }
        until(() -> grown(LoopCounters::connectionsNow) == 0);
        Socket peer = connect(listener);
        peer.getOutputStream().write(framed(check(1)));
        assertThat(heard.next()).isEqualTo(check(1));
    }

    @Test
    void oneAddressDoesNotTakeThePlacesOfTheOthers() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), heard);
        for (int i = 0; i < 300; i++) {
            connect(listener, "127.0.0.9");
        }
        until(() -> grown(LoopCounters::connectionsTaken) + grown(LoopCounters::connectionsRefused) == 300);
        assertThat(grown(LoopCounters::connectionsTaken)).isEqualTo(256);
        Socket other = connect(listener, "127.0.0.8");
        other.getOutputStream().write(framed(check(1)));
        assertThat(heard.next()).isEqualTo(check(1));
        // A place that becomes free is given again.
        peers.getFirst().close();
        until(() -> grown(LoopCounters::connectionsNow) == 256);
        Socket again = connect(listener, "127.0.0.9");
        again.getOutputStream().write(framed(check(2)));
        assertThat(heard.next()).isEqualTo(check(2));
    }

    @Test
    void afterItsCloseAConnectionHearsAndSaysNothing() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), heard);
        heard.closeAtOnce = true;
        Socket peer = connect(listener);
        peer.getOutputStream().write(framed(check(1), check(2), check(3)));
        assertThat(heard.next()).isEqualTo(check(1));
        assertThat(Heard.patiently(heard.over)).isSameAs(heard.last());
        assertThat(isOver(peer)).isTrue();
        CompletableFuture<Void> sent = new CompletableFuture<>();
        loop.execute(() -> {
            heard.last().send(new byte[10], 0, 10);
            heard.last().close();
            sent.complete(null);
        });
        sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(grown(LoopCounters::framesDropped)).isEqualTo(1);
        assertThat(heard.datagrams).isEmpty();
        assertThat(heard.over).isEmpty();
    }

    @Test
    void whatAListenerThrowsEndsNothing() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), heard);
        heard.broken = true;
        Socket peer = connect(listener);
        peer.getOutputStream().write(framed(check(1), check(2)));
        heard.next();
        assertThat(heard.next()).isEqualTo(check(2));
        peer.close();
        until(() -> grown(LoopCounters::connectionsNow) == 0);
        assertThat(grown(LoopCounters::failures)).isEqualTo(3);
    }

    @Test
    void closedFromAnywhereItTakesItsConnectionsWithIt() throws Exception {
        LoopListener listener = LoopListener.bind(loop, anyPort(), heard);
        InetSocketAddress local = listener.local();
        for (int i = 0; i < 5; i++) {
            Socket peer = connect(listener);
            peer.getOutputStream().write(framed(check(i)));
            heard.next();
        }
        CompletableFuture<Integer> free = new CompletableFuture<>();
        CompletableFuture<Boolean> again = new CompletableFuture<>();
        listener.close(() -> free.complete(heard.over.size()));
        listener.close(() -> again.complete(loop.isHere()));
        assertThat(free.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(5);
        assertThat(again.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        for (Socket peer : peers) {
            assertThat(isOver(peer)).isTrue();
        }
        assertThat(grown(LoopCounters::connectionsNow)).isZero();
        try (ServerSocket next = new ServerSocket()) {
            next.bind(local);
        }
        CompletableFuture<Void> late = new CompletableFuture<>();
        listener.close(() -> late.complete(null));
        late.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void theCloseOfTheLoopsInTheMiddleOfAStormLeavesNothingOpen() throws Exception {
        for (int run = 0; run < 20; run++) {
            MediaLoops others = MediaLoops.open(1);
            Heard theirs = new Heard();
            InetSocketAddress local = LoopListener.bind(others.all().getFirst(), anyPort(), theirs)
                    .local();
            CompletableFuture<Void> stormy = new CompletableFuture<>();
            List<Socket> storm = new ArrayList<>();
            Thread guests = Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        Socket guest = new Socket();
                        storm.add(guest);
                        guest.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
                        guest.connect(local);
                        guest.getOutputStream().write(framed(check(1)));
                        stormy.complete(null);
                    }
                } catch (IOException nobodyListens) {
                    stormy.complete(null);
                }
            });
            stormy.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            others.close();
            guests.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            storm.removeLast().close();
            for (Socket guest : storm) {
                assertThat(isOver(guest)).isTrue();
                guest.close();
            }
            try (ServerSocket free = new ServerSocket()) {
                free.bind(local);
            }
        }
    }

    /** A listener that keeps what it hears for another thread. */
    private static final class Heard implements StreamListener {
        final BlockingQueue<byte[]> datagrams = new LinkedBlockingQueue<>();
        final BlockingQueue<LoopConnection> over = new LinkedBlockingQueue<>();
        volatile boolean closeAtOnce;
        volatile boolean broken;
        private volatile @Nullable LoopConnection last;

        LoopConnection last() {
            return Objects.requireNonNull(last);
        }

        byte[] next() throws InterruptedException {
            return patiently(datagrams);
        }

        static <T> T patiently(BlockingQueue<T> queue) throws InterruptedException {
            T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came");
            }
            return next;
        }

        @Override
        public void received(LoopConnection connection, byte[] bytes, int offset, int lengthBytes, long nowNanos) {
            last = connection;
            if (closeAtOnce) {
                connection.close();
            }
            datagrams.add(Arrays.copyOfRange(bytes, offset, offset + lengthBytes));
            throwIfBroken();
        }

        @Override
        public void closed(LoopConnection connection, long nowNanos) {
            over.add(connection);
            throwIfBroken();
        }

        private void throwIfBroken() {
            if (broken) {
                throw new IllegalStateException("a bug of the test's own");
            }
        }
    }
}
