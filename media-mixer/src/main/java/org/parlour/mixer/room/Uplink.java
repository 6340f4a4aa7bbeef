package org.parlour.mixer.room;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.mixer.digits.ToneStatistics;
import org.parlour.mixer.echo.EchoState;
import org.parlour.mixer.jitter.FrameBuffer;
import org.parlour.mixer.jitter.JitterStatistics;
import org.parlour.mixer.jitter.OrderBuffer;
import org.parlour.mixer.level.SpeechLevel;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.resample.Upsampler;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * What a phone says, as it comes: brought into order, measured, and where somebody speaks, cleaned; once for all who
 * listen. The browsers get each frame at once, the sum by its own clock.
 */
final class Uplink {
    // So long without a frame is no jitter any more.
    private static final int MISSED_TICKS = 3;
    // Mobile and wireless networks hold packets for 200 to 400 ms and let them go at once. The phone's clock has not
    // stood
    // then, and what was learnt of the network would be forgotten each time.
    private static final int INTERRUPTED_TICKS = 25;

    private final SpeechLevel level = new SpeechLevel();
    private final MutedSpeech mutedSpeech = new MutedSpeech();
    private final HoldGate holdGate = new HoldGate();
    private final Speech speech = new Speech();
    private final Played played = new Played();
    private final Upsampler upsampler = new Upsampler();
    private final short[] sound = new short[FrameBuffer.FRAME_SAMPLES];
    private final short[] frame = new short[FrameBuffer.FRAME_SAMPLES];

    private final KeyGate keys;
    private final Orders orders;
    private final Cleaning narrowCleaning = new Cleaning(played, false);

    private @Nullable Cleaning wideCleaning;
    private OrderBuffer order;
    private Cleaning cleaning = narrowCleaning;
    private @Nullable Publishing publishing;
    private boolean cleans;
    private boolean muted;
    private boolean spokeWhileMuted;
    private int ticksWithoutFrame;

    /**
     * @param codecs for a phone that may speak Opus
     * @param toneListener hears at once of keys that sound in the voice
     */
    Uplink(@Nullable OpusCodecs codecs, Consumer<KeyNews> toneListener) {
        orders = new Orders(codecs);
        order = orders.current();
        keys = new KeyGate(toneListener);
    }

    /** Frees what is outside the heap; nothing more may come. */
    void close() {
        orders.close();
    }

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

    /** The phone is sent these 20 ms, and their echo may come back. */
    void sent(short[] samples) {
        if (cleans) {
            played.add(samples);
        }
    }

    /** The phone is sent nothing for so long. */
    void sentNothing(int samplesLong) {
        if (cleans) {
            played.skip(samplesLong);
        }
    }

    void publishing(@Nullable Publishing now) {
        publishing = now;
        if (now != null) {
            now.wide(isWide());
        }
    }

    void cleans(boolean wanted) {
        if (wanted && !cleans) {
            // Nobody kept what was sent meanwhile.
            played.forget();
            cleaning.beginAnew();
        }
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
        OrderBuffer its = orders.of(codec);
        if (its != order) {
            order = its;
            turn(its.isWide());
        }
        order.arrived(codec, packet, nowNanos);
        flow(nowNanos);
    }

    private void turn(boolean wide) {
        keys.wide(wide);
        if (wide && wideCleaning == null) {
            wideCleaning = new Cleaning(played, true);
        }
        cleaning = wide && wideCleaning != null ? wideCleaning : narrowCleaning;
        if (publishing != null) {
            publishing.wide(wide);
        }
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
        if (ticksWithoutFrame == INTERRUPTED_TICKS && !order.isPausing()) {
            // Whatever comes may be of a clock that stood meanwhile.
            order.restart();
            keys.beginAnew();
        }
        if (publishing != null) {
            publishing.tick(dueNanos);
        }
    }

    /** The phone says a key as an event, or no longer does; none of its sound is to be heard meanwhile. */
    void keyEvent(boolean down, long nowNanos) {
        if (keys.event(down)) {
            // Events come instead of sound, and what sounded last, tones perhaps, is not to be drawn out.
            speech.hushed(order.nextFrameTicks(), nowNanos);
            publish(false, order.nextFrameTicks(), nowNanos);
        }
    }

    private void flow(long nowNanos) {
        while (order.take(sound, 0, nowNanos)) {
            ticksWithoutFrame = 0;
            boolean begins = order.takeBeginning();
            if (begins) {
                keys.beginAnew();
            }
            boolean pause = order.isPause();
            boolean closed =
                    keys.pass(sound, order.frameSamples(), order.isLost(), order.isCut()) == KeyGate.Passage.CLOSED;
            if (pause || closed) {
                // The silence of a key says nothing of the line's noise.
                level.hearNothing();
            } else {
                level.hear(sound, 0, order.frameSamples());
            }
            holdGate.hear(sound, order.frameSamples(), !pause && !closed && level.isSpeaking());
            hearMuted();
            if (begins) {
                speech.beginAnew();
                cleaning.beginAnew();
            }
            boolean spoken = !muted && !holdGate.isShut() && !pause && !closed && level.isSpeaking();
            if (spoken) {
                widen();
                if (cleans) {
                    cleaning.clean(frame, order.frameTicks());
                }
            } else {
                pass(pause || closed);
            }
            shareFrame(spoken, nowNanos);
        }
    }

    private void widen() {
        if (order.isWide()) {
            System.arraycopy(sound, 0, frame, 0, frame.length);
        } else {
            upsampler.upsample(sound, 0, order.frameSamples(), frame, 0);
        }
    }

    private void pass(boolean nothing) {
        if (!nothing && cleans && cleaning.wantsToLearn()) {
            widen();
            cleaning.learn(frame);
        } else if (!order.isWide()) {
            upsampler.skip(sound, 0, order.frameSamples());
        }
    }

    private void shareFrame(boolean spoken, long nowNanos) {
        if (order.isCut() && keys.isByEvent()) {
            // Like a pause: to wait for such a loss next time, or to take it for a late frame, would delay the voice.
            publish(false, order.frameTicks(), nowNanos);
        } else if (order.isMended() && spoken && !keys.isClosed()) {
            speech.mended(frame, order.frameTicks(), nowNanos);
            publish(true, order.frameTicks(), nowNanos);
        } else if (order.isLost() && !keys.isClosed()) {
            speech.lost();
            publish(spoken, order.frameTicks(), nowNanos);
        } else {
            share(spoken, order.frameTicks(), nowNanos);
        }
    }

    private void share(boolean spoken, long beginTicks, long nowNanos) {
        if (spoken) {
            speech.spoken(frame, beginTicks, nowNanos);
        } else {
            speech.unspoken(beginTicks, nowNanos);
        }
        publish(spoken, beginTicks, nowNanos);
    }

    private void publish(boolean spoken, long beginTicks, long nowNanos) {
        if (publishing != null) {
            publishing.publish(spoken ? frame : null, beginTicks, nowNanos);
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
        return orders.counters();
    }

    ToneStatistics tones() {
        return keys.counters();
    }

    int patienceMillis() {
        return order.patienceMillis();
    }

    @Override
    public String toString() {
        return order
                + " → Conceal → "
                + keys
                + " → Level"
                + (holdGate.isShut() ? " → " + holdGate : "")
                + (muted ? " → Muted" : "")
                + (order.isWide() ? "" : " → Upsample/16000")
                + (cleans ? " → " + cleaning : "");
    }
}
