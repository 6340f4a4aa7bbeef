package org.parlour.mixer.opus;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/** One block outside the heap: the decoder's state, the packet on its way in, the samples on their way out. */
final class LibopusDecoding implements Decoding {
    // opus_defines.h
    private static final int RESET_STATE = 4_028;
    private static final int GET_FINAL_RANGE = 4_031;

    // What malloc promises for every type of C's.
    private static final int ALIGNMENT_BYTES = 16;

    private final Libopus libopus;
    private final MemorySegment block;
    private final MemorySegment state;
    private final MemorySegment samples;
    private final MemorySegment packet;

    LibopusDecoding(Libopus libopus, int sampleRateHz) {
        this.libopus = libopus;
        long stateBytes = aligned(libopus.decoderBytes());
        long samplesBytes = aligned(2L * sampleRateHz / 1_000 * MOST_MILLIS);
        block = libopus.allocate(stateBytes + samplesBytes + OpusPacket.MOST_BYTES);
        state = block.asSlice(0, libopus.decoderBytes());
        samples = block.asSlice(stateBytes, samplesBytes);
        packet = block.asSlice(stateBytes + samplesBytes, OpusPacket.MOST_BYTES);
        libopus.decoderInit(state, sampleRateHz);
    }

    static long aligned(long bytes) {
        return Math.ceilDiv(bytes, ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
    }

    @Override
    public int decode(byte[] from, int offset, int length, short[] into, int at, int count) {
        MemorySegment.copy(from, offset, packet, JAVA_BYTE, 0, length);
        return handOut(libopus.decode(state, packet, length, samples, count, false), into, at);
    }

    @Override
    public int repair(byte[] nextPacket, int offset, int length, short[] into, int at, int lostSamples) {
        MemorySegment.copy(nextPacket, offset, packet, JAVA_BYTE, 0, length);
        return handOut(libopus.decode(state, packet, length, samples, lostSamples, true), into, at);
    }

    @Override
    public int conceal(short[] into, int at, int lostSamples) {
        return handOut(libopus.decode(state, MemorySegment.NULL, 0, samples, lostSamples, false), into, at);
    }

    private int handOut(int decoded, short[] into, int at) {
        if (decoded < 0) {
            return (decoded == Libopus.INVALID_PACKET ? OpusFault.MALFORMED : OpusFault.UNDECODABLE).code();
        }
        MemorySegment.copy(samples, JAVA_SHORT, 0, into, at, decoded);
        return decoded;
    }

    @Override
    public int finalRange() {
        return libopus.decoderAsk(state, GET_FINAL_RANGE, samples);
    }

    @Override
    public void reset() {
        libopus.decoderDo(state, RESET_STATE);
    }

    @Override
    public void free() {
        libopus.free(block);
    }
}
