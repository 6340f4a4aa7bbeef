package org.parlour.conference.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The one token that opens the admin's doors until there are accounts. Only its hash is kept in memory. */
public final class AdminToken {
    /** 256 bits: beyond any guessing, so that a lost race against the clock is never the risk. */
    private static final int LENGTH_BYTES = 32;

    /** Who writes a token by hand may, but not one that can be guessed. */
    static final int SHORTEST_LENGTH_CHARS = 32;

    private final byte[] hash;

    AdminToken(String token) {
        if (token.length() < SHORTEST_LENGTH_CHARS) {
            throw new IllegalArgumentException("the token is too short");
        }
        this.hash = hash(token);
    }

    static String mint(SecureRandom random) {
        byte[] token = new byte[LENGTH_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Takes the same time whatever is presented: hashes of one length are compared in full. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(hash, hash(presented));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java has SHA-256 (the specification of MessageDigest).
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "AdminToken[****]";
    }
}
