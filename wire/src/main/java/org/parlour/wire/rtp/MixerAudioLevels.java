package org.parlour.wire.rtp;

import java.util.Objects;

/**
 * How loud each contributing source was in a mix (RFC 6465): one octet a CSRC, in the order of the
 * CSRC list, its first bit reserved.
 */
public final class MixerAudioLevels {
    private MixerAudioLevels() {}

    /** The level of the source at that place in the CSRC list, or {@link AudioLevel#UNKNOWN}. */
    public static int levelMinusDbov(byte[] buffer, long element, int csrcIndex) {
        return csrcIndex < 0 || csrcIndex >= ExtensionElement.lengthBytes(element)
                ? AudioLevel.UNKNOWN
                : buffer[ExtensionElement.offset(element) + csrcIndex] & 0x7F;
    }

    public static void write(byte[] buffer, int valueOffset, int csrcIndex, int levelMinusDbov) {
        Objects.checkIndex(csrcIndex, RtpPacket.MAX_CSRCS);
        buffer[valueOffset + csrcIndex] = (byte) Objects.checkIndex(levelMinusDbov, AudioLevel.SILENCE_MINUS_DBOV + 1);
    }
}
