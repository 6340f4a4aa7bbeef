package org.parlour.mixer.opus;

import java.util.Objects;

/**
 * Turns the packets of one voice into samples of the rate that it was made for; stereo is summed. It belongs to whoever
 * made it, is used by one thread at a time, and has memory outside the heap until it is closed.
 *
 * <p>Every method that makes samples returns how many, or the code of an {@link OpusFault}; after a fault it goes on as
 * if nothing had come.
 */
public final class OpusDecoder implements AutoCloseable {
    private final OpusCodecs codecs;
    private final Decoding decoding;
    private final int sampleRateHz;
    private final OpusPacket view = new OpusPacket();
    private boolean closed;

    OpusDecoder(OpusCodecs codecs, Decoding decoding, int sampleRateHz) {
        this.codecs = codecs;
        this.decoding = decoding;
        this.sampleRateHz = sampleRateHz;
    }

    public int sampleRateHz() {
        return sampleRateHz;
    }

    public int decode(byte[] packet, int offset, int length, short[] into, int at) {
        checkOpen();
        OpusFault fault = view.wrap(packet, offset, length);
        if (fault != null) {
            return fault.code();
        }
        int samples = view.samples(sampleRateHz);
        return hasRoom(samples, into, at)
                ? decoding.decode(packet, offset, length, into, at, samples)
                : OpusFault.NO_ROOM.code();
    }

    /** Plays on where nothing came, ever more quietly. */
    public int conceal(int lostSamples, short[] into, int at) {
        checkOpen();
        if (!isGap(lostSamples)) {
            return OpusFault.FRAME_LENGTH.code();
        }
        return hasRoom(lostSamples, into, at) ? decoding.conceal(into, at, lostSamples) : OpusFault.NO_ROOM.code();
    }

    /**
     * Plays what was lost just before a packet that has come, from the repair in that packet, and conceals what it does
     * not reach. The packet itself is decoded afterwards.
     */
    public int repair(byte[] nextPacket, int offset, int length, int lostSamples, short[] into, int at) {
        checkOpen();
        OpusFault fault = view.wrap(nextPacket, offset, length);
        if (fault != null) {
            return fault.code();
        }
        if (!isGap(lostSamples)) {
            return OpusFault.FRAME_LENGTH.code();
        }
        return hasRoom(lostSamples, into, at)
                ? decoding.repair(nextPacket, offset, length, into, at, lostSamples)
                : OpusFault.NO_ROOM.code();
    }

    // The libraries conceal in steps of 2.5 ms.
    private boolean isGap(int samples) {
        return samples > 0
                && samples % (sampleRateHz / 400) == 0
                && samples <= sampleRateHz / 1_000 * Decoding.MOST_MILLIS;
    }

    private static boolean hasRoom(int samples, short[] into, int at) {
        Objects.checkIndex(at, into.length + 1);
        return samples <= into.length - at;
    }

    int finalRange() {
        return decoding.finalRange();
    }

    /** Forgets what it heard. */
    public void reset() {
        checkOpen();
        decoding.reset();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            decoding.free();
            codecs.closedOne();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this decoder is closed");
        }
    }

    @Override
    public String toString() {
        return "Opus(→" + sampleRateHz + ")";
    }
}
