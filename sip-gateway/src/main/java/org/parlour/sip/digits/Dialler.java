package org.parlour.sip.digits;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipBody;
import org.parlour.wire.dtmf.Key;

/**
 * Presses keys towards one phone, one after the other, each on the road that was asked for: unhurried, and with the rests
 * between them. An INFO is answered before anything follows it, for the next one could overtake it.
 */
public final class Dialler {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int KEY_MILLIS = 160;
    // A key and the pause behind it, as events and tones are spoken.
    private static final long STEP_NANOS = Duration.ofMillis(KEY_MILLIS + 100L).toNanos();
    // What we sound comes back from some lines, softer and later, until the phone has learnt its echo.
    private static final long ECHO_NANOS = Duration.ofMillis(600).toNanos();

    /** What is to be done now. */
    public record Pressed(Key key, Road by) {}

    private record Waiting(Stroke stroke, Road by) {}

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private long nextNanos = NEVER;
    private boolean unanswered;
    private long tonesUntilNanos = Long.MIN_VALUE;
    private long pressed;
    private long failed;

    /** Presses them behind those that wait; false where that would be too many, and then none of them. */
    public boolean dial(List<Stroke> strokes, Road by, long nowNanos) {
        if (waiting.size() + strokes.size() > 2 * Stroke.MOST) {
            return false;
        }
        for (Stroke stroke : strokes) {
            waiting.add(new Waiting(stroke, by));
        }
        if (nextNanos == NEVER && !unanswered) {
            nextNanos = nowNanos;
        }
        return true;
    }

    /** The key to be pressed now, if one is; ask until there is none. */
    public @Nullable Pressed due(long nowNanos) {
        while (!unanswered && nextNanos <= nowNanos) {
            Waiting next = waiting.poll();
            if (next == null) {
                nextNanos = NEVER;
                return null;
            }
            switch (next.stroke()) {
                case Stroke.Rest(int millis) ->
                    nextNanos += Duration.ofMillis(millis).toNanos();
                case Stroke.Press(Key key) -> {
                    nextNanos = nowNanos + STEP_NANOS;
                    unanswered = next.by() == Road.INFOS;
                    tonesUntilNanos = next.by() == Road.TONES ? nextNanos + ECHO_NANOS : tonesUntilNanos;
                    pressed++;
                    return new Pressed(key, next.by());
                }
            }
        }
        return null;
    }

    /** The phone answered an INFO. Where it refused there is no sense in going on. */
    public void answered(int status) {
        if (unanswered && status >= 300) {
            failed += 1 + waiting.size();
            waiting.clear();
        }
        unanswered = false;
    }

    public long nextDeadlineNanos() {
        return unanswered ? NEVER : nextNanos;
    }

    /** Whether tones that are heard from the phone may be ours. */
    public boolean isSounding(long nowNanos) {
        return nowNanos < tonesUntilNanos;
    }

    /** How a key stands in an INFO. */
    public static SipBody info(Key key) {
        String text = "Signal=" + key.face() + "\r\nDuration=" + KEY_MILLIS + "\r\n";
        return new SipBody("application/dtmf-relay", text.getBytes(StandardCharsets.US_ASCII));
    }

    public long pressed() {
        return pressed;
    }

    /** Keys and rests that were given up, because the phone refused one. */
    public long failed() {
        return failed;
    }

    @Override
    public String toString() {
        return "Dialler[%d waiting, pressed=%d, failed=%d]".formatted(waiting.size(), pressed, failed);
    }
}
