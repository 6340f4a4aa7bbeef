package org.parlour.conference;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the program ends: on Ctrl-C and SIGTERM everything opened is closed, last opened first, and the
 * exit code is 0. Java alone would say 130 and 143, and a supervisor would take that for a failure.
 */
final class Ending {
    /** As long as a request may still take, and a little for the store; systemd and people wait longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final Runtime runtime;
    private volatile boolean begun;
    private volatile boolean failed;

    private Ending(Runtime runtime) {
        this.runtime = runtime;
    }

    static Ending watch(Runtime runtime) {
        Ending ending = new Ending(runtime);
        runtime.addShutdownHook(new Thread(ending::end, "ending"));
        return ending;
    }

    <T extends AutoCloseable> T closing(T opened) {
        open.push(opened);
        return opened;
    }

    /**
     * The program cannot go on, and the exit code is to be 1.
     *
     * @return false when it was ending anyway: a start that is interrupted breaks somewhere, and that is no failure
     */
    boolean failed() {
        failed |= !begun;
        return failed;
    }

    private void end() {
        begun = true;
        Thread closer = Thread.ofPlatform().daemon().name("closing").start(this::closeAll);
        try {
            if (!closer.join(PATIENCE)) {
                LOG.warn("The end took longer than {} s and was cut short.", PATIENCE.toSeconds());
                failed = true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // A hook cannot return another exit code in any other way.
        runtime.halt(failed ? Parlour.FAILED : Parlour.GOOD);
    }

    private void closeAll() {
        for (AutoCloseable next = open.poll(); next != null; next = open.poll()) {
            try {
                next.close();
            } catch (Exception broken) {
                LOG.error("Closing did not work.", broken);
                failed = true;
            }
        }
    }
}
