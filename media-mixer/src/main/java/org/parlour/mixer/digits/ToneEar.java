package org.parlour.mixer.digits;

import java.util.ArrayList;
import java.util.List;
import org.parlour.mixer.resample.Downsampler;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.KeyNews;

/**
 * Hears the keys of one telephone as tones in its sound, and takes them out of it: who is in the room hears a click at most.
 *
 * <p>A frame is heard first and silenced afterwards. As soon as 15 ms look like a key the frame in hand is silenced from
 * where they begin, and the next ones until it is clear that there was none, or that it is up.
 */
public final class ToneEar {
    private static final int STEP = ToneBank.STEP;
    // 2.5 ms in and 5 ms out at 8 kHz: no click of the gate's own.
    private static final int CLOSING_TICKS = 20;
    private static final int OPENING_TICKS = 40;
    private static final int NOWHERE = Integer.MAX_VALUE;

    private final int samplesATick;
    private final ToneWatch watch;
    private final Downsampler downsampler = new Downsampler();
    private final short[] narrowed = new short[STEP];
    private final float[] narrow = new float[STEP];

    private boolean closed;
    private boolean stayedClosed;
    private int closeFromTick;
    private long presses;
    private long suspicions;
    private long silencedTicks;

    /** @param rateHz 8,000 or 16,000 */
    public ToneEar(int rateHz) {
        if (rateHz != Tones.RATE_HZ && rateHz != 2 * Tones.RATE_HZ) {
            throw new IllegalArgumentException("no ear for " + rateHz + " Hz");
        }
        samplesATick = rateHz / Tones.RATE_HZ;
        // Whatever brings 16 kHz is a codec with a memory.
        watch = new ToneWatch(samplesATick > 1);
    }

    /**
     * Hears a frame.
     *
     * @param count of samples: a multiple of 5 ms, 20 ms as a rule
     * @param madeUp whether some of them stand for what was lost
     * @return what is new: an empty list as a rule, which costs nothing
     */
    public List<ToneNews> hear(short[] frame, int at, int count, boolean madeUp) {
        int steps = count / (STEP * samplesATick);
        if (steps * STEP * samplesATick != count) {
            throw new IllegalArgumentException("no whole number of 5 ms: " + count + " samples");
        }
        List<ToneNews> news = List.of();
        stayedClosed = false;
        closeFromTick = NOWHERE;
        for (int i = 0; i < steps; i++) {
            narrow(frame, at + i * STEP * samplesATick);
            watch.hear(narrow, 0, madeUp);
            if (watch.isDown() || watch.isSuspected() || watch.released() != ToneWatch.NONE) {
                stayedClosed = true;
                int end = (i + 1) * STEP;
                closeFromTick = Math.min(closeFromTick, Math.max(0, end - watch.suspectTicks() - CLOSING_TICKS));
            }
            if (watch.told() != ToneWatch.NONE || watch.released() != ToneWatch.NONE) {
                news = added(news);
            }
        }
        return news;
    }

    /** What lies above 4 kHz must not fold down: a wideband decoder that lost its way is loud there. */
    private void narrow(short[] frame, int at) {
        if (samplesATick == 2) {
            downsampler.downsample(frame, at, STEP, narrowed, 0);
        }
        for (int i = 0; i < STEP; i++) {
            narrow[i] = samplesATick == 2 ? narrowed[i] : frame[at + i];
        }
    }

    private List<ToneNews> added(List<ToneNews> news) {
        List<ToneNews> more = new ArrayList<>(news);
        if (watch.released() != ToneWatch.NONE) {
            more.add(releasedNews());
        }
        if (watch.told() != ToneWatch.NONE) {
            presses++;
            more.add(new ToneNews(new KeyNews.Pressed(Key.of(watch.told())), watch.downSince()));
        }
        return more;
    }

    private ToneNews releasedNews() {
        long lengthTicks = watch.releasedAt() - watch.releasedSince();
        return new ToneNews(new KeyNews.Released(Key.of(watch.released()), lengthTicks, true), watch.releasedAt());
    }

    /** Silences, in the frame that was just heard, what belongs to a key or may do so; returns whether anything was. */
    public boolean silence(short[] frame, int at, int count) {
        int ticks = count / samplesATick;
        if (!stayedClosed) {
            if (closed) {
                open(frame, at, Math.min(OPENING_TICKS, ticks) * samplesATick);
                closed = false;
            }
            return false;
        }
        int from = closed ? 0 : Math.min(closeFromTick, ticks);
        if (!closed) {
            suspicions++;
        }
        close(frame, at + from * samplesATick, count - from * samplesATick);
        silencedTicks += ticks - from;
        closed = true;
        return true;
    }

    private void close(short[] frame, int at, int count) {
        int fading = closed ? 0 : Math.min(CLOSING_TICKS * samplesATick, count);
        for (int i = 0; i < count; i++) {
            frame[at + i] = i < fading ? (short) (frame[at + i] * (fading - i) / (fading + 1)) : 0;
        }
    }

    private static void open(short[] frame, int at, int count) {
        for (int i = 0; i < count; i++) {
            frame[at + i] = (short) (frame[at + i] * (i + 1) / (count + 1));
        }
    }

    /** Another voice comes: a key that was down is up. */
    public List<ToneNews> restart() {
        watch.restart();
        return watch.released() == ToneWatch.NONE ? List.of() : List.of(releasedNews());
    }

    /** Whether a key is down, or may be. */
    public boolean isSuspicious() {
        return watch.isDown() || watch.isSuspected();
    }

    /** How much was heard, in ticks of 8 kHz: the time by which news is told. */
    public long heardTicks() {
        return watch.ticks();
    }

    public ToneStatistics counters() {
        return new ToneStatistics(presses, suspicions, silencedTicks);
    }

    @Override
    public String toString() {
        return "Tones(%s)".formatted(watch.isDown() ? "a key is down" : "no key is down");
    }
}
