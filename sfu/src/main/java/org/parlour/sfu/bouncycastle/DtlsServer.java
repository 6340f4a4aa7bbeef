package org.parlour.sfu.bouncycastle;

import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.wire.sdp.Fingerprint;

/**
 * The door: shakes hands with whoever holds the certificate that was announced. One for the program.
 *
 * <p>Elliptic curves cost a millisecond of a core each time, so only some are computed at once and
 * some wait; the loops never do.
 */
public final class DtlsServer implements AutoCloseable {
    private final DtlsLimits limits;
    private final Identity identity;
    private final Semaphore turns;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong born = new AtomicLong();
    private final ConcurrentHashMap<Association, Thread> associations = new ConcurrentHashMap<>();
    private final DtlsCounters counters = new DtlsCounters();
    private volatile boolean closed;

    private DtlsServer(DtlsLimits limits, Identity identity) {
        this.limits = limits;
        this.identity = identity;
        turns = new Semaphore(limits.atOnce(), true);
    }

    /** Draws a key and a certificate that live as long as the server. */
    public static DtlsServer open(DtlsLimits limits) {
        return new DtlsServer(limits, Identity.draw(new ScreenedCrypto(new SecureRandom())));
    }

    /** What our offers and answers say of our certificate. */
    public Fingerprint fingerprint() {
        return identity.fingerprint();
    }

    /**
     * Begins a handshake with whoever holds the certificate of this fingerprint. Its datagrams go to {@link
     * Association#arrived}; everything else comes to the ears.
     */
    public Association begin(Fingerprint expected, HandshakeEars ears) {
        Association association = new Association(this, expected, ears);
        Thread thread = Thread.ofVirtual().name("dtls-", born.incrementAndGet()).unstarted(association::live);
        associations.put(association, thread);
        thread.start();
        if (closed) {
            association.close();
        }
        return association;
    }

    /**
     * Shakes hands with itself once: the first handshake of a program takes a tenth of a second and more, most of it
     * for loading classes, and it should not be a caller's.
     */
    public void warmUp() {
        WarmUp.of(this);
    }

    /** False where there is no turn in time, or where too many wait already. */
    boolean awaitTurn() {
        if (turns.tryAcquire()) {
            return true;
        }
        if (waiting.incrementAndGet() > limits.waiting()) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return turns.tryAcquire(limits.turn().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    void endTurn() {
        turns.release();
    }

    void left(Association association, DtlsEnd why) {
        associations.remove(association);
        counters.ended(why);
    }

    Identity identity() {
        return identity;
    }

    DtlsLimits limits() {
        return limits;
    }

    public DtlsCounters counters() {
        return counters;
    }

    /** Associations that are alive: shaking hands, waiting for it, or agreed. */
    public int alive() {
        return associations.size();
    }

    /** Handshakes that wait for their turn. */
    public int waiting() {
        return waiting.get();
    }

    /** Handshakes under way. */
    public int shaking() {
        return limits.atOnce() - turns.availablePermits();
    }

    /** Leaves all associations, each with a farewell, and waits until their threads have ended. */
    @Override
    public void close() {
        closed = true;
        associations.keySet().forEach(Association::close);
        for (Thread thread : Set.copyOf(associations.values())) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public String toString() {
        return "DtlsServer(" + alive() + " alive)";
    }
}
