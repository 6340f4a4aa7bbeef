package org.parlour.callers.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.parlour.callers.synthetic.Downlink;
import org.parlour.callers.synthetic.Uplink;
import org.parlour.wire.srtp.SrtpProfile;

/** People who publish at an even pace, on a thread of their own, and people who watch, on another. */
final class ForwardTraffic implements AutoCloseable {
    private static final int LEVEL_MINUS_DBOV = 30;
    private static final long STEP_NANOS = 1_000_000L;
    private static final long CHECK_NANOS = 2_000_000_000L;
    private static final int KEY_FRAME_EVERY = 30;
    private static final int PICTURE_PACKETS = 8;
    private static final int TAG_BYTES = SrtpProfile.AEAD_AES_128_GCM.rtpOverheadBytes();

    private final ForwardSide side;
    private final ForwardShape shape;
    private final Selector selector = Selector.open();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread ears;
    private final Thread checks;
    private long turn;

    ForwardTraffic(ForwardSide side, ForwardShape shape) throws IOException {
        this.side = side;
        this.shape = shape;
        for (ForwardSide.Ear ear : side.ears()) {
            ear.channel().register(selector, SelectionKey.OP_READ, ear.downlink());
        }
        ears = Thread.ofPlatform().daemon().name("ears").start(this::listen);
        checks = Thread.ofPlatform().daemon().name("checks").start(this::check);
    }

    private void listen() {
        try {
            while (selector.isOpen() && over.getCount() > 0) {
                selector.select(ForwardTraffic::read);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void read(SelectionKey key) {
        try {
            ((Downlink) key.attachment()).read();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void check() {
        try {
            while (!over.await(CHECK_NANOS, TimeUnit.NANOSECONDS)) {
                side.check();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Publishes for so long, on the caller's thread; returns how many packets were sent. */
    long talk(Duration time) throws IOException, InterruptedException {
        long beginNanos = System.nanoTime();
        long endNanos = beginNanos + time.toNanos();
        List<Uplink> uplinks = side.uplinks();
        double packetsPerNano = uplinks.size() * (double) shape.packetsPerSecond() / TimeUnit.SECONDS.toNanos(1);
        long sent = 0;
        for (long nowNanos = beginNanos; nowNanos < endNanos; nowNanos = System.nanoTime()) {
            long due = (long) ((nowNanos - beginNanos) * packetsPerNano);
            while (sent < due) {
                publish(uplinks.get((int) (turn % uplinks.size())), turn / uplinks.size());
                turn++;
                sent++;
            }
            if (over.await(STEP_NANOS, TimeUnit.NANOSECONDS)) {
                return sent;
            }
        }
        return sent;
    }

    private void publish(Uplink uplink, long number) throws IOException {
        if (!shape.pictures()) {
            uplink.speak(shape.packetBytes() - TAG_BYTES, LEVEL_MINUS_DBOV, System.nanoTime());
            return;
        }
        if (number % (KEY_FRAME_EVERY * PICTURE_PACKETS) == 0) {
            uplink.keyFrameDue();
        }
        uplink.show(shape.packetBytes() - TAG_BYTES, System.nanoTime());
    }

    /** How many packets have come to those who watch. */
    long heard() {
        return side.ears().stream().mapToLong(ear -> ear.downlink().packets()).sum();
    }

    long refused() {
        return side.ears().stream().mapToLong(ear -> ear.downlink().refused()).sum();
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        selector.wakeup();
        try {
            ears.join();
            checks.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        selector.close();
    }
}
