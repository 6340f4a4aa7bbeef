package org.parlour.conference.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) with a key of the house: the same words give the same mark, and whoever has the marks alone
 * learns nothing, however few words there are to try.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The mark of these words in this order; none of them holds a zero byte, so none can be mistaken for two. */
    public Opaque of(String... words) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String word : words) {
                mac.update(word.getBytes(UTF_8));
                mac.update((byte) 0);
            }
            return Opaque.of(mac.doFinal());
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java has HmacSHA256 (the specification of Mac).
            throw new IllegalStateException(impossible);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key of a keyed hash is broken", broken);
        }
    }

    @Override
    public String toString() {
        return "KeyedHash[****]";
    }
}
