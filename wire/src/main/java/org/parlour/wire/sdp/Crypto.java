package org.parlour.wire.sdp;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code a=crypto}: an SRTP key in the description itself (RFC 4568 section 9.1). */
public record Crypto(int tag, String suite, String keyParameters, String sessionParameters) implements Attribute {
    private static final String INLINE = "inline:";

    public Crypto {
        // RFC 4568 section 4.1: at most nine digits.
        Grammar.require(tag >= 0 && tag <= 999_999_999, "a tag has up to nine digits");
        Grammar.requireWord("a crypto suite", suite);
        Grammar.requireWord("key parameters", keyParameters);
        Grammar.requireText("session parameters", sessionParameters);
    }

    /** A line of ours: the key alone, without lifetime or identifier. */
    public static Crypto of(int tag, CryptoSuite suite, SdesKey key) {
        return new Crypto(tag, suite.name(), INLINE + key.base64For(suite), "");
    }

    /** The suite, when it is one that the house can run. */
    public Optional<CryptoSuite> knownSuite() {
        return CryptoSuite.find(suite);
    }

    /**
     * Master key and salt, when we could decrypt with this line: a known suite, exactly one key of
     * the right length, no key identifier in the packets (it would move the authentication tag) and
     * no session parameter that changes the packets.
     */
    public Optional<byte[]> masterKeyAndSalt() {
        if (!keyParameters.startsWith(INLINE) || keyParameters.indexOf(';') >= 0 || !harmlessSessionParameters()) {
            return Optional.empty();
        }
        String[] parts = keyParameters.substring(INLINE.length()).split("\\|", -1);
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].indexOf(':') >= 0) {
                return Optional.empty();
            }
        }
        return knownSuite().flatMap(known -> decode(parts[0], known.keyAndSaltBytes()));
    }

    private boolean harmlessSessionParameters() {
        // WSH only hints at the size of the replay window (RFC 4568 section 6.3.7).
        return Grammar.words(sessionParameters).stream().allMatch(parameter -> parameter.startsWith("WSH="));
    }

    private static Optional<byte[]> decode(String base64, int lengthBytes) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        return key.length == lengthBytes ? Optional.of(key) : Optional.empty();
    }

    @Override
    public String attributeName() {
        return "crypto";
    }

    @Override
    public String value() {
        String line = tag + " " + suite + " " + keyParameters;
        return sessionParameters.isEmpty() ? line : line + " " + sessionParameters;
    }

    /** A suite that is none may be a key out of place. */
    @Override
    public String toString() {
        return "Crypto[" + tag + " " + knownSuite().map(CryptoSuite::name).orElse("unknown suite") + " ****]";
    }

    static @Nullable Crypto parse(String value) {
        List<String> words = Grammar.words(value);
        int tag = words.size() < 3 ? -1 : Grammar.number(words.get(0), 999_999_999);
        if (tag < 0) {
            return null;
        }
        return new Crypto(tag, words.get(1), words.get(2), String.join(" ", words.subList(3, words.size())));
    }
}
