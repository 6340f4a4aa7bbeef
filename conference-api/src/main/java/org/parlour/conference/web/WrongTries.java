package org.parlour.conference.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each source has been wrong lately: some tries at once, then one at a time.
 *
 * <p>Kept as one number per source, the moment at which all its wrong tries will be forgiven (the
 * generic cell rate algorithm of ITU-T I.371 A). At most {@value #SOURCES} sources are remembered; the
 * one that has been quiet longest is forgotten first. Belongs to one owner at a time.
 */
final class WrongTries {
    /** A person who pastes the wrong line a few times is not held up. */
    static final int BURST = 10;

    static final long FORGIVEN_AFTER_NANOS = Duration.ofSeconds(2).toNanos();
    static final int SOURCES = 10_000;

    private final Map<String, Long> forgivenAtNanos = new LinkedHashMap<>();
    private long forgottenSources;

    /** How long this source has to wait before its next try is looked at; 0 when it need not. */
    long waitNanos(String source, long nowNanos) {
        long debtNanos = forgivenAtNanos.getOrDefault(source, nowNanos) - nowNanos;
        return Math.max(0, debtNanos - (BURST - 1) * FORGIVEN_AFTER_NANOS);
    }

    void wrong(String source, long nowNanos) {
        Long before = forgivenAtNanos.remove(source);
        long debtNanos = before == null ? 0 : Math.clamp(before - nowNanos, 0, BURST * FORGIVEN_AFTER_NANOS);
        forgivenAtNanos.put(source, nowNanos + debtNanos + FORGIVEN_AFTER_NANOS);
        if (forgivenAtNanos.size() > SOURCES) {
            forgivenAtNanos.remove(forgivenAtNanos.keySet().iterator().next());
            forgottenSources++;
        }
    }

    long forgottenSources() {
        return forgottenSources;
    }
}
