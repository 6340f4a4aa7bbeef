package org.parlour.sfu.loop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.parlour.sfu.netty.NettyLoop;
import org.parlour.sfu.netty.NettyLoops;

/** The loops of this machine. */
public final class MediaLoops implements AutoCloseable {
    private static final long WARM_UP_SECONDS = 5;
    // A length, and so many zeros: as much of a check as a loop looks at.
    private static final byte[] FIRST_FRAME = {0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private final NettyLoops netty;
    private final List<MediaLoop> all;

    private MediaLoops(NettyLoops netty) {
        List<MediaLoop> loops = new ArrayList<>();
        for (NettyLoop each : netty.all()) {
            MediaLoop loop = new MediaLoop(loops.size(), each);
            loop.begin();
            loops.add(loop);
        }
        this.netty = netty;
        this.all = List.copyOf(loops);
    }

    /** Starts so many loops and warms them. */
    public static MediaLoops open(int count) {
        MediaLoops loops = new MediaLoops(NettyLoops.open(count, "media-loop"));
        loops.warmUp();
        return loops;
    }

    /** One for every processor but one, which is left to the collector and to everybody else. */
    public static int defaultCount(int processors) {
        return Math.max(1, processors - 1);
    }

    /**
     * The first packet, the first move and the first connection of a program load what they need, and
     * that was seen to take 66 ms: three packets of a caller's voice.
     */
    private void warmUp() {
        CountDownLatch warm = new CountDownLatch(2);
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            movePort(loopback, warm::countDown);
            takeConnection(loopback, warm::countDown);
            if (!warm.await(WARM_UP_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the media loops do not answer");
            }
        } catch (IOException noLoopback) {
            // A machine without a loopback address has a slow first move, and is told so by the counters.
            all.getFirst().tally().socketFailure();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void movePort(InetSocketAddress loopback, Runnable done) throws IOException {
        MediaLoop first = all.getFirst();
        LoopPort port = LoopPort.bind(first, loopback, (bytes, offset, lengthBytes, from, nowNanos) -> {});
        first.execute(() -> {
            port.send(new byte[] {0}, 0, 1, port.local());
            port.moveTo(all.getLast(), () -> port.moveTo(first, () -> port.close(done)));
        });
    }

    private void takeConnection(InetSocketAddress loopback, Runnable done) throws IOException {
        LoopListener listener = LoopListener.bind(all.getFirst(), loopback, new Echo());
        try (Socket guest = new Socket()) {
            guest.setSoTimeout((int) TimeUnit.SECONDS.toMillis(WARM_UP_SECONDS));
            guest.connect(listener.local());
            guest.getOutputStream().write(FIRST_FRAME);
            guest.getInputStream().readNBytes(FIRST_FRAME.length);
        } finally {
            listener.close(done);
        }
    }

    /** In the order of their numbers. */
    public List<MediaLoop> all() {
        return all;
    }

    /** Where a leg is born. */
    public MediaLoop leastLoaded() {
        return all.stream().min(Comparator.comparingInt(MediaLoop::legs)).orElseThrow();
    }

    /** Whether the kernel's own event queue is used, and not the slower one that every machine has. */
    public boolean isNative() {
        return netty.isNative();
    }

    /** Closes every port that is still open, and ends the threads. */
    @Override
    public void close() {
        netty.close();
        all.forEach(MediaLoop::ended);
    }

    @Override
    public String toString() {
        return all.size() + " media loops" + (isNative() ? " (epoll)" : " (no epoll)");
    }

    private static final class Echo implements StreamListener {
        @Override
        public void received(LoopConnection connection, byte[] bytes, int offset, int lengthBytes, long nowNanos) {
            connection.send(bytes, offset, lengthBytes);
        }

        @Override
        public void closed(LoopConnection connection, long nowNanos) {
            // The listener is closed with it.
        }
    }
}
