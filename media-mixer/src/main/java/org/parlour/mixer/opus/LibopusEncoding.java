package org.parlour.mixer.opus;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/** One block outside the heap: the encoder's state, the samples on their way in, the packet on its way out. */
final class LibopusEncoding implements Encoding {
    // opus_defines.h
    private static final int SET_BITRATE = 4_002;
    private static final int SET_MAX_BANDWIDTH = 4_004;
    private static final int SET_COMPLEXITY = 4_010;
    private static final int SET_INBAND_FEC = 4_012;
    private static final int SET_PACKET_LOSS_PERCENT = 4_014;
    private static final int SET_DTX = 4_016;
    private static final int SET_SIGNAL = 4_024;
    private static final int GET_LOOKAHEAD = 4_027;
    private static final int RESET_STATE = 4_028;
    private static final int SIGNAL_VOICE = 3_001;

    private final Libopus libopus;
    private final MemorySegment block;
    private final MemorySegment state;
    private final MemorySegment samples;
    private final MemorySegment packet;

    LibopusEncoding(Libopus libopus, OpusSettings settings) {
        this.libopus = libopus;
        long stateBytes = LibopusDecoding.aligned(libopus.encoderBytes());
        long samplesBytes = LibopusDecoding.aligned(2L * settings.sampleRateHz() / 1_000 * MOST_MILLIS);
        block = libopus.allocate(stateBytes + samplesBytes + OpusPacket.MOST_BYTES);
        state = block.asSlice(0, libopus.encoderBytes());
        samples = block.asSlice(stateBytes, samplesBytes);
        packet = block.asSlice(stateBytes + samplesBytes, OpusPacket.MOST_BYTES);
        libopus.encoderInit(state, settings.sampleRateHz());
        libopus.encoderSet(state, SET_SIGNAL, SIGNAL_VOICE);
        apply(settings);
    }

    @Override
    public int encode(short[] from, int offset, int frameSamples, byte[] into, int at, int limitBytes) {
        MemorySegment.copy(from, offset, samples, JAVA_SHORT, 0, frameSamples);
        int length = libopus.encode(state, samples, frameSamples, packet, limitBytes);
        if (length < 0) {
            return (length == Libopus.BUFFER_TOO_SMALL ? OpusFault.NO_ROOM : OpusFault.FRAME_LENGTH).code();
        }
        MemorySegment.copy(packet, JAVA_BYTE, 0, into, at, length);
        return length;
    }

    @Override
    public void apply(OpusSettings settings) {
        libopus.encoderSet(state, SET_COMPLEXITY, settings.complexity());
        libopus.encoderSet(state, SET_BITRATE, settings.bitrateBitsPerSecond());
        libopus.encoderSet(
                state,
                SET_MAX_BANDWIDTH,
                switch (settings.widest()) {
                    case NARROW -> 1_101;
                    case MEDIUM -> 1_102;
                    case WIDE -> 1_103;
                    case SUPERWIDE -> 1_104;
                    case FULL -> 1_105;
                });
        libopus.encoderSet(state, SET_DTX, settings.silenceUnsent() ? 1 : 0);
        libopus.encoderSet(state, SET_INBAND_FEC, settings.repair() ? 1 : 0);
        libopus.encoderSet(state, SET_PACKET_LOSS_PERCENT, settings.expectedLossPercent());
    }

    @Override
    public boolean copyStateFrom(Encoding other) {
        if (!(other instanceof LibopusEncoding encoding) || encoding.libopus != libopus) {
            return false;
        }
        state.copyFrom(encoding.state);
        return true;
    }

    @Override
    public int lookAheadSamples() {
        return libopus.encoderAsk(state, GET_LOOKAHEAD, samples);
    }

    @Override
    public void reset() {
        libopus.encoderDo(state, RESET_STATE);
    }

    @Override
    public void free() {
        libopus.free(block);
    }
}
