package org.parlour.callers.phone;

/**
 * The two laws of G.711, written a second time on purpose: a phone that shared its tables with the program would share
 * its mistakes.
 */
public enum Law {
    MU(0, "PCMU") {
        @Override
        public byte encode(int sample) {
            int magnitude = Math.min(Math.abs(sample), MU_CLIP) + MU_BIAS;
            int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
            int code = segment << 4 | (magnitude >> (segment + 3) & 0xF);
            return (byte) ~(sample < 0 ? 0x80 | code : code);
        }

        @Override
        public short decode(int octet) {
            int code = ~octet;
            int magnitude = ((((code & 0xF) << 3) + MU_BIAS) << (code >> 4 & 7)) - MU_BIAS;
            return (short) ((code & 0x80) == 0 ? magnitude : -magnitude);
        }
    },
    A(8, "PCMA") {
        @Override
        public byte encode(int sample) {
            boolean negative = sample < 0;
            int magnitude = Math.min(negative ? -sample - 1 : sample, A_CLIP) >> 4;
            int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude | 1));
            int code = segment << 4 | (magnitude >> Math.max(0, segment - 1) & 0xF);
            return (byte) ((negative ? code : 0x80 | code) ^ 0x55);
        }

        @Override
        public short decode(int octet) {
            int code = octet ^ 0x55;
            int segment = code >> 4 & 7;
            int magnitude = ((code & 0xF) << 4) + 8;
            magnitude = segment == 0 ? magnitude : (magnitude + 0x100) << (segment - 1);
            return (short) ((code & 0x80) == 0 ? -magnitude : magnitude);
        }
    };

    private static final int MU_BIAS = 0x84;
    private static final int MU_CLIP = 32_635;
    private static final int A_CLIP = 32_767;

    private final int payloadType;
    private final String encoding;

    Law(int payloadType, String encoding) {
        this.payloadType = payloadType;
        this.encoding = encoding;
    }

    /** One sample, G.711. */
    public abstract byte encode(int sample);

    /** One octet, back. */
    public abstract short decode(int octet);

    /** RFC 3551 6. */
    public int payloadType() {
        return payloadType;
    }

    public String encoding() {
        return encoding;
    }

    public byte[] encode(short[] samples) {
        byte[] octets = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            octets[i] = encode(samples[i]);
        }
        return octets;
    }

    public short[] decode(byte[] octets) {
        short[] samples = new short[octets.length];
        for (int i = 0; i < octets.length; i++) {
            samples[i] = decode(octets[i]);
        }
        return samples;
    }
}
