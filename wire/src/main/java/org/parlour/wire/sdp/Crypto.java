package org.parlour.wire.sdp;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.srtp.SdesCrypto;
import org.parlour.wire.srtp.SrtpMasterKey;
import org.parlour.wire.srtp.SrtpProfile;

/**
 * {@code a=crypto}: an SRTP key in the description itself (RFC 4568 section 9.1), kept as written;
 * what the key is good for, {@link SdesCrypto} knows.
 */
public record Crypto(int tag, String suite, String keyParameters, String sessionParameters) implements Attribute {
    public Crypto {
        // RFC 4568 section 4.1: at most nine digits.
        Grammar.require(tag >= 0 && tag <= 999_999_999, "a tag has up to nine digits");
        Grammar.requireWord("a crypto suite", suite);
        Grammar.requireWord("key parameters", keyParameters);
        Grammar.requireText("session parameters", sessionParameters);
    }

    /** A line of ours: the key alone, without lifetime or identifier. */
    public static Crypto of(int tag, SrtpMasterKey key) {
        return fields(SdesCrypto.line(tag, key)).orElseThrow();
    }

    /** The key, when packets under it are such as we make and read. */
    public Optional<SrtpMasterKey> usableKey() {
        return SdesCrypto.parse(value()) instanceof SdesCrypto.Parsed parsed
                ? Optional.of(parsed.key())
                : Optional.empty();
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
        return "Crypto[" + tag + " "
                + SrtpProfile.ofSuite(suite).map(Enum::name).orElse("unknown suite") + " ****]";
    }

    static @Nullable Crypto parse(String value) {
        return fields(value).orElse(null);
    }

    private static Optional<Crypto> fields(String value) {
        List<String> words = Grammar.words(value);
        int tag = words.size() < 3 ? -1 : Grammar.number(words.get(0), 999_999_999);
        if (tag < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Crypto(tag, words.get(1), words.get(2), String.join(" ", words.subList(3, words.size()))));
    }
}
