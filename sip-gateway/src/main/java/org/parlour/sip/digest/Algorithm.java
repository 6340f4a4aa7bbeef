package org.parlour.sip.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** What digests are made with (RFC 8760 section 2.1), the weakest first. */
public enum Algorithm {
    MD5("MD5", "MD5"),
    SHA_256("SHA-256", "SHA-256"),
    SHA_512_256("SHA-512-256", "SHA-512/256");

    private final String word;
    private final String javaName;

    Algorithm(String word, String javaName) {
        this.word = word;
        this.javaName = javaName;
    }

    /** As challenges write it. */
    public String word() {
        return word;
    }

    static Optional<Algorithm> of(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        for (Algorithm algorithm : values()) {
            if (algorithm.word.equals(upper)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** RFC 7616 section 3.3: in hex, of lower case. */
    String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance(javaName).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has " + javaName, missing);
        }
    }
}
