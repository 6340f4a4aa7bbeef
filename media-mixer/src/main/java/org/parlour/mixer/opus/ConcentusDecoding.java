package org.parlour.mixer.opus;

import io.github.jaredmdobson.concentus.OpusException;

/** A decoder in pure Java. */
final class ConcentusDecoding implements Decoding {
    private final io.github.jaredmdobson.concentus.OpusDecoder decoder;

    ConcentusDecoding(int sampleRateHz) {
        try {
            decoder = new io.github.jaredmdobson.concentus.OpusDecoder(sampleRateHz, 1);
        } catch (OpusException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public int decode(byte[] packet, int offset, int length, short[] into, int at, int samples) {
        try {
            return decoder.decode(packet, offset, length, into, at, samples, false);
        } catch (OpusException | RuntimeException | AssertionError _) {
            return giveUp();
        }
    }

    @Override
    public int repair(byte[] nextPacket, int offset, int length, short[] into, int at, int lostSamples) {
        try {
            return decoder.decode(nextPacket, offset, length, into, at, lostSamples, true);
        } catch (OpusException | RuntimeException | AssertionError _) {
            return giveUp();
        }
    }

    @Override
    public int conceal(short[] into, int at, int lostSamples) {
        try {
            return decoder.decode(null, 0, 0, into, at, lostSamples, false);
        } catch (OpusException | RuntimeException | AssertionError _) {
            return giveUp();
        }
    }

    // It meets garbage with whatever its arrays and assertions throw, halfway through its state.
    private int giveUp() {
        decoder.resetState();
        return OpusFault.UNDECODABLE.code();
    }

    @Override
    public int finalRange() {
        return decoder.getFinalRange();
    }

    @Override
    public void reset() {
        decoder.resetState();
    }

    /** The collector does. */
    @Override
    public void free() {}
}
