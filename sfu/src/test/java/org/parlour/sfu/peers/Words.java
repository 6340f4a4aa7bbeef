package org.parlour.sfu.peers;

import java.util.random.RandomGenerator;

/** When a person of a meeting speaks: words of half a second with short pauses between, turns of one to eight seconds. */
final class Words {
    static final long LONG_AGO = Long.MIN_VALUE / 2;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long TURN_NANOS = 300_000_000L;

    private boolean speaks;
    private long changesNanos;
    private long loudSinceNanos = LONG_AGO;
    private long lastLoudNanos = LONG_AGO;

    /** Whether a word is being said. */
    boolean isWord(RandomGenerator chance, long nowNanos) {
        if (nowNanos >= changesNanos) {
            speaks = !speaks && chance.nextInt(3) == 0;
            changesNanos = nowNanos + chance.nextLong(1, 8) * SECOND_NANOS;
        }
        return speaks && nowNanos % 600_000_000L < 500_000_000L;
    }

    /** It could be heard. */
    void said(long nowNanos) {
        loudSinceNanos = nowNanos - lastLoudNanos > TURN_NANOS ? nowNanos : loudSinceNanos;
        lastLoudNanos = nowNanos;
    }

    /** Muted, or not any more: whatever was said is over. */
    void begin(long nowNanos) {
        loudSinceNanos = nowNanos;
    }

    /** It is so long ago that nobody may call it speaking. */
    boolean isOver(long nowNanos) {
        return nowNanos - lastLoudNanos >= SECOND_NANOS;
    }

    /** It has lasted so long that everybody must have been told. */
    boolean isNoticed(long nowNanos) {
        return nowNanos - lastLoudNanos < 150_000_000L && nowNanos - loudSinceNanos > SECOND_NANOS;
    }
}
