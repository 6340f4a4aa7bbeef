package org.parlour.sfu.slots;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks in a room, by the levels that packets carry outside their encryption (RFC 6464). Heard once per packet,
 * whatever the number of listeners; allocates nothing.
 *
 * <p>The V bit is not asked: senders that do not use it clear it, and some set it always.
 */
public final class Speakers {
    /** The packet did not say how loud it is. */
    public static final int UNKNOWN_LEVEL = -1;

    private static final int SILENCE_MINUS_DBOV = 127;
    // Somebody whose browser does not tell levels is heard, but put behind all who are known to be louder.
    private static final int PRESUMED_MINUS_DBOV = 55;
    // A cough or a slammed door is no turn.
    private static final long TURN_NANOS = 300_000_000L;
    private static final long INTERRUPTION_NANOS = 1_000_000_000L;
    private static final int INTERRUPTION_DECIBELS = 6;
    private static final long LEAST_TURN_NANOS = 2_000_000_000L;

    private @Nullable Speaker dominant;
    private long dominantSinceNanos;

    /**
     * A packet of that speaker came.
     *
     * @param levelMinusDbov 0 (loudest) to 127, or {@link #UNKNOWN_LEVEL}
     * @param isSilence a sign of life without sound
     */
    public void heard(Speaker speaker, int levelMinusDbov, boolean isSilence, long nowNanos) {
        if (isSilence) {
            speaker.heard(SILENCE_MINUS_DBOV, nowNanos);
        } else {
            speaker.heard(levelMinusDbov == UNKNOWN_LEVEL ? PRESUMED_MINUS_DBOV : levelMinusDbov, nowNanos);
        }
        if (speaker != dominant && !speaker.isShared() && takesTheTurn(speaker, nowNanos)) {
            dominant = speaker;
            dominantSinceNanos = nowNanos;
        }
    }

    private boolean takesTheTurn(Speaker speaker, long nowNanos) {
        long speakingNanos = speaker.speakingNanos(nowNanos);
        Speaker now = dominant;
        if (speakingNanos < TURN_NANOS) {
            return false;
        }
        if (now == null || !now.isSpeaking(nowNanos)) {
            return true;
        }
        return speakingNanos >= INTERRUPTION_NANOS
                && nowNanos - dominantSinceNanos >= LEAST_TURN_NANOS
                && speaker.isLouderThan(now, INTERRUPTION_DECIBELS);
    }

    /** Muted: whatever was heard of them is over. */
    public void hushed(Speaker speaker) {
        speaker.hush();
    }

    public void left(Speaker speaker) {
        speaker.hush();
        if (speaker == dominant) {
            dominant = null;
        }
    }

    /** Whose turn it is, or was last; nobody before the first word. Compare it after each {@link #heard}. */
    public @Nullable Speaker dominant() {
        return dominant;
    }
}
