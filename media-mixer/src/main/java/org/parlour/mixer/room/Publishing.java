package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.jitter.FrameBuffer;
import org.parlour.mixer.level.SpeechLevel;
import org.parlour.mixer.opus.OpusBandwidth;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusPacket;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.room.PhoneVoice.Track;

/**
 * The uplink half of a voice as browsers hear it: a frame is encoded and sent as soon as the packet is here that
 * completes it, and only while somebody speaks and somebody listens.
 */
final class Publishing {
    private static final int RATE_HZ = 16_000;
    // RFC 7587 section 4.1: the clock of Opus is 48 kHz.
    private static final int STAMPS_A_TICK = 6;
    private static final OpusSettings WIDE = OpusSettings.speech(RATE_HZ).withSilenceUnsent(false);
    private static final OpusSettings NARROW =
            WIDE.withWidest(OpusBandwidth.NARROW).withBitrate(16_000);
    // As long as that the encoder may take noise for speech; then the end is written without it.
    private static final int MOST_ENDING_FRAMES = 25;
    private static final int PACKET_CODE = 3;
    private static final long INTERRUPTED_NANOS = 200_000_000L;
    private static final int SILENCE_MINUS_DBOV = -SpeechLevel.SILENCE_DECIBELS;
    // Twice what 20 ms of a phone's voice ever came to.
    private static final int MOST_PACKET_BYTES = 400;

    private enum State {
        QUIET,
        SPEAKING,
        /** Nobody speaks any more; the encoder has not said so yet. */
        ENDING
    }

    private final Track track;
    private final OpusCodecs codecs;
    private final SpeechLevel level = new SpeechLevel();
    private final OpusPacket view = new OpusPacket();
    private final short[] nothing = new short[FrameBuffer.FRAME_SAMPLES];
    private final byte[] packet = new byte[MOST_PACKET_BYTES];

    private @Nullable OpusEncoder encoder;
    private State state = State.QUIET;
    private boolean muted;
    private boolean stale;
    private int endingFrames;
    private long frameNanos;
    private long framesEncoded;
    private long framesFailed;
    private long packetsSent;
    private long sentTicks = Long.MIN_VALUE;

    private OpusSettings speaking = NARROW;

    Publishing(Track track, OpusCodecs codecs, boolean muted) {
        this.track = track;
        this.codecs = codecs;
        this.muted = muted;
    }

    /** Every 20 ms: for who has fallen silent without a word. */
    void tick(long nowNanos) {
        if (state != State.QUIET && nowNanos - frameNanos > INTERRUPTED_NANOS) {
            breakOff();
        }
    }

    /** Whether the line brings more than a telephone always did; more than that is not sent. */
    void wide(boolean isWide) {
        speaking = isWide ? WIDE : NARROW;
        if (encoder != null && state == State.SPEAKING) {
            encoder.settings(speaking);
        }
    }

    /** @param nextTicks when the next frame begins, in whose place the end is told */
    void muted(boolean isMuted, long nextTicks) {
        muted = isMuted;
        if (muted) {
            if (state != State.QUIET) {
                // Else the browsers would draw out what they heard last.
                say(nothing, nextTicks, SILENCE_MINUS_DBOV, frameNanos);
            }
            breakOff();
            track.hushed();
        }
    }

    /** What was said last has no end: neither packets nor the encoder's state lead on from it. */
    private void breakOff() {
        stale |= state != State.QUIET;
        state = State.QUIET;
    }

    /** The next 20 ms; null where nobody speaks in them. */
    void publish(short @Nullable [] spoken, long ticks, long nowNanos) {
        if (muted || !track.isWanted()) {
            breakOff();
            return;
        }
        if (ticks <= sentTicks) {
            return;
        }
        frameNanos = nowNanos;
        if (spoken != null) {
            level.hear(spoken, 0, spoken.length);
            begin();
        } else if (state == State.SPEAKING) {
            end();
        }
        if (state == State.QUIET) {
            return;
        }
        if (state == State.ENDING && endingFrames++ == MOST_ENDING_FRAMES) {
            // RFC 6716 section 3.2.1: a packet of its first byte alone is a frame in which nothing was sent.
            packet[0] = (byte) (packet[0] & ~PACKET_CODE);
            send(1, ticks, SILENCE_MINUS_DBOV, nowNanos);
            state = State.QUIET;
            return;
        }
        int lengthBytes = spoken == null
                ? say(nothing, ticks, SILENCE_MINUS_DBOV, nowNanos)
                : say(spoken, ticks, minusDbov(), nowNanos);
        if (state == State.ENDING && view.wrap(packet, 0, lengthBytes) == null && view.isSilence()) {
            state = State.QUIET;
        }
    }

    private void begin() {
        if (state == State.SPEAKING) {
            return;
        }
        OpusEncoder used = encoder;
        if (used == null) {
            encoder = codecs.newEncoder(speaking);
        } else {
            used.settings(speaking);
            if (stale) {
                used.reset();
            }
        }
        stale = false;
        state = State.SPEAKING;
    }

    private void end() {
        state = State.ENDING;
        endingFrames = 0;
        if (encoder != null) {
            encoder.settings(speaking.withSilenceUnsent(true));
        }
    }

    private int say(short[] samples, long ticks, int minusDbov, long nowNanos) {
        if (encoder == null) {
            return 0;
        }
        int lengthBytes = encoder.encode(samples, 0, samples.length, packet, 0, packet.length);
        framesEncoded++;
        if (lengthBytes <= 0) {
            framesFailed++;
            return 0;
        }
        send(lengthBytes, ticks, minusDbov, nowNanos);
        return lengthBytes;
    }

    private void send(int lengthBytes, long ticks, int minusDbov, long nowNanos) {
        packetsSent++;
        sentTicks = ticks;
        track.send(packet, 0, lengthBytes, (int) (ticks * STAMPS_A_TICK), minusDbov, nowNanos);
    }

    // RFC 6464 section 3: 0 to 127 below the loudest.
    private int minusDbov() {
        return Math.clamp(-level.decibels(), 0, SILENCE_MINUS_DBOV);
    }

    /** Frees what is outside the heap. */
    void close() {
        if (encoder != null) {
            encoder.close();
            encoder = null;
        }
        state = State.QUIET;
    }

    PublishedStatistics counters(Uplink uplink) {
        return new PublishedStatistics(
                uplink.orderCounters(), uplink.patienceMillis(), framesEncoded, framesFailed, packetsSent);
    }

    @Override
    public String toString() {
        return encoder == null ? "Opus" : encoder.toString();
    }
}
