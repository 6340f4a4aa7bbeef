package org.parlour.mixer.opus;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;

/** An encoder in pure Java. */
final class ConcentusEncoding implements Encoding {
    private final io.github.jaredmdobson.concentus.OpusEncoder encoder;

    ConcentusEncoding(OpusSettings settings) {
        try {
            encoder = new io.github.jaredmdobson.concentus.OpusEncoder(
                    settings.sampleRateHz(), 1, OpusApplication.OPUS_APPLICATION_VOIP);
        } catch (OpusException refused) {
            throw new IllegalStateException(refused);
        }
        encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
        encoder.setUseVBR(true);
        encoder.setUseConstrainedVBR(true);
        apply(settings);
    }

    @Override
    public int encode(short[] samples, int offset, int frameSamples, byte[] into, int at, int limitBytes) {
        try {
            return encoder.encode(samples, offset, frameSamples, into, at, limitBytes);
        } catch (OpusException | RuntimeException | AssertionError _) {
            // All has been measured but one thing: that so little room is enough for so long a frame.
            encoder.resetState();
            return OpusFault.NO_ROOM.code();
        }
    }

    @Override
    public void apply(OpusSettings settings) {
        encoder.setComplexity(settings.complexity());
        encoder.setBitrate(settings.bitrateBitsPerSecond());
        encoder.setMaxBandwidth(
                switch (settings.widest()) {
                    case NARROW -> io.github.jaredmdobson.concentus.OpusBandwidth.OPUS_BANDWIDTH_NARROWBAND;
                    case MEDIUM -> io.github.jaredmdobson.concentus.OpusBandwidth.OPUS_BANDWIDTH_MEDIUMBAND;
                    case WIDE -> io.github.jaredmdobson.concentus.OpusBandwidth.OPUS_BANDWIDTH_WIDEBAND;
                    case SUPERWIDE -> io.github.jaredmdobson.concentus.OpusBandwidth.OPUS_BANDWIDTH_SUPERWIDEBAND;
                    case FULL -> io.github.jaredmdobson.concentus.OpusBandwidth.OPUS_BANDWIDTH_FULLBAND;
                });
        encoder.setUseDTX(settings.silenceUnsent());
        encoder.setUseInbandFEC(settings.repair());
        encoder.setPacketLossPercent(settings.expectedLossPercent());
    }

    /** Its state is spread over objects that nobody can copy. */
    @Override
    public boolean copyStateFrom(Encoding other) {
        return false;
    }

    @Override
    public int lookAheadSamples() {
        return encoder.getLookahead();
    }

    @Override
    public void reset() {
        encoder.resetState();
    }

    /** The collector does. */
    @Override
    public void free() {}
}
