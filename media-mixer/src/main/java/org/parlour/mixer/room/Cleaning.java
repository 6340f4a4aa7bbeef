package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.echo.EchoControl;
import org.parlour.mixer.echo.EchoState;
import org.parlour.mixer.jitter.FrameBuffer;
import org.parlour.mixer.level.Levelling;
import org.parlour.mixer.noise.HighPass;
import org.parlour.mixer.noise.NoiseSuppression;

/**
 * What is done to the voice of whoever speaks, before anybody hears it: hum, the echo of what the phone was sent, noise,
 * loudness. Frames in which nobody speaks cost next to nothing.
 */
final class Cleaning {
    private static final int SAMPLES = FrameBuffer.FRAME_SAMPLES;
    private static final int SAMPLES_A_TICK = 2;
    private static final int RATE_HZ = 16_000;
    // What an echo may be looked for in: half a second.
    private static final int MOST_CATCHING_UP = 25;
    private static final int STEP = 160;
    // So much of a frame the echo must have been, that it is not the caller's own.
    private static final int OWN_SHARE = 8;
    // Of the frames in which nobody speaks one in so many teaches how the line's noise sounds.
    private static final int SELDOM = 4;

    private final HighPass highPass = new HighPass();
    private final NoiseSuppression noise = new NoiseSuppression();
    private final Levelling levelling = new Levelling();
    private final short[] reference = new short[SAMPLES];
    private final Played played;
    private final boolean wide;

    // Made when somebody speaks to whom something was said; it is large.
    private @Nullable EchoControl echo;
    private boolean aligned;
    private long offset;
    private long next;
    private int framesPassed;

    Cleaning(Played played, boolean wide) {
        this.played = played;
        this.wide = wide;
        noise.narrow(!wide);
    }

    /** The clock of the frames has nothing to do with the one before. */
    void beginAnew() {
        aligned = false;
    }

    /** Cleans 20 ms at 16 kHz where they stand. */
    void clean(short[] frame, long beginTicks) {
        highPass.filter(frame, 0, SAMPLES);
        long before = energy(frame);
        removeEcho(frame, beginTicks);
        boolean own = energy(frame) * OWN_SHARE >= before;
        noise.suppress(frame, 0, SAMPLES);
        levelling.level(frame, 0, own);
    }

    /** Whether the next frame in which nobody speaks is to be shown to {@link #learn}. */
    boolean wantsToLearn() {
        return framesPassed++ % SELDOM == 0;
    }

    /** 20 ms at 16 kHz that nobody hears. */
    void learn(short[] frame) {
        highPass.filter(frame, 0, SAMPLES);
        noise.pass(frame, 0, SAMPLES);
    }

    private void removeEcho(short[] frame, long beginTicks) {
        EchoControl control = echo;
        if (control == null) {
            if (played.isSilent()) {
                return;
            }
            control = new EchoControl(wide ? RATE_HZ : RATE_HZ / 2);
            echo = control;
        }
        long place = place(beginTicks);
        for (next = Math.max(next, place - MOST_CATCHING_UP * SAMPLES); next < place; next += SAMPLES) {
            tell(control, next);
        }
        tell(control, place);
        next = place + SAMPLES;
        control.clean(frame, 0, SAMPLES);
    }

    private void tell(EchoControl control, long place) {
        played.copy(place, reference);
        control.played(reference, 0, SAMPLES);
    }

    /**
     * What was sent when the phone spoke these ticks, but for a constant that the search for the echo finds. The frame that
     * took the shortest way rules: whatever takes longer finds what it asks for.
     */
    private long place(long beginTicks) {
        long asked = beginTicks * SAMPLES_A_TICK;
        long latest = played.end() - SAMPLES;
        if (!aligned) {
            aligned = true;
            offset = latest - asked;
            next = latest;
        } else if (asked + offset > latest) {
            offset -= Math.ceilDiv(asked + offset - latest, STEP) * STEP;
        }
        return asked + offset;
    }

    private static long energy(short[] frame) {
        long squares = 0;
        for (short sample : frame) {
            squares += sample * sample;
        }
        return squares;
    }

    EchoState echo() {
        return echo == null ? EchoState.UNKNOWN : echo.state();
    }

    @Override
    public String toString() {
        return "HighPass → " + (echo == null ? "Echo" : echo) + " → " + noise + " → " + levelling;
    }
}
