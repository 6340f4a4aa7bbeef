package org.parlour.mixer.jitter;

import java.util.Arrays;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.mixer.opus.OpusPacket;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * Opus, decoded straight to 16 kHz. The decoder fills what is missing; a pause of the sender's discontinuous
 * transmission is silence and not the noise that stands for it, because a phone line has noise enough.
 */
final class OpusSound implements PacketSound {
    /** What the decoder handed in has to be made for. */
    static final int SAMPLE_RATE_HZ = 16_000;

    private static final int CLOCK_RATE_HZ = 48_000;
    private static final int SAMPLES_A_TICK = 2;
    private static final int STAMPS_A_TICK = 6;
    // The decoder conceals in steps of 2.5 ms.
    private static final int STEP_TICKS = 20;
    private static final int LONGEST_SAMPLES = SAMPLES_A_TICK * JitterBuffer.LONGEST_PACKET_TICKS;
    // 5 ms to full loudness.
    private static final int RISE_SAMPLES = 80;
    // Full for 20 ms, nothing after 100.
    private static final int FULL_TICKS = 20 * 8;
    private static final int SILENT_TICKS = 100 * 8;
    // About -54 dBFS: what an encoder says of the noise behind a pause, every 400 ms.
    private static final int QUIET = 64;

    private final OpusDecoder decoder;
    private final OpusPacket view = new OpusPacket();
    private final short[] decoded = new short[LONGEST_SAMPLES];

    private boolean begins = true;
    private boolean paused = true;
    private float gain;
    private int concealedTicks;
    private int last;
    private long garbled;

    OpusSound(OpusDecoder decoder) {
        if (decoder.sampleRateHz() != SAMPLE_RATE_HZ) {
            throw new IllegalArgumentException("a decoder to 16 kHz is needed, and not " + decoder);
        }
        this.decoder = decoder;
    }

    @Override
    public int samplesATick() {
        return SAMPLES_A_TICK;
    }

    @Override
    public int stampsATick() {
        return STAMPS_A_TICK;
    }

    @Override
    public int ticks(Codec codec, RtpPacket packet) {
        boolean opus = codec == Codec.OPUS
                && view.wrap(packet.buffer(), packet.payloadOffset(), packet.payloadLengthBytes()) == null;
        return opus ? view.samples(CLOCK_RATE_HZ) / STAMPS_A_TICK : 0;
    }

    @Override
    public void play(PacketShelf shelf, int place, int skippedTicks, short[] into, int at) {
        byte[] payload = shelf.payload(place);
        int lengthBytes = shelf.lengthBytes(place);
        int samples = shelf.ticks(place) * SAMPLES_A_TICK;
        if (begins) {
            decoder.reset();
        }
        if (decoder.decode(payload, 0, lengthBytes, decoded, 0) != samples) {
            garbled++;
            Arrays.fill(decoded, 0, samples, (short) 0);
        }
        boolean silence = view.wrap(payload, 0, lengthBytes) == null && view.isSilence();
        if ((paused || begins) && (silence || isQuiet(samples))) {
            Arrays.fill(decoded, 0, samples, (short) 0);
            paused = true;
            gain = 0;
        } else if (silence) {
            turn(0, samples);
            paused = true;
        } else {
            rise(samples);
            paused = false;
        }
        begins = false;
        concealedTicks = 0;
        int skipped = skippedTicks * SAMPLES_A_TICK;
        hand(skipped, samples - skipped, into, at);
    }

    @Override
    public boolean helpsBefore(PacketShelf shelf, int place) {
        return view.wrap(shelf.payload(place), 0, shelf.lengthBytes(place)) == null && view.carriesRepair();
    }

    @Override
    public boolean repair(PacketShelf shelf, int place, int lostTicks, short[] into, int at) {
        byte[] payload = shelf.payload(place);
        int lengthBytes = shelf.lengthBytes(place);
        if (begins
                || paused
                || lostTicks % STEP_TICKS != 0
                || view.wrap(payload, 0, lengthBytes) != null
                || !view.carriesRepair()) {
            return false;
        }
        int samples = lostTicks * SAMPLES_A_TICK;
        if (decoder.repair(payload, 0, lengthBytes, samples, decoded, 0) != samples) {
            return false;
        }
        rise(samples);
        concealedTicks = 0;
        hand(0, samples, into, at);
        return true;
    }

    @Override
    public int conceal(short[] into, int at, int ticks) {
        if (isSilent()) {
            Arrays.fill(into, at, at + ticks * SAMPLES_A_TICK, (short) 0);
            last = 0;
            return ticks;
        }
        int made = Math.ceilDiv(ticks, STEP_TICKS) * STEP_TICKS;
        int samples = made * SAMPLES_A_TICK;
        if (decoder.conceal(samples, decoded, 0) != samples) {
            Arrays.fill(decoded, 0, samples, (short) 0);
        }
        concealedTicks += made;
        float goal = Math.clamp((SILENT_TICKS - concealedTicks) / (float) (SILENT_TICKS - FULL_TICKS), 0, 1);
        turn(Math.min(gain, goal), samples);
        hand(0, samples, into, at);
        return made;
    }

    @Override
    public boolean isSilent() {
        return paused || gain == 0;
    }

    @Override
    public void restart() {
        begins = true;
        // Whatever is left of the one before fades at once.
        concealedTicks = Math.max(concealedTicks, SILENT_TICKS - FULL_TICKS);
    }

    @Override
    public long garbled() {
        return garbled;
    }

    private boolean isQuiet(int samples) {
        long sum = 0;
        for (int i = 0; i < samples; i++) {
            sum += Math.abs(decoded[i]);
        }
        return sum < (long) QUIET * samples;
    }

    /** Up to full loudness; another voice begins where the last one was. */
    private void rise(int samples) {
        int rising = Math.min(RISE_SAMPLES, samples);
        if (begins || gain < 1) {
            float from = begins ? 0 : gain;
            int bridge = begins ? last : 0;
            for (int i = 0; i < rising; i++) {
                float part = i / (float) rising;
                decoded[i] = (short) (decoded[i] * (from + (1 - from) * part) + bridge * (1 - part) * (1 - part));
            }
            gain = 1;
        }
    }

    private void turn(float goal, int samples) {
        if (gain != 1 || goal != 1) {
            float step = (goal - gain) / samples;
            for (int i = 0; i < samples; i++) {
                decoded[i] = (short) (decoded[i] * (gain + step * (i + 1)));
            }
            gain = goal;
        }
    }

    private void hand(int from, int samples, short[] into, int at) {
        System.arraycopy(decoded, from, into, at, samples);
        if (samples > 0) {
            last = into[at + samples - 1];
        }
    }
}
