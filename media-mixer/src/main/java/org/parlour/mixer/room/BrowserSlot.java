package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.jitter.JitterBuffer;
import org.parlour.mixer.jitter.JitterStatistics;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** One of the slots through which browsers are heard: now this one's voice, now that one's. */
final class BrowserSlot {
    private static final int RATE_HZ = 16_000;

    private final OpusCodecs codecs;
    private final short[] part = new short[Mix.SAMPLES];

    // Made when first needed: most rooms need one or two of their slots.
    private @Nullable OpusDecoder decoder;
    private @Nullable JitterBuffer jitter;
    private long framesSummed;

    BrowserSlot(OpusCodecs codecs) {
        this.codecs = codecs;
    }

    void arrived(RtpPacket packet, long nowNanos) {
        JitterBuffer used = jitter;
        if (used == null) {
            OpusDecoder made = codecs.newDecoder(RATE_HZ);
            decoder = made;
            used = JitterBuffer.ofOpus(made);
            jitter = used;
        }
        used.arrived(Codec.OPUS, packet, nowNanos);
    }

    /** Whoever comes next is somebody else. */
    void change() {
        if (jitter != null) {
            jitter.restart();
        }
    }

    /** Adds the next 20 ms, if there is anything to be heard in them. */
    boolean addTo(Mix sum, long dueNanos) {
        if (jitter == null || jitter.isIdle() || !jitter.pull(part, 0, dueNanos)) {
            return false;
        }
        sum.add(part);
        framesSummed++;
        return true;
    }

    /** What was added last. */
    short[] part() {
        return part;
    }

    void close() {
        if (decoder != null) {
            decoder.close();
        }
    }

    JitterStatistics counters() {
        return jitter == null ? JitterStatistics.NONE : jitter.counters();
    }

    int targetMillis() {
        return jitter == null || jitter.isIdle() ? 0 : jitter.targetMillis();
    }

    int delayMillis() {
        return jitter == null || jitter.isIdle() ? 0 : jitter.delayMillis();
    }

    long framesSummed() {
        return framesSummed;
    }
}
