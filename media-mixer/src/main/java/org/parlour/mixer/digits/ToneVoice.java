package org.parlour.mixer.digits;

import java.util.Objects;
import org.parlour.wire.dtmf.Key;

/**
 * Sounds keys as tones, one after the other, with pauses between them and longer ones where asked for. While it has anything
 * to say it stands for the voice: what the frames held before is gone.
 */
public final class ToneVoice {
    /** More keys and rests than any number has; what does not fit is refused. */
    public static final int MAX_WAITING = 64;

    /** 30 s. */
    public static final int LONGEST_REST_MILLIS = 30_000;

    // 2 ms at 8 kHz: a tone that begins at once is a click for its neighbours.
    private static final int RAMP_TICKS = 16;
    // The line eats more of the high tone (Q.23 lets it be louder by 1 to 4 dB).
    private static final double HIGH_ABOVE_LOW_DB = 2;

    /**
     * How keys are sounded.
     *
     * @param keyMillis Q.24: 40 and more
     * @param pauseMillis the same between two of them
     * @param levelMinusDbm0 of the higher tone; the lower one has 2 dB less
     */
    public record Timing(int keyMillis, int pauseMillis, int levelMinusDbm0) {
        /** Unhurried, and as loud as a telephone's own. */
        public static final Timing USUAL = new Timing(160, 100, 8);

        public Timing {
            if (keyMillis <= 0 || pauseMillis < 0) {
                throw new IllegalArgumentException("no timing of keys: " + keyMillis + ", " + pauseMillis + " ms");
            }
            Objects.checkIndex(levelMinusDbm0, 64);
        }
    }

    private final int rateHz;
    private final int ramp;
    private final Timing timing;
    private final Sine low = new Sine();
    private final Sine high = new Sine();
    // Events, and rests as the negative of their milliseconds.
    private final int[] waiting = new int[MAX_WAITING];
    private int first;
    private int count;

    private int toneLeft;
    private int toneLength;
    private int silenceLeft;

    /** @param rateHz 8,000 or 16,000 */
    public ToneVoice(int rateHz, Timing timing) {
        if (rateHz != Tones.RATE_HZ && rateHz != 2 * Tones.RATE_HZ) {
            throw new IllegalArgumentException("no tones at " + rateHz + " Hz");
        }
        this.rateHz = rateHz;
        this.ramp = RAMP_TICKS * (rateHz / Tones.RATE_HZ);
        this.timing = timing;
    }

    /**
     * Sounds a key when those before it are done.
     *
     * @return false where too many wait already
     */
    public boolean say(Key key) {
        return add(key.event());
    }

    /** Waits so long before the next key, beyond the pause between any two; false where too many wait already. */
    public boolean rest(int millis) {
        Objects.checkIndex(millis - 1, LONGEST_REST_MILLIS);
        return add(-millis);
    }

    private boolean add(int next) {
        if (count == MAX_WAITING) {
            return false;
        }
        waiting[(first + count) % MAX_WAITING] = next;
        count++;
        return true;
    }

    /** Forgets what waits; the key that sounds is brought to its end. */
    public void forget() {
        count = 0;
    }

    /** Whether a key sounds, or anything waits. */
    public boolean isSpeaking() {
        return toneLeft > 0 || silenceLeft > 0 || count > 0;
    }

    /** Puts tones and pauses in the place of a frame's samples; returns whether there were any. */
    public boolean sound(short[] frame, int at, int samples) {
        boolean any = isSpeaking();
        int done = 0;
        while (done < samples && isSpeaking()) {
            if (toneLeft == 0 && silenceLeft == 0) {
                begin();
            }
            done += toneLeft > 0 ? tone(frame, at + done, samples - done) : silence(frame, at + done, samples - done);
        }
        return any;
    }

    private void begin() {
        int next = waiting[first];
        first = (first + 1) % MAX_WAITING;
        count--;
        if (next < 0) {
            silenceLeft = -next * (rateHz / 1_000);
            return;
        }
        Key key = Key.of(next);
        low.begin(Tones.hertz(Tones.low(key)), rateHz, Tones.amplitude(-timing.levelMinusDbm0() - HIGH_ABOVE_LOW_DB));
        high.begin(Tones.hertz(Tones.high(key)), rateHz, Tones.amplitude(-timing.levelMinusDbm0()));
        toneLength = timing.keyMillis() * (rateHz / 1_000);
        toneLeft = toneLength;
        silenceLeft = timing.pauseMillis() * (rateHz / 1_000);
    }

    private int tone(short[] frame, int at, int most) {
        int samples = Math.min(toneLeft, most);
        for (int i = 0; i < samples; i++) {
            int sinceBegin = toneLength - toneLeft + i;
            int edge = Math.min(sinceBegin + 1, toneLeft - i);
            double sum = low.next() + high.next();
            double sample = edge < ramp ? sum * edge / ramp : sum;
            frame[at + i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample)));
        }
        toneLeft -= samples;
        return samples;
    }

    private int silence(short[] frame, int at, int most) {
        int samples = Math.min(silenceLeft, most);
        for (int i = 0; i < samples; i++) {
            frame[at + i] = 0;
        }
        silenceLeft -= samples;
        return samples;
    }

    @Override
    public String toString() {
        return "ToneVoice[%d waiting, %s]".formatted(count, toneLeft > 0 ? "a key sounds" : "no key sounds");
    }
}
