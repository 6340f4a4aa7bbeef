package org.parlour.sfu.netty;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What Netty makes for each packet, counted on the loop's own thread: one socket sends to another on
 * the same loop, in bursts of one and of ten, so that each step is one packet sent and one received.
 */
@Tag("peer")
class UdpSocketAllocationTest {
    // DESIGN: Netty's share is 192 bytes a packet; a packet received and one sent are two.
    private static final long BUDGET_BYTES_PER_PAIR = 2 * 192;

    private static final int WARM_UP = 40_000;
    private static final int WINDOW = 10_000;
    private static final int WINDOWS = 10;
    private static final long PATIENCE_SECONDS = 60;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[] packet = new byte[172];

    @Test
    void aPairOfPacketsCostsNettyItsShareAndUsNothing() throws Exception {
        try (NettyLoops loops = NettyLoops.open(1, "test-loop")) {
            long one = bytesPerPair(loops.all().getFirst(), 1);
            long ten = bytesPerPair(loops.all().getFirst(), 10);
            assertThat(one).isLessThanOrEqualTo(BUDGET_BYTES_PER_PAIR);
            assertThat(ten).isLessThanOrEqualTo(BUDGET_BYTES_PER_PAIR);
        }
    }

    private long bytesPerPair(NettyLoop loop, int burst) throws Exception {
        CompletableFuture<Long> best = new CompletableFuture<>();
        Rally rally = new Rally(burst, best);
        UdpSocket far = UdpSocket.bind(loop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), rally);
        UdpSocket near =
                UdpSocket.bind(loop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new Overheard());
        loop.execute(() -> rally.begin(near, far.local()));
        return best.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends the next burst when the last one has come whole. */
    private final class Rally implements DatagramEar {
        private final int burst;
        private final CompletableFuture<Long> best;
        private @Nullable UdpSocket near;
        private InetSocketAddress far = new InetSocketAddress(0);
        private int heard;
        private int inWindow;
        private int windows;
        private long before;
        private long least = Long.MAX_VALUE;

        private Rally(int burst, CompletableFuture<Long> best) {
            this.burst = burst;
            this.best = best;
        }

        private void begin(UdpSocket socket, InetSocketAddress target) {
            near = socket;
            far = target;
            inWindow = WINDOW - WARM_UP;
            before = Long.MIN_VALUE / 2;
            serve();
        }

        private void serve() {
            UdpSocket socket = near;
            for (int i = 0; i < burst && socket != null; i++) {
                socket.send(packet, 0, packet.length, far);
            }
        }

        @Override
        public void received(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from) {
            inWindow++;
            if (inWindow >= WINDOW) {
                long now = threads.getCurrentThreadAllocatedBytes();
                least = before < 0 ? least : Math.min(least, now - before);
                before = threads.getCurrentThreadAllocatedBytes();
                inWindow = 0;
                windows++;
            }
            if (windows > WINDOWS) {
                best.complete(Math.ceilDiv(least, WINDOW));
            } else if (++heard % burst == 0) {
                serve();
            }
        }

        @Override
        public void oversized() {
            best.completeExceptionally(new AssertionError("oversized"));
        }

        @Override
        public void overrun(long datagrams) {
            best.completeExceptionally(new AssertionError("overrun"));
        }

        @Override
        public void failed(Throwable why) {
            best.completeExceptionally(why);
        }
    }
}
