package org.parlour.mixer.g711;

import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Codec;

/**
 * The two companding laws of ITU-T G.711: one octet a sample, 8,000 samples a second. Samples are 16
 * bits wide, left-aligned, as in the ITU's own software tools.
 */
public enum Law {
    MU(Codec.PCMU),
    A(Codec.PCMA);

    // Table 2a/G.711, note 2: 33 is added before the logarithm is taken, in units of 14 bits.
    private static final int MU_BIAS = 33;
    private static final int MU_MOST = 0x1FFF;
    // G.711 section 3.2: the even bits of an A-law octet are inverted.
    private static final int A_INVERSION = 0x55;

    private static final short[] EXPANDED_MU = table(Law::expandMu);
    private static final short[] EXPANDED_A = table(Law::expandA);

    private final Codec codec;

    Law(Codec codec) {
        this.codec = codec;
    }

    /** The law that a codec follows; null where it is another codec. */
    public static @Nullable Law of(Codec codec) {
        return codec == Codec.PCMU ? MU : codec == Codec.PCMA ? A : null;
    }

    public Codec codec() {
        return codec;
    }

    public short expand(int code) {
        return expanded()[code & 0xFF];
    }

    public void expand(byte[] codes, int offset, int count, short[] samples, int at) {
        short[] expanded = expanded();
        for (int i = 0; i < count; i++) {
            samples[at + i] = expanded[codes[offset + i] & 0xFF];
        }
    }

    public byte compress(int sample) {
        return (byte) (this == MU ? compressMu(sample) : compressA(sample));
    }

    public void compress(short[] samples, int at, int count, byte[] codes, int offset) {
        if (this == MU) {
            for (int i = 0; i < count; i++) {
                codes[offset + i] = (byte) compressMu(samples[at + i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                codes[offset + i] = (byte) compressA(samples[at + i]);
            }
        }
    }

    private short[] expanded() {
        return this == MU ? EXPANDED_MU : EXPANDED_A;
    }

    private static short[] table(IntUnaryOperator expansion) {
        short[] table = new short[256];
        for (int code = 0; code < table.length; code++) {
            table[code] = (short) expansion.applyAsInt(code);
        }
        return table;
    }

    // The one's complement of a negative sample, not its negative: so do the ITU's tools, and so no
    // magnitude overflows.
    private static int compressMu(int sample) {
        int negative = sample >> 31;
        int magnitude = Math.min(((sample ^ negative) >> 2) + MU_BIAS, MU_MOST);
        int segment = 26 - Integer.numberOfLeadingZeros(magnitude);
        int code = (7 - segment) << 4 | (0xF - (magnitude >> (segment + 1) & 0xF));
        return code | (~negative & 0x80);
    }

    private static int compressA(int sample) {
        int negative = sample >> 31;
        int magnitude = (sample ^ negative) >> 4;
        int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
        // The two lowest segments share one step.
        int step = magnitude >> Math.max(0, segment - 1);
        return (segment << 4 | (step & 0xF) | (~negative & 0x80)) ^ A_INVERSION;
    }

    private static int expandMu(int code) {
        int inverted = ~code;
        int segment = inverted >> 4 & 7;
        int step = 8 << segment;
        int magnitude = (0x80 << segment) + step * (inverted & 0xF) + step / 2 - 4 * MU_BIAS;
        return (code & 0x80) == 0 ? -magnitude : magnitude;
    }

    private static int expandA(int code) {
        int plain = code ^ A_INVERSION;
        int segment = plain >> 4 & 7;
        int step = (plain & 0xF) << 4 | 8;
        int magnitude = segment == 0 ? step : (step | 0x100) << (segment - 1);
        return (code & 0x80) == 0 ? -magnitude : magnitude;
    }
}
