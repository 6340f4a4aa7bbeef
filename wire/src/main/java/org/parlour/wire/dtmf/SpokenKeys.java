package org.parlour.wire.dtmf;

import java.util.ArrayDeque;
import java.util.Objects;
import org.parlour.wire.rtp.Timestamps;

/**
 * Presses keys towards a telephone (RFC 4733 2.5.1): says which report, with which timestamp and
 * marker, is due when. The duration grows with each packet, a press that outlasts the field goes on
 * in a new segment, the end is said three times, and a pause follows before the next key.
 *
 * <p>Writes into what the caller hands it. The caller owns the stream: its sequence numbers, and the
 * timestamps of the sound that the events replace while {@link #isSpeaking}.
 */
public final class SpokenKeys {
    /** More keys than any number has; what does not fit is refused. */
    public static final int MAX_WAITING = 64;

    private static final int ENDS = 3;
    private static final long NANOS_A_MILLI = 1_000_000L;

    /**
     * How keys are spoken.
     *
     * @param updateMillis between packets: 50 (RFC 4733 2.5.1.2), or the 20 of the sound around them
     * @param keyMillis how long a key is down; ears of exchanges want 40 and more (ITU-T Q.24)
     * @param pauseMillis from one key's end to the next one's start, at least
     * @param volumeMinusDbm0 the power of the tone that a gateway should make of it
     */
    public record Timing(int clockRateHz, int updateMillis, int keyMillis, int pauseMillis, int volumeMinusDbm0) {
        public Timing {
            if (clockRateHz <= 0 || updateMillis <= 0 || keyMillis <= 0 || pauseMillis < 0) {
                throw new IllegalArgumentException("no timing of keys: " + clockRateHz + " Hz, " + updateMillis + ", "
                        + keyMillis + ", " + pauseMillis + " ms");
            }
            Objects.checkIndex(volumeMinusDbm0, TelephoneEventReport.MAX_VOLUME_MINUS_DBM0 + 1);
        }

        /** Unhurried keys for a clock of that rate. */
        public static Timing of(int clockRateHz) {
            return new Timing(clockRateHz, 20, 160, 100, 10);
        }

        private long ticks(long nanos) {
            return Timestamps.ticks(nanos, clockRateHz);
        }
    }

    private final Timing timing;
    private final ArrayDeque<Key> waiting = new ArrayDeque<>(MAX_WAITING);

    private int event = -1;
    private long startNanos;
    private long dueNanos = Long.MAX_VALUE;
    private long quietUntilNanos = Long.MIN_VALUE;
    private int segmentTimestamp;
    private long segmentTicks;
    private boolean begun;
    private int endsSaid;

    private boolean marker;
    private int timestamp;

    public SpokenKeys(Timing timing) {
        this.timing = timing;
    }

    /**
     * Presses a key when those before it are done.
     *
     * @return false where too many wait already
     */
    public boolean say(Key key, long nowNanos) {
        if (waiting.size() == MAX_WAITING) {
            return false;
        }
        waiting.add(key);
        if (event < 0) {
            beginNext(Math.max(nowNanos, quietUntilNanos));
        }
        return true;
    }

    /** Forgets the keys that wait; the one that is down is brought to its end. */
    public void forget() {
        waiting.clear();
    }

    /** When the next packet is due; far away when there is nothing to say. */
    public long nextDeadlineNanos() {
        return dueNanos;
    }

    /** Whether a key is down or its end is still being said; the sound rests meanwhile. */
    public boolean isSpeaking(long nowNanos) {
        return event >= 0 && nowNanos >= startNanos;
    }

    /**
     * Writes the report that is due, if one is; {@link #marker} and {@link #timestamp} then say how
     * its packet's header looks. A caller who comes late calls until nothing is due.
     *
     * @param streamTimestamp where the timestamps of the stream stand now
     * @return the length of the payload, or 0 when nothing is due
     */
    public int speak(byte[] buffer, int offset, int streamTimestamp, long nowNanos) {
        if (nowNanos < dueNanos) {
            return 0;
        }
        marker = !begun;
        if (!begun) {
            begun = true;
            segmentTimestamp = streamTimestamp - (int) timing.ticks(nowNanos - startNanos);
        }
        timestamp = segmentTimestamp;
        long keyNanos = timing.keyMillis() * NANOS_A_MILLI;
        boolean isOver = dueNanos - startNanos > keyNanos;
        long ticks = timing.ticks(Math.min(dueNanos - startNanos, keyNanos)) - segmentTicks;
        if (ticks > TelephoneEventReport.MAX_DURATION_TICKS) {
            write(buffer, offset, false, TelephoneEventReport.MAX_DURATION_TICKS);
            beginSegment();
        } else {
            write(buffer, offset, isOver, (int) ticks);
            endsSaid += isOver ? 1 : 0;
        }
        moveOn();
        return TelephoneEventReport.LENGTH_BYTES;
    }

    private void write(byte[] buffer, int offset, boolean end, int ticks) {
        TelephoneEventReport.write(buffer, offset, event, end, timing.volumeMinusDbm0(), ticks);
    }

    /** RFC 4733 2.5.1.3: the full duration without an end, then a segment that begins there, unmarked. */
    private void beginSegment() {
        segmentTicks += TelephoneEventReport.MAX_DURATION_TICKS;
        segmentTimestamp += TelephoneEventReport.MAX_DURATION_TICKS;
    }

    private void moveOn() {
        long intervalNanos = timing.updateMillis() * NANOS_A_MILLI;
        dueNanos += intervalNanos;
        if (endsSaid == ENDS) {
            long pauseOverNanos = startNanos + (timing.keyMillis() + timing.pauseMillis()) * NANOS_A_MILLI;
            quietUntilNanos = Math.max(pauseOverNanos, dueNanos);
            event = -1;
            dueNanos = Long.MAX_VALUE;
            beginNext(quietUntilNanos);
        }
    }

    private void beginNext(long fromNanos) {
        Key key = waiting.poll();
        if (key == null) {
            return;
        }
        event = key.event();
        startNanos = fromNanos;
        dueNanos = fromNanos + timing.updateMillis() * NANOS_A_MILLI;
        begun = false;
        segmentTicks = 0;
        endsSaid = 0;
    }

    /** Whether the packet just written is the first of its press. */
    public boolean marker() {
        return marker;
    }

    /** The timestamp of the packet just written: when its press, or this segment of it, began. */
    public int timestamp() {
        return timestamp;
    }

    @Override
    public String toString() {
        return "SpokenKeys[%d waiting, %s]".formatted(waiting.size(), event < 0 ? "no key is down" : "a key is down");
    }
}
