package org.parlour.conference.web;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;
import org.parlour.conference.secrets.AdminToken;

/** Asks for the admin token, and makes guessers wait. */
final class AdminDoor {
    private final AdminToken token;
    private final InstantSource clock;
    private final WrongTries wrongTries = new WrongTries();
    private final LongAdder wrong = new LongAdder();
    private final LongAdder slowed = new LongAdder();

    AdminDoor(AdminToken token, InstantSource clock) {
        this.token = token;
        this.clock = clock;
    }

    /** The answer to one try. */
    sealed interface Answer {}

    record Opened() implements Answer {}

    record Wrong() implements Answer {}

    /** The try was not looked at, so that nothing can be learned from it. */
    record Slowed(Duration patience) implements Answer {}

    Answer knock(InetAddress peer, String presented) {
        String source = PeerSource.of(peer);
        long nowNanos = nowNanos();
        synchronized (wrongTries) {
            long waitNanos = wrongTries.waitNanos(source, nowNanos);
            if (waitNanos > 0) {
                slowed.increment();
                return new Slowed(Duration.ofNanos(waitNanos));
            }
        }
        if (token.matches(presented)) {
            return new Opened();
        }
        wrong.increment();
        synchronized (wrongTries) {
            wrongTries.wrong(source, nowNanos);
        }
        return new Wrong();
    }

    long wrong() {
        return wrong.sum();
    }

    long slowed() {
        return slowed.sum();
    }

    long forgottenSources() {
        synchronized (wrongTries) {
            return wrongTries.forgottenSources();
        }
    }

    private long nowNanos() {
        Instant now = clock.instant();
        return Duration.ofSeconds(now.getEpochSecond(), now.getNano()).toNanos();
    }
}
