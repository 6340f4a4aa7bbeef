package org.parlour.sfu.forward;

/** What Opus says of silence without being decoded. */
final class OpusPayload {
    // RFC 6716 2.1.9 and libopus: a frame that need not be sent is one or two octets long.
    private static final int LONGEST_SILENCE_BYTES = 2;

    private OpusPayload() {}

    /** Discontinuous transmission: a sign of life every 400 ms and nothing to hear. */
    static boolean isSilence(int payloadLengthBytes) {
        return payloadLengthBytes <= LONGEST_SILENCE_BYTES;
    }
}
