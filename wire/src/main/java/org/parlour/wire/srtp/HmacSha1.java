package org.parlour.wire.srtp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.parlour.wire.octets.BigEndian;

/**
 * The 80-bit tag of RFC 3711 §4.2.1: HMAC-SHA1 (RFC 2104) over the packet and four bytes after it.
 *
 * <p>Built on the provider's SHA-1, because its HMAC allocates the result anew for every packet.
 */
final class HmacSha1 {
    static final int TAG_LENGTH_BYTES = 10;

    private static final int BLOCK_LENGTH_BYTES = 64;
    private static final int DIGEST_LENGTH_BYTES = 20;

    private final MessageDigest sha1;
    private final byte[] inner;
    // The outer key block and behind it the digest of the inner pass.
    private final byte[] outer;
    private final byte[] word = new byte[4];
    private final byte[] mac = new byte[DIGEST_LENGTH_BYTES];

    HmacSha1(byte[] key) {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("a Java without SHA-1", missing);
        }
        inner = Arrays.copyOf(key, BLOCK_LENGTH_BYTES);
        outer = Arrays.copyOf(key, BLOCK_LENGTH_BYTES + DIGEST_LENGTH_BYTES);
        for (int i = 0; i < BLOCK_LENGTH_BYTES; i++) {
            inner[i] ^= 0x36;
            outer[i] ^= 0x5c;
        }
    }

    /** Writes the tag of {@code packet} followed by {@code trailer} (roll-over counter or SRTCP index). */
    void writeTag(byte[] packet, int offset, int length, int trailer, int at) {
        authenticate(packet, offset, length, trailer);
        System.arraycopy(mac, 0, packet, at, TAG_LENGTH_BYTES);
    }

    /** Whether the tag at {@code at} is right; takes as long for a wrong one as for a right one. */
    boolean matches(byte[] packet, int offset, int length, int trailer, int at) {
        authenticate(packet, offset, length, trailer);
        int difference = 0;
        for (int i = 0; i < TAG_LENGTH_BYTES; i++) {
            difference |= mac[i] ^ packet[at + i];
        }
        return difference == 0;
    }

    private void authenticate(byte[] packet, int offset, int length, int trailer) {
        BigEndian.putInteger(word, 0, trailer);
        try {
            sha1.update(inner);
            sha1.update(packet, offset, length);
            sha1.update(word);
            sha1.digest(outer, BLOCK_LENGTH_BYTES, DIGEST_LENGTH_BYTES);
            sha1.update(outer);
            sha1.digest(mac, 0, DIGEST_LENGTH_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-1 is not 20 bytes long", impossible);
        }
    }
}
