package org.parlour.sfu.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is made for each datagram that comes over TCP and each that leaves, counted on the loop's own
 * thread: a peer throws back what it is sent, in bursts of one and of ten.
 */
@Tag("peer")
class LoopListenerAllocationTest {
    // Seen: 11. A pair over UDP may cost 384, because there the address is made anew for each.
    private static final long BUDGET_BYTES_PER_PAIR = 64;

    private static final int WARM_UP = 40_000;
    private static final int WINDOW = 10_000;
    private static final int WINDOWS = 10;
    private static final long PATIENCE_SECONDS = 60;
    private static final int DATAGRAM_BYTES = 172;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[] datagram = new byte[DATAGRAM_BYTES];

    @Test
    void aPairOfDatagramsCostsNettyItsShareAndUsNothing() throws Exception {
        try (MediaLoops loops = MediaLoops.open(1)) {
            assertThat(bytesPerPair(loops.all().getFirst(), 1)).isLessThanOrEqualTo(BUDGET_BYTES_PER_PAIR);
            assertThat(bytesPerPair(loops.all().getFirst(), 10)).isLessThanOrEqualTo(BUDGET_BYTES_PER_PAIR);
        }
    }

    private long bytesPerPair(MediaLoop loop, int burst) throws Exception {
        Rally rally = new Rally(burst);
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (LoopListener listener = LoopListener.bind(loop, loopback, rally);
                Socket peer = new Socket()) {
            peer.setTcpNoDelay(true);
            peer.connect(listener.local());
            Thread wall = Thread.ofPlatform().start(() -> throwBack(peer, rally.best));
            long best = rally.best.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            peer.shutdownInput();
            wall.join();
            return best;
        }
    }

    private void throwBack(Socket peer, CompletableFuture<Long> best) {
        byte[] frame = new byte[2 + DATAGRAM_BYTES];
        frame[1] = (byte) DATAGRAM_BYTES;
        try {
            OutputStream there = peer.getOutputStream();
            DataInputStream here = new DataInputStream(peer.getInputStream());
            there.write(frame);
            while (!best.isDone()) {
                here.readFully(frame);
                there.write(frame);
            }
        } catch (IOException over) {
            best.completeExceptionally(over);
        }
    }

    /** Sends the next burst when the last one has come back whole. */
    private final class Rally implements StreamListener {
        final CompletableFuture<Long> best = new CompletableFuture<>();
        private final int burst;
        private int expected = 1;
        private int inWindow = WINDOW - WARM_UP;
        private int windows;
        private long before = Long.MIN_VALUE / 2;
        private long least = Long.MAX_VALUE;

        private Rally(int burst) {
            this.burst = burst;
        }

        @Override
        public void received(LoopConnection connection, byte[] bytes, int offset, int lengthBytes, long nowNanos) {
            inWindow++;
            if (inWindow >= WINDOW) {
                long now = threads.getCurrentThreadAllocatedBytes();
                least = before < 0 ? least : Math.min(least, now - before);
                before = threads.getCurrentThreadAllocatedBytes();
                inWindow = 0;
                windows++;
            }
            expected--;
            if (windows > WINDOWS) {
                best.complete(Math.ceilDiv(least, WINDOW));
            } else if (expected == 0) {
                expected = burst;
                for (int i = 0; i < burst; i++) {
                    connection.send(datagram, 0, datagram.length);
                }
            }
        }

        @Override
        public void closed(LoopConnection connection, long nowNanos) {
            best.completeExceptionally(new AssertionError("the connection is over"));
        }
    }
}
