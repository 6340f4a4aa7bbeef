package org.parlour.callers.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Mouth;

/**
 * The sound of many telephones on one thread: each sends on an absolute grid of 20 ms, and their grids are spread evenly
 * over the 20 ms. How late the thread itself is, is part of what it measures; look there first. Some legs more, a tenth
 * of the others, only talk with an echo beside them: what is late there is not the other side's doing.
 */
final class Legs implements AutoCloseable {
    private static final double GOLDEN_SECTION = (Math.sqrt(5) - 1) / 2;
    // It never spins: a processor that spins beside the program makes the program's own work dearer.
    private static final long LONGEST_REST_NANOS = 250_000;
    private static final int LEAST_ECHOES = 10;
    private static final int QUIET_LINES = 8;
    // No two quiet telephones of a room hiss alike.
    private static final int QUIET_STEP = 13;

    private final List<Leg> legs = new ArrayList<>();
    private final List<Leg> echoLegs = new ArrayList<>();
    private final List<Leg> everybody = new ArrayList<>();
    private final EchoSocket echo = EchoSocket.open();
    private final Selector selector = Selector.open();
    private final byte[] bytes = new byte[2_048];
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(bytes.length);
    private final BlockingQueue<Runnable> orders = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private final long beginNanos;
    private volatile boolean ended;
    private volatile @Nullable IOException failure;

    private double[] ownLateness = new double[0];
    private int sent;
    private boolean measured;

    /** So many telephones, of which some speak; the others' lines are quiet. */
    Legs(Crowd.Size size, PhoneCodec codec, long seed) throws IOException {
        byte[][][] quiet = new byte[QUIET_LINES][][];
        for (int i = 0; i < QUIET_LINES; i++) {
            quiet[i] = codec.packets(Mouth.quiet(seed + i));
        }
        int count = size.people();
        for (int i = 0; i < count; i++) {
            int ssrc = (int) (seed * 1_000_003 + i);
            legs.add(
                    i % size.perRoom() < size.speakers()
                            ? new Leg(codec, codec.packets(Mouth.of(Marker.of(seed + i))), 0, ssrc)
                            : new Leg(codec, quiet[i % QUIET_LINES], i * QUIET_STEP, ssrc));
        }
        for (int i = 0; i < Math.max(LEAST_ECHOES, count / 10); i++) {
            Leg leg = new Leg(PhoneCodec.G711, PhoneCodec.G711.packets(Mouth.quiet(seed)), 0, i);
            leg.towards(echo.address());
            echoLegs.add(leg);
        }
        everybody.addAll(spread(count + echoLegs.size()));
        for (Leg leg : everybody) {
            leg.sound.register(selector, SelectionKey.OP_READ, leg);
        }
        this.beginNanos = System.nanoTime();
        this.thread = Thread.ofPlatform().daemon().name("legs").start(this::live);
    }

    /**
     * All of them, in the order in which they send. Neighbours of a room, who have numbers in a row, lie far apart on the
     * 20 ms, wherever their numbers begin: each is a golden section behind the one before.
     */
    private List<Leg> spread(int count) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> i * GOLDEN_SECTION % 1))
                .map(i -> i < legs.size() ? legs.get(i) : echoLegs.get(i - legs.size()))
                .toList();
    }

    List<Leg> all() {
        return legs;
    }

    /** When a frame of somebody leaves. */
    private long dueNanos(long frame, int place) {
        return beginNanos + frame * Leg.PACKET_NANOS + place * Leg.PACKET_NANOS / everybody.size();
    }

    /** When the first sample of a leg's voice was at its mouth, but for whole periods. */
    long mouthNanos(int leg) {
        return dueNanos(0, everybody.indexOf(legs.get(leg))) - Leg.PACKET_NANOS;
    }

    private void live() {
        long frame = 0;
        int next = 0;
        try {
            while (!ended) {
                for (long due = dueNanos(frame, next); due <= System.nanoTime(); due = dueNanos(frame, next)) {
                    note(due);
                    everybody.get(next).send(frame, due);
                    next = (next + 1) % everybody.size();
                    frame += next == 0 ? 1 : 0;
                }
                long restNanos = Math.min(LONGEST_REST_NANOS, dueNanos(frame, next) - System.nanoTime());
                Runnable ordered = orders.poll(restNanos, TimeUnit.NANOSECONDS);
                if (ordered != null) {
                    ordered.run();
                }
                selector.selectNow(this::receive);
            }
        } catch (IOException broken) {
            failure = broken;
        } catch (InterruptedException interrupted) {
            failure = new IOException("nobody interrupts the sound", interrupted);
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
                int lengthBytes = datagram.flip().remaining();
                datagram.get(bytes, 0, lengthBytes);
                leg.receive(bytes, lengthBytes, System.nanoTime());
            }
        } catch (PortUnreachableException gone) {
            leg.talkToNobody();
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
            echoLegs.forEach(leg -> leg.beginMeasurement(packets, false));
            ownLateness = new double[packets * everybody.size()];
            sent = 0;
            measured = true;
        });
    }

    void endMeasurement() throws InterruptedException {
        obey(() -> {
            everybody.forEach(Leg::endMeasurement);
            measured = false;
        });
    }

    private void obey(Runnable deed) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        orders.put(() -> {
            deed.run();
            done.countDown();
        });
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
        return latenessMillis(legs);
    }

    /** What the echo sent back. */
    Spread echoLatenessMillis() {
        return latenessMillis(echoLegs);
    }

    private static Spread latenessMillis(List<Leg> legs) {
        return Spread.of(legs.stream().flatMapToDouble(leg -> Arrays.stream(leg.latenessMillis())));
    }

    @Override
    public void close() throws IOException {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        echo.close();
        for (Leg leg : everybody) {
            leg.close();
        }
        selector.close();
    }
}
