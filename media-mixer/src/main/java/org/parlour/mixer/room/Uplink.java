package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.echo.EchoState;
import org.parlour.mixer.jitter.FrameBuffer;
import org.parlour.mixer.jitter.JitterStatistics;
import org.parlour.mixer.jitter.OrderBuffer;
import org.parlour.mixer.level.SpeechLevel;
import org.parlour.mixer.resample.Upsampler;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * What a phone says, as it comes: brought into order, measured, and where somebody speaks, cleaned; once for all who
 * listen. The browsers get each frame at once, the sum by its own clock.
 */
final class Uplink {
    // So long without a frame is no jitter any more.
    private static final int MISSED_TICKS = 3;
    private static final int INTERRUPTED_TICKS = 10;

    private final SpeechLevel level = new SpeechLevel();
    private final MutedSpeech mutedSpeech = new MutedSpeech();
    private final HoldGate holdGate = new HoldGate();
    private final Speech speech = new Speech();
    private final Played played = new Played();
    private final Upsampler upsampler = new Upsampler();
    private final short[] sound = new short[FrameBuffer.FRAME_SAMPLES];
    private final short[] frame = new short[FrameBuffer.FRAME_SAMPLES];

    private OrderBuffer order = OrderBuffer.ofG711();
    private Cleaning cleaning = new Cleaning(played, false);
    private JitterStatistics before = JitterStatistics.NONE;
    private @Nullable Publishing publishing;
    private boolean cleans;
    private boolean muted;
    private boolean spokeWhileMuted;
    private int ticksWithoutFrame;

    Speech speech() {
        return speech;
    }

    SpeechLevel level() {
        return level;
    }

    boolean isMuted() {
        return muted;
    }

    /** Whether music or tones keep it out of the room. */
    HoldGate holdGate() {
        return holdGate;
    }

    /** Whether the line's codec brings more than a telephone always did. */
    boolean isWide() {
        return order.isWide();
    }

    /** What the phone is sent, whose echo may come back. */
    Played played() {
        return played;
    }

    void publishing(@Nullable Publishing now) {
        publishing = now;
    }

    void cleans(boolean wanted) {
        cleans = wanted;
    }

    void muted(boolean isMuted) {
        if (isMuted == muted) {
            return;
        }
        muted = isMuted;
        speech.muted(isMuted);
        if (isMuted) {
            mutedSpeech.begin();
        }
        if (publishing != null) {
            publishing.muted(isMuted, order.nextFrameTicks());
        }
    }

    /** A packet that the mixer has a codec for. */
    void arrived(Codec codec, RtpPacket packet, long nowNanos) {
        boolean wide = codec == Codec.G722;
        if (wide != order.isWide()) {
            before = before.plus(order.counters());
            order = order.succeededBy(wide);
            cleaning = new Cleaning(played, wide);
        }
        order.arrived(codec, packet, nowNanos);
        flow(nowNanos);
    }

    /** Every 20 ms: for what is no longer waited for, and for who has fallen silent without a word. */
    void tick(long dueNanos) {
        flow(dueNanos);
        ticksWithoutFrame++;
        if (ticksWithoutFrame > MISSED_TICKS) {
            level.hearNothing();
            holdGate.hearNothing();
            hearMuted();
        }
        if (ticksWithoutFrame == INTERRUPTED_TICKS) {
            // Whatever comes may be of a clock that stood meanwhile.
            order.restart();
        }
        if (publishing != null) {
            publishing.tick(dueNanos);
        }
    }

    private void flow(long nowNanos) {
        while (order.take(sound, 0, nowNanos)) {
            ticksWithoutFrame = 0;
            level.hear(sound, 0, order.frameSamples());
            holdGate.hear(sound, order.frameSamples(), level.isSpeaking());
            hearMuted();
            if (order.takeBeginning()) {
                speech.beginAnew();
                cleaning.beginAnew();
            }
            boolean spoken = !muted && !holdGate.isShut() && level.isSpeaking();
            if (spoken) {
                widen();
                if (cleans) {
                    cleaning.clean(frame, order.frameTicks());
                }
            } else {
                pass();
            }
            share(spoken, nowNanos);
        }
    }

    private void widen() {
        if (order.isWide()) {
            System.arraycopy(sound, 0, frame, 0, frame.length);
        } else {
            upsampler.upsample(sound, 0, order.frameSamples(), frame, 0);
        }
    }

    private void pass() {
        if (cleans && cleaning.wantsToLearn()) {
            widen();
            cleaning.learn(frame);
        } else if (!order.isWide()) {
            upsampler.skip(sound, 0, order.frameSamples());
        }
    }

    private void share(boolean spoken, long nowNanos) {
        if (order.isLost()) {
            speech.lost();
        } else if (spoken) {
            speech.spoken(frame, order.frameTicks(), nowNanos);
        } else {
            speech.unspoken(order.frameTicks(), nowNanos);
        }
        if (publishing != null) {
            publishing.publish(spoken ? frame : null, order.frameTicks(), nowNanos);
        }
    }

    private void hearMuted() {
        if (muted && !holdGate.isShut() && mutedSpeech.hear(level)) {
            spokeWhileMuted = true;
        }
    }

    boolean takeSpokeWhileMuted() {
        boolean taken = spokeWhileMuted;
        spokeWhileMuted = false;
        return taken;
    }

    EchoState echo() {
        return cleaning.echo();
    }

    /** What has become of the packets, and of the sound as the sum hears it. */
    JitterStatistics counters() {
        return orderCounters().heardAs(speech.counters());
    }

    JitterStatistics orderCounters() {
        return before.plus(order.counters());
    }

    int patienceMillis() {
        return order.patienceMillis();
    }

    @Override
    public String toString() {
        return order
                + " → Conceal → Level"
                + (holdGate.isShut() ? " → " + holdGate : "")
                + (muted ? " → Muted" : "")
                + (order.isWide() ? "" : " → Upsample/16000")
                + (cleans ? " → " + cleaning : "");
    }
}
