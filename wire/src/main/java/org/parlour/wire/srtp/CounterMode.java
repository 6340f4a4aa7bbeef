package org.parlour.wire.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.parlour.wire.octets.BigEndian;

/**
 * AES in counter mode as SRTP counts, RFC 3711 §4.1.1.
 *
 * <p>The key stream is made by AES/ECB over blocks that we number ourselves: the provider's own
 * counter mode wants a new start for every packet and leaves 300 to 1,300 bytes of garbage each
 * time, this way leaves none.
 */
final class CounterMode {
    private static final int BLOCK_LENGTH_BYTES = 16;
    // One call of the provider for a full video packet; longer ones take several.
    private static final int STRIDE_LENGTH_BYTES = 80 * BLOCK_LENGTH_BYTES;

    private final Cipher aes;
    private final long saltHigh;
    private final long saltLow;
    private final byte[] counters = new byte[STRIDE_LENGTH_BYTES];
    private final byte[] keyStream = new byte[STRIDE_LENGTH_BYTES];

    /** The salt may be shorter than 14 bytes (RFC 7714 §11): zeros follow it. */
    CounterMode(byte[] key, byte[] salt) {
        try {
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("a Java without AES", missing);
        }
        byte[] block = new byte[BLOCK_LENGTH_BYTES];
        System.arraycopy(salt, 0, block, 0, salt.length);
        saltHigh = BigEndian.longInteger(block, 0);
        saltLow = BigEndian.longInteger(block, 8);
    }

    /**
     * Lays the key stream of one packet over its payload, which encrypts and decrypts. The first
     * block is {@code salt·2^16 xor ssrc·2^64 xor index·2^16}.
     */
    void apply(byte[] data, int offset, int length, int ssrc, long index) {
        long high = saltHigh ^ Integer.toUnsignedLong(ssrc);
        long low = saltLow ^ index << 16;
        for (int done = 0; done < length; done += STRIDE_LENGTH_BYTES) {
            int step = Math.min(STRIDE_LENGTH_BYTES, length - done);
            makeKeyStream(high, low + done / BLOCK_LENGTH_BYTES, step);
            for (int i = 0; i < step; i++) {
                data[offset + done + i] ^= keyStream[i];
            }
        }
    }

    private void makeKeyStream(long high, long low, int length) {
        int blocks = Math.ceilDiv(length, BLOCK_LENGTH_BYTES);
        for (int i = 0; i < blocks; i++) {
            BigEndian.putLong(counters, i * BLOCK_LENGTH_BYTES, high);
            BigEndian.putLong(counters, i * BLOCK_LENGTH_BYTES + 8, low + i);
        }
        try {
            int made = aes.update(counters, 0, blocks * BLOCK_LENGTH_BYTES, keyStream, 0);
            if (made != blocks * BLOCK_LENGTH_BYTES) {
                throw new IllegalStateException("AES kept back a block: " + made);
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES refuses whole blocks", impossible);
        }
    }
}
