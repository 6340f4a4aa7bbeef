package org.parlour.sip.lane;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.TrunkName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One virtual thread per call, each with a bounded mailbox. What arrives at a full mailbox is refused and counted; the
 * sender says so to whoever waits.
 */
public final class Lanes implements AutoCloseable {
    /** Whoever writes to the log on a lane says of which call it speaks. */
    public static final String CALL = "call";
    /** Or of which trunk: a trunk that is kept registered and asked whether it is there has a lane of its own. */
    public static final String TRUNK = "trunk";

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    // A phone sends some twenty messages a second at most; what fills this is no phone.
    private static final int MOST_WAITING = 256;
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final int mostWaiting;
    private final LongSupplier clock;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final LongAdder refused = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private volatile boolean closed;

    public Lanes() {
        this(MOST_WAITING, System::nanoTime);
    }

    Lanes(int mostWaiting, LongSupplier clock) {
        this.mostWaiting = mostWaiting;
        this.clock = clock;
    }

    /** Opens a lane; its owner is made before the first message and knows the lane, to post to it from elsewhere. */
    public <M> Lane<M> open(CallId call, Function<Lane<M>, LaneOwner<M>> making) {
        return open(CALL, call.text(), making);
    }

    /** The same for a trunk: a slow one waits alone. */
    public <M> Lane<M> open(TrunkName trunk, Function<Lane<M>, LaneOwner<M>> making) {
        return open(TRUNK, trunk.text(), making);
    }

    private <M> Lane<M> open(String what, String name, Function<Lane<M>, LaneOwner<M>> making) {
        Lane<M> lane = new Lane<>(mostWaiting, clock, refused);
        LaneOwner<M> owner = making.apply(lane);
        Thread thread = Thread.ofVirtual().name(what + "-" + name).unstarted(() -> live(what, name, lane, owner));
        threads.add(thread);
        if (closed) {
            thread.interrupt();
        }
        thread.start();
        return lane;
    }

    private <M> void live(String what, String name, Lane<M> lane, LaneOwner<M> owner) {
        MDC.put(what, name);
        try {
            lane.run(owner);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (Throwable bug) {
            broken.increment();
            LOG.error("A {} is broken and ends", what, bug);
            tell(owner, bug);
        } finally {
            lane.end().forEach(message -> giveBack(owner, message));
            threads.remove(Thread.currentThread());
        }
    }

    private <M> void tell(LaneOwner<M> owner, Throwable bug) {
        try {
            owner.broken(bug, clock.getAsLong());
        } catch (RuntimeException | Error again) {
            LOG.error("A broken lane could not be ended", again);
        }
    }

    private static <M> void giveBack(LaneOwner<M> owner, M message) {
        try {
            owner.unheard(message);
        } catch (RuntimeException | Error bug) {
            LOG.error("What a lane did not hear could not be given back", bug);
        }
    }

    public int open() {
        return threads.size();
    }

    /** Messages that came to a full mailbox, or to a lane that had ended. */
    public long refused() {
        return refused.sum();
    }

    /** Calls that ended by a bug. */
    public long broken() {
        return broken.sum();
    }

    /** Interrupts every lane and waits a little for them. Their owners are not asked. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        long byNanos = System.nanoTime() + LONGEST_FAREWELL.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, byNanos - System.nanoTime())));
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
