package org.parlour.mixer.opus;

import io.github.jaredmdobson.concentus.OpusException;
import org.jspecify.annotations.Nullable;
import org.parlour.mixer.resample.Decimator;

/**
 * A decoder in pure Java.
 *
 * <p>At other rates than 48 kHz this library's transform coder says nothing at all (seen with 1.0.2: all samples are 0).
 * Packets with a part of that coder are decoded at 48 kHz, filtered and decimated here; where a stream goes over from
 * packets without such a part to those with one, or back, the one decoder begins where the other ended.
 */
final class ConcentusDecoding implements Decoding {
    private static final int WHOLE_RATE_HZ = 48_000;
    private static final int MOST_SAMPLES = WHOLE_RATE_HZ / 1_000 * MOST_MILLIS;
    // RFC 6716 table 2: from configuration 12 on the transform coder has a part in it, or all of it.
    private static final int FIRST_OF_TRANSFORM = 12 << 3;

    private final io.github.jaredmdobson.concentus.OpusDecoder direct;
    private final int factor;

    private @Nullable Whole whole;
    private boolean isWhole;

    /** At 48 kHz, and from there down. */
    private static final class Whole {
        final io.github.jaredmdobson.concentus.OpusDecoder decoder = decoder(WHOLE_RATE_HZ);
        final short[] samples = new short[MOST_SAMPLES];
        final Decimator decimator;

        Whole(int factor) {
            decimator = new Decimator(factor, MOST_SAMPLES);
        }
    }

    /** One thing that a decoder does, whichever of the two. */
    private interface Step {
        int take(io.github.jaredmdobson.concentus.OpusDecoder decoder, short[] into, int at, int samples)
                throws OpusException;
    }

    ConcentusDecoding(int sampleRateHz) {
        direct = decoder(sampleRateHz);
        factor = WHOLE_RATE_HZ / sampleRateHz;
    }

    private static io.github.jaredmdobson.concentus.OpusDecoder decoder(int rateHz) {
        try {
            return new io.github.jaredmdobson.concentus.OpusDecoder(rateHz, 1);
        } catch (OpusException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public int decode(byte[] packet, int offset, int length, short[] into, int at, int samples) {
        boolean needsWhole = factor > 1 && (packet[offset] & 0xFF) >= FIRST_OF_TRANSFORM;
        if (needsWhole != isWhole) {
            reset();
            isWhole = needsWhole;
        }
        return hear(
                (decoder, to, place, count) -> decoder.decode(packet, offset, length, to, place, count, false),
                into,
                at,
                samples);
    }

    @Override
    public int repair(byte[] nextPacket, int offset, int length, short[] into, int at, int lostSamples) {
        return hear(
                (decoder, to, place, count) -> decoder.decode(nextPacket, offset, length, to, place, count, true),
                into,
                at,
                lostSamples);
    }

    @Override
    public int conceal(short[] into, int at, int lostSamples) {
        return hear(
                (decoder, to, place, count) -> decoder.decode(null, 0, 0, to, place, count, false),
                into,
                at,
                lostSamples);
    }

    private int hear(Step step, short[] into, int at, int samples) {
        try {
            if (!isWhole) {
                return step.take(direct, into, at, samples);
            }
            Whole used = whole();
            int decoded = step.take(used.decoder, used.samples, 0, samples * factor);
            used.decimator.decimate(used.samples, 0, decoded, into, at);
            return decoded / factor;
        } catch (OpusException | RuntimeException | AssertionError _) {
            // It meets garbage with whatever its arrays and assertions throw, halfway through its state.
            reset();
            return OpusFault.UNDECODABLE.code();
        }
    }

    private Whole whole() {
        Whole used = whole;
        if (used == null) {
            used = new Whole(factor);
            whole = used;
        }
        return used;
    }

    @Override
    public int finalRange() {
        return isWhole ? whole().decoder.getFinalRange() : direct.getFinalRange();
    }

    @Override
    public void reset() {
        direct.resetState();
        if (whole != null) {
            whole.decoder.resetState();
            whole.decimator.reset();
        }
        isWhole = false;
    }

    /** The collector does. */
    @Override
    public void free() {}
}
