package org.parlour.callers.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The sound of many telephones on one thread: each sends on an absolute grid of 20 ms, and their grids are spread evenly
 * over the 20 ms. How late the thread itself is, is part of what it measures; look there first.
 */
final class Legs implements AutoCloseable {
    private final List<Leg> legs = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final byte[] bytes = new byte[2_048];
    private final ByteBuffer datagram = ByteBuffer.wrap(bytes);
    private final AtomicReference<@Nullable Runnable> order = new AtomicReference<>();
    private final Thread thread;
    private final long beginNanos;
    private volatile boolean ended;
    private volatile @Nullable IOException failure;

    private double[] ownLateness = new double[0];
    private int sent;
    private boolean measured;

    Legs(int count, long seed) throws IOException {
        for (int i = 0; i < count; i++) {
            Leg leg = new Leg(i, seed);
            legs.add(leg);
            leg.sound.register(selector, SelectionKey.OP_READ, leg);
        }
        this.beginNanos = System.nanoTime();
        this.thread = Thread.ofPlatform().daemon().name("legs").start(this::live);
    }

    List<Leg> all() {
        return legs;
    }

    /** When a leg's frame leaves. */
    private long dueNanos(long frame, int leg) {
        return beginNanos + frame * Leg.PACKET_NANOS + leg * Leg.PACKET_NANOS / legs.size();
    }

    /** When the first sample of a leg's voice was at its mouth, but for whole periods. */
    long mouthNanos(int leg) {
        return dueNanos(0, leg) - Leg.PACKET_NANOS;
    }

    private void live() {
        long frame = 0;
        int next = 0;
        try {
            while (!ended) {
                for (long due = dueNanos(frame, next); due <= System.nanoTime(); due = dueNanos(frame, next)) {
                    note(due);
                    legs.get(next).send(frame, due);
                    next = (next + 1) % legs.size();
                    frame += next == 0 ? 1 : 0;
                }
                Runnable ordered = order.getAndSet(null);
                if (ordered != null) {
                    ordered.run();
                }
                boolean isNear = dueNanos(frame, next) - System.nanoTime() < 200_000;
                if (isNear) {
                    selector.selectNow(this::receive);
                } else {
                    selector.select(this::receive, 1);
                }
            }
        } catch (IOException broken) {
            failure = broken;
        }
    }

    private void note(long dueNanos) {
        if (measured && sent < ownLateness.length) {
            ownLateness[sent++] = (System.nanoTime() - dueNanos) / 1e6;
        }
    }

    private void receive(SelectionKey key) {
        Leg leg = (Leg) key.attachment();
        try {
            while (leg.sound.receive(datagram.clear()) != null) {
                leg.receive(bytes, datagram.position(), System.nanoTime());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** From now on everything is noted; of some legs also what they hear. */
    void beginMeasurement(int seconds, List<Integer> recorded) throws InterruptedException {
        obey(() -> {
            int packets = (seconds + 10) * 60;
            for (int i = 0; i < legs.size(); i++) {
                legs.get(i).beginMeasurement(packets, recorded.contains(i));
            }
            ownLateness = new double[packets * legs.size()];
            sent = 0;
            measured = true;
        });
    }

    void endMeasurement() throws InterruptedException {
        obey(() -> {
            legs.forEach(Leg::endMeasurement);
            measured = false;
        });
    }

    private void obey(Runnable deed) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        order.set(() -> {
            deed.run();
            done.countDown();
        });
        selector.wakeup();
        while (done.getCount() > 0 && thread.isAlive()) {
            thread.join(Duration.ofMillis(2));
        }
        IOException broken = failure;
        if (broken != null) {
            throw new UncheckedIOException(broken);
        }
    }

    /** How late the generator itself was in sending. */
    Spread ownLatenessMillis() {
        return Spread.of(Arrays.copyOf(ownLateness, sent));
    }

    Spread latenessMillis() {
        return Spread.of(legs.stream().flatMapToDouble(leg -> Arrays.stream(leg.latenessMillis())));
    }

    @Override
    public void close() throws IOException {
        ended = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (Leg leg : legs) {
            leg.close();
        }
        selector.close();
    }
}
