package org.parlour.wire.rtp;

import java.util.Objects;

/**
 * How loud the frame in this packet is, said outside the encrypted payload (RFC 6464): the level in
 * −dBov, 0 the loudest and 127 silence, and whether the sender thinks it voice. Loudest speakers are
 * chosen by it without decoding.
 */
public final class AudioLevel {
    public static final int LENGTH_BYTES = 1;
    public static final int SILENCE_MINUS_DBOV = 127;

    /** The packet does not say. */
    public static final int UNKNOWN = -1;

    private AudioLevel() {}

    /** 0 (loudest) to 127 (silence), or {@link #UNKNOWN}. */
    public static int levelMinusDbov(byte[] buffer, long element) {
        return ExtensionElement.lengthBytes(element) < LENGTH_BYTES
                ? UNKNOWN
                : buffer[ExtensionElement.offset(element)] & 0x7F;
    }

    /** The V bit; a sender that does not use it clears it, so false proves nothing. */
    public static boolean voice(byte[] buffer, long element) {
        return ExtensionElement.lengthBytes(element) >= LENGTH_BYTES && buffer[ExtensionElement.offset(element)] < 0;
    }

    public static void write(byte[] buffer, int valueOffset, boolean voice, int levelMinusDbov) {
        Objects.checkIndex(levelMinusDbov, SILENCE_MINUS_DBOV + 1);
        buffer[valueOffset] = (byte) (voice ? 0x80 | levelMinusDbov : levelMinusDbov);
    }
}
