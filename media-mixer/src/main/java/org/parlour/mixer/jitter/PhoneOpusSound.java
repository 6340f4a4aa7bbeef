package org.parlour.mixer.jitter;

import java.util.Arrays;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.mixer.opus.OpusPacket;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * A telephone's Opus, decoded straight to 16 kHz, for listeners who take no part in its pauses.
 *
 * <p>What a packet tells of itself costs less to read than to decode: one of empty frames is a pause of discontinuous
 * transmission, and one in which the speech coder found no voice is a pause too, once that has lasted and what was decoded
 * of it was soft. One packet a second is decoded all the same, for a soft noise may have grown loud.
 */
final class PhoneOpusSound implements PacketSound {
    /** What the decoder handed in has to be made for. */
    static final int SAMPLE_RATE_HZ = 16_000;

    private static final int CLOCK_RATE_HZ = 48_000;
    private static final int SAMPLES_A_TICK = 2;
    private static final int STAMPS_A_TICK = 6;
    // The decoder conceals in steps of 2.5 ms.
    private static final int STEP_TICKS = 20;
    private static final int LONGEST_SAMPLES = SAMPLES_A_TICK * JitterBuffer.LONGEST_PACKET_TICKS;
    // The soft ends of words have no voice either.
    private static final int TICKS_TO_REST = 300 * 8;
    private static final int TICKS_BETWEEN_LOOKS = 1_000 * 8;
    // About -48 dBFS: the noise of a room around a telephone.
    private static final int SOFT = 100;

    private final OpusDecoder decoder;
    private final OpusPacket view = new OpusPacket();
    private final short[] decoded = new short[LONGEST_SAMPLES];

    private boolean begins = true;
    private boolean paused;
    private boolean soft;
    private int voicelessTicks;
    private int unseenTicks;
    private long garbled;
    private long undecoded;

    PhoneOpusSound(OpusDecoder decoder) {
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
        int ticks = shelf.ticks(place);
        int skipped = skippedTicks * SAMPLES_A_TICK;
        int samples = ticks * SAMPLES_A_TICK;
        boolean readable = view.wrap(shelf.payload(place), 0, shelf.lengthBytes(place)) == null;
        boolean rests = readable && rests(ticks);
        if ((readable && view.isSilence()) || (rests && unseenTicks < TICKS_BETWEEN_LOOKS)) {
            undecoded++;
            unseenTicks += ticks;
            paused = true;
        } else {
            decode(shelf, place, samples);
            paused = rests && soft;
            unseenTicks = 0;
        }
        if (paused) {
            Arrays.fill(into, at, at + samples - skipped, (short) 0);
        } else {
            System.arraycopy(decoded, skipped, into, at, samples - skipped);
        }
    }

    private boolean rests(int ticks) {
        voicelessTicks = view.saysNobodySpeaks() ? Math.min(TICKS_TO_REST, voicelessTicks + ticks) : 0;
        return soft && voicelessTicks == TICKS_TO_REST;
    }

    private void decode(PacketShelf shelf, int place, int samples) {
        if (begins) {
            decoder.reset();
            begins = false;
        }
        if (decoder.decode(shelf.payload(place), 0, shelf.lengthBytes(place), decoded, 0) != samples) {
            garbled++;
            Arrays.fill(decoded, 0, samples, (short) 0);
        }
        long sum = 0;
        for (int i = 0; i < samples; i++) {
            sum += Math.abs(decoded[i]);
        }
        soft = sum < (long) SOFT * samples;
    }

    @Override
    public boolean helpsBefore(PacketShelf shelf, int place) {
        return !begins && view.wrap(shelf.payload(place), 0, shelf.lengthBytes(place)) == null && view.carriesRepair();
    }

    /** Also behind a pause: what was lost there is the beginning of a word. */
    @Override
    public boolean repair(PacketShelf shelf, int place, int lostTicks, short[] into, int at) {
        if (lostTicks % STEP_TICKS != 0 || !helpsBefore(shelf, place)) {
            return false;
        }
        int samples = lostTicks * SAMPLES_A_TICK;
        if (decoder.repair(shelf.payload(place), 0, shelf.lengthBytes(place), samples, decoded, 0) != samples) {
            return false;
        }
        paused = false;
        System.arraycopy(decoded, 0, into, at, samples);
        return true;
    }

    @Override
    public int conceal(short[] into, int at, int ticks) {
        int samples = ticks * SAMPLES_A_TICK;
        int made = Math.ceilDiv(ticks, STEP_TICKS) * STEP_TICKS * SAMPLES_A_TICK;
        if (isSilent() || decoder.conceal(made, decoded, 0) != made) {
            Arrays.fill(into, at, at + samples, (short) 0);
        } else {
            System.arraycopy(decoded, 0, into, at, samples);
        }
        return ticks;
    }

    @Override
    public boolean mends() {
        return true;
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    @Override
    public boolean isSilent() {
        return paused || begins;
    }

    @Override
    public void restart() {
        begins = true;
        paused = false;
        soft = false;
        voicelessTicks = 0;
    }

    @Override
    public long garbled() {
        return garbled;
    }

    @Override
    public long undecoded() {
        return undecoded;
    }

    @Override
    public void close() {
        decoder.close();
    }
}
