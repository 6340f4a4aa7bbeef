package org.parlour.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * Time that passes only when it is told to, and only forwards.
 *
 * <p>It has two faces: {@code nowNanos} for cores, and an {@link InstantSource} or {@link Clock} for code that needs to
 * know the date.
 */
public final class ManualClock implements InstantSource {
    // Neither 0 nor a round number: code that takes an unset 0 for a moment, or a span for a moment, is found out.
    private static final long BIRTH_NANOS = 3_600_000_000_007L;
    private static final Instant BIRTH = Instant.parse("2026-11-21T08:00:00Z");

    private long nowNanos = BIRTH_NANOS;

    public long nowNanos() {
        return nowNanos;
    }

    /** How long this clock has run. */
    public Duration elapsed() {
        return Duration.ofNanos(nowNanos - BIRTH_NANOS);
    }

    public void advance(Duration span) {
        advanceTo(nowNanos + span.toNanos());
    }

    public void advanceTo(long laterNanos) {
        if (laterNanos < nowNanos) {
            throw new IllegalArgumentException("time does not run backwards by " + (nowNanos - laterNanos) + " ns");
        }
        nowNanos = laterNanos;
    }

    @Override
    public Instant instant() {
        return BIRTH.plus(elapsed());
    }

    /** The same time as a {@link Clock}. */
    public Clock inZone(ZoneId zone) {
        return withZone(zone);
    }
}
