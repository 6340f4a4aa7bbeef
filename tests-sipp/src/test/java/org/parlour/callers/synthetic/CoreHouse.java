package org.parlour.callers.synthetic;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.parlour.sfu.gate.ForwardingCore;
import org.parlour.sfu.gate.ForwardingCounters;
import org.parlour.sfu.gate.MediaPlaces;
import org.parlour.sfu.loop.LoopCounters;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.sfu.loop.RoomLoops;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.SeatEvents;
import org.parlour.wire.call.RoomId;

/** A forwarding core on loops of its own, at this machine's own address. */
public final class CoreHouse implements AutoCloseable {
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final MediaLoops loops;
    private final ForwardingCore core;

    private CoreHouse(MediaLoops loops, ForwardingCore core) {
        this.loops = loops;
        this.core = core;
    }

    public static CoreHouse open(int loopCount) throws IOException {
        MediaLoops loops = MediaLoops.open(loopCount);
        MediaPlaces places = new MediaPlaces(List.of(InetAddress.getLoopbackAddress()), 0, null);
        return new CoreHouse(loops, ForwardingCore.open(new RoomLoops(loops), places, new SecureRandom(), 0));
    }

    public SyntheticBrowser join(RoomId room, int person, SlotCount slots, SeatEvents events) throws IOException {
        return SyntheticBrowser.join(core, room, person, slots, events);
    }

    public MediaLoops loops() {
        return loops;
    }

    /** Waits until each loop has read what waited for it and done what was due. */
    void awaitTurn() {
        for (MediaLoop loop : loops.all()) {
            CompletableFuture<Void> turn = new CompletableFuture<>();
            loop.execute(() -> turn.complete(null));
            turn.join();
        }
    }

    public LoopCounters counted() {
        return LoopCounters.sum(loops.all().stream().map(MediaLoop::counters).toList());
    }

    public ForwardingCounters forwarding() {
        return core.counters();
    }

    /** Waits until it is so; false when the time is over. */
    public static boolean await(Duration atMost, BooleanSupplier so) throws InterruptedException {
        long endNanos = System.nanoTime() + atMost.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > endNanos) {
                return false;
            }
            pass(Duration.ofMillis(LOOK_AGAIN_MILLIS));
        }
        return true;
    }

    /** Lets so much time of a talk go by. */
    static void pass(Duration time) throws InterruptedException {
        boolean _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        core.close();
        loops.close();
    }
}
