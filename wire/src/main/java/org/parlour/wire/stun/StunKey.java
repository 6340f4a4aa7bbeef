package org.parlour.wire.stun;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * One side's key and the digest that runs under it (RFC 8489 §14.5).
 *
 * <p>Made once per session, because looking up a provider costs more than all the checks of a call.
 * One owner: the digest inside keeps state while it runs. Passwords come in as SASLprep (RFC 4013)
 * leaves them; ICE's are plain ASCII, which it leaves alone.
 */
public final class StunKey {
    private final Mac mac;
    private final byte[] digest = new byte[StunAttribute.INTEGRITY_BYTES];

    private StunKey(byte[] key) {
        SecretKey secret = new SecretKeySpec(key, "HmacSHA1");
        try {
            mac = Mac.getInstance("HmacSHA1");
            mac.init(secret);
        } catch (NoSuchAlgorithmException | InvalidKeyException broken) {
            throw new IllegalStateException("every Java has HmacSHA1", broken);
        }
    }

    /** ICE's kind: the password is the key (RFC 8489 §9.1.1). */
    public static StunKey shortTerm(String password) {
        return new StunKey(password.getBytes(StandardCharsets.UTF_8));
    }

    /** TURN's kind: MD5 over user name, realm and password (RFC 8489 §9.2.2). */
    public static StunKey longTerm(String username, String realm, String password) {
        String credentials = username + ':' + realm + ':' + password;
        try {
            return new StunKey(MessageDigest.getInstance("MD5").digest(credentials.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java has MD5", broken);
        }
    }

    /** Whether the message was signed under this key; false where it carries no MESSAGE-INTEGRITY. */
    public boolean verifies(StunMessage message) {
        int signature = message.valueOffset(StunAttribute.MESSAGE_INTEGRITY);
        if (signature < 0) {
            return false;
        }
        byte[] buffer = message.buffer();
        run(buffer, message.offset(), signature);
        int difference = 0;
        // Every byte is looked at: the time a refusal takes must not say how much of a guess was right.
        for (int i = 0; i < digest.length; i++) {
            difference |= digest[i] ^ buffer[signature + i];
        }
        return difference == 0;
    }

    /** Writes the signature of the message that starts at {@code offset}. */
    void sign(byte[] buffer, int offset, int signature) {
        run(buffer, offset, signature);
        System.arraycopy(digest, 0, buffer, signature, digest.length);
    }

    // RFC 8489 §14.5: the digest ends before the attribute, but the length it sees already counts the attribute and
    // nothing behind it. Two bytes fed by hand spare a copy of the message.
    private void run(byte[] buffer, int offset, int signature) {
        int bodyBytes = signature + StunAttribute.INTEGRITY_BYTES - offset - StunMessage.HEADER_BYTES;
        mac.update(buffer, offset, 2);
        mac.update((byte) (bodyBytes >> 8));
        mac.update((byte) bodyBytes);
        mac.update(buffer, offset + 4, signature - 4 - (offset + 4));
        try {
            mac.doFinal(digest, 0);
        } catch (ShortBufferException impossible) {
            throw new IllegalStateException("SHA-1 has 20 bytes", impossible);
        }
    }

    @Override
    public String toString() {
        return "StunKey[****]";
    }
}
