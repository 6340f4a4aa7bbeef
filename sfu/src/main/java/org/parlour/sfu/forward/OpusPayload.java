package org.parlour.sfu.forward;

/** What Opus says of itself without being decoded. */
public final class OpusPayload {
    // RFC 6716 2.1.9 and libopus: a frame that need not be sent is one or two octets long.
    private static final int LONGEST_SILENCE_BYTES = 2;
    // RFC 6716 section 3.1, table 2, at 48 kHz: by configuration, in the order of its five bits.
    private static final int[] SILK_TICKS = {480, 960, 1920, 2880};
    private static final int[] HYBRID_TICKS = {480, 960};
    private static final int[] CELT_TICKS = {120, 240, 480, 960};
    private static final int FIRST_HYBRID = 12;
    private static final int FIRST_CELT = 16;

    private OpusPayload() {}

    /** Discontinuous transmission: a sign of life every 400 ms and nothing to hear. */
    static boolean isSilence(int payloadLengthBytes) {
        return payloadLengthBytes <= LONGEST_SILENCE_BYTES;
    }

    /** How long a packet sounds, on RTP's clock of 48 kHz; it has an octet at least. */
    public static int ticks(byte[] bytes, int offset, int lengthBytes) {
        int configuration = (bytes[offset] & 0xFF) >>> 3;
        return switch (bytes[offset] & 3) {
            case 0 -> frameTicks(configuration);
            case 1, 2 -> 2 * frameTicks(configuration);
            default -> lengthBytes < 2 ? 0 : (bytes[offset + 1] & 0x3F) * frameTicks(configuration);
        };
    }

    private static int frameTicks(int configuration) {
        if (configuration < FIRST_HYBRID) {
            return SILK_TICKS[configuration % SILK_TICKS.length];
        }
        return configuration < FIRST_CELT
                ? HYBRID_TICKS[configuration % HYBRID_TICKS.length]
                : CELT_TICKS[configuration % CELT_TICKS.length];
    }
}
