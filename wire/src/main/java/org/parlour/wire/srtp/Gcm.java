package org.parlour.wire.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.parlour.wire.octets.BigEndian;

/**
 * AES-GCM under one key with the nonce of RFC 7714 §8.1 and §9.1. A start, its associated data, then
 * seal or open.
 */
final class Gcm {
    static final int TAG_LENGTH_BYTES = 16;

    // An Ethernet frame's worth; a longer packet is decrypted where it lies, a little slower.
    private static final int SCRATCH_LENGTH_BYTES = 1_536;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final int saltHigh;
    private final long saltLow;
    private final Nonce nonce = new Nonce();
    private final byte[] scratch = new byte[SCRATCH_LENGTH_BYTES];

    Gcm(byte[] key, byte[] salt) {
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("a Java without AES-GCM", missing);
        }
        this.key = new SecretKeySpec(key, "AES");
        saltHigh = BigEndian.integer(salt, 0);
        saltLow = BigEndian.longInteger(salt, Integer.BYTES);
    }

    void startSealing(int ssrc, long index) {
        start(Cipher.ENCRYPT_MODE, ssrc, index);
    }

    void startOpening(int ssrc, long index) {
        start(Cipher.DECRYPT_MODE, ssrc, index);
    }

    /** Two zero bytes, SSRC, 48 bits of index, all xored with the salt; SRTCP's index has zeros before it. */
    private void start(int mode, int ssrc, long index) {
        nonce.set(saltHigh ^ ssrc >>> 16, saltLow ^ ((long) ssrc << 48 | index));
        try {
            cipher.init(mode, key, nonce);
        } catch (GeneralSecurityException reused) {
            // The provider refuses a nonce twice in a row; the index windows refuse it long before.
            throw new IllegalStateException("a nonce was used twice", reused);
        }
    }

    void associate(byte[] data, int offset, int length) {
        cipher.updateAAD(data, offset, length);
    }

    /** Encrypts in place and writes the tag behind. */
    void seal(byte[] data, int offset, int length) {
        try {
            cipher.doFinal(data, offset, length, data, offset);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM refuses to encrypt", impossible);
        }
    }

    /** Decrypts in place what the tag behind it proves, and nothing else. */
    boolean open(byte[] data, int offset, int length) {
        try {
            if (length > scratch.length) {
                cipher.doFinal(data, offset, length + TAG_LENGTH_BYTES, data, offset);
            } else {
                // The provider's fast path is closed when it decrypts in place; the copy back is cheaper.
                cipher.doFinal(data, offset, length + TAG_LENGTH_BYTES, scratch, 0);
                System.arraycopy(scratch, 0, data, offset, length);
            }
            return true;
        } catch (AEADBadTagException forged) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM refuses to decrypt", impossible);
        }
    }

    /**
     * Parameters that are set anew for each packet, where the JDK's own would be made anew and copied
     * twice. The provider keeps the last nonce to see it used again, so two arrays take turns.
     */
    static final class Nonce extends GCMParameterSpec {
        private static final int LENGTH_BYTES = Integer.BYTES + Long.BYTES;

        private byte[] current = new byte[LENGTH_BYTES];
        private byte[] last = new byte[LENGTH_BYTES];

        Nonce() {
            super(TAG_LENGTH_BYTES * Byte.SIZE, new byte[LENGTH_BYTES]);
        }

        void set(int high, long low) {
            byte[] next = last;
            last = current;
            current = next;
            BigEndian.putInteger(next, 0, high);
            BigEndian.putLong(next, Integer.BYTES, low);
        }

        @Override
        public byte[] getIV() {
            return current;
        }
    }
}
