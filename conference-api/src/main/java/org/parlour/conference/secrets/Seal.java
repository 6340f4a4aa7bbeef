package org.parlour.conference.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with a key of the house. What is sealed is bound to the place it stands in, so that it
 * opens nowhere else.
 */
public final class Seal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_LENGTH_BYTES = 12;
    private static final int TAG_LENGTH_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    Seal(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /** The nonce, then what was sealed with its tag. */
    public Opaque seal(String secret, String place) {
        byte[] nonce = new byte[NONCE_LENGTH_BYTES];
        // SP 800-38D 8.2.2: random nonces of 96 bits are good for 2^32 seals with one key.
        random.nextBytes(nonce);
        try {
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret.getBytes(UTF_8));
            byte[] sealed = Arrays.copyOf(nonce, NONCE_LENGTH_BYTES + locked.length);
            System.arraycopy(locked, 0, sealed, NONCE_LENGTH_BYTES, locked.length);
            return Opaque.of(sealed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a secret could not be sealed", broken);
        }
    }

    /** Empty when it was sealed with another key, for another place, or was changed. */
    public Optional<String> open(Opaque opaque, String place) {
        byte[] sealed = opaque.bytes();
        if (sealed.length < NONCE_LENGTH_BYTES) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_LENGTH_BYTES), place);
            byte[] secret = cipher.doFinal(sealed, NONCE_LENGTH_BYTES, sealed.length - NONCE_LENGTH_BYTES);
            return Optional.of(new String(secret, UTF_8));
        } catch (AEADBadTagException changed) {
            return Optional.empty();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a seal could not be opened", broken);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH_BITS, nonce));
        cipher.updateAAD(place.getBytes(UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "Seal[****]";
    }
}
