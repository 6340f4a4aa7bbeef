package org.parlour.wire.srtp;

import java.util.Base64;
import java.util.Optional;
import org.parlour.wire.srtp.SdesCrypto.Malformed;
import org.parlour.wire.srtp.SdesCrypto.NotSupported;
import org.parlour.wire.srtp.SdesCrypto.Parsed;

/** The grammar of RFC 4568 §9.1 for the suites of {@link SrtpProfile}. Reasons never quote the line. */
final class SdesParser {
    static final int HIGHEST_TAG = 999_999_999;

    // Two keys with everything that may hang on them are some 200 characters.
    private static final int LONGEST_CHARACTERS = 1_024;
    private static final String INLINE = "inline:";
    private static final String WINDOW_SIZE_HINT = "WSH=";

    private SdesParser() {}

    static SdesCrypto parse(String value) {
        if (value.length() > LONGEST_CHARACTERS) {
            return new Malformed("longer than " + LONGEST_CHARACTERS + " characters");
        }
        String[] words = value.strip().split("[ \t]+", -1);
        if (words.length < 3) {
            return new Malformed("tag, suite and key are not all there");
        }
        long tag = number(words[0], 9);
        if (tag < 0) {
            return new Malformed("the tag is not a number of at most nine digits");
        }
        return suite((int) tag, words);
    }

    private static SdesCrypto suite(int tag, String[] words) {
        Optional<SrtpProfile> profile = SrtpProfile.ofSuite(words[1]);
        if (profile.isEmpty()) {
            return new NotSupported(tag, "a suite that we do not speak");
        }
        for (int i = 3; i < words.length; i++) {
            // RFC 4568 §6.3: a parameter that is not understood rules the line out, unless it begins with "-".
            if (!words[i].startsWith("-") && !words[i].startsWith(WINDOW_SIZE_HINT)) {
                return new NotSupported(tag, "a session parameter that we do not speak");
            }
        }
        return key(tag, profile.get(), words[2]);
    }

    private static SdesCrypto key(int tag, SrtpProfile profile, String parameters) {
        if (!parameters.regionMatches(true, 0, INLINE, 0, INLINE.length())) {
            return new Malformed("the key is not given inline");
        }
        if (parameters.indexOf(';') >= 0) {
            return new NotSupported(tag, "more than one key");
        }
        String[] parts = parameters.substring(INLINE.length()).split("\\|", -1);
        if (parts.length > 3) {
            return new Malformed("more than key, lifetime and key identifier");
        }
        if (parts.length > 1 && parts[parts.length - 1].indexOf(':') >= 0) {
            return new NotSupported(tag, "a master key identifier");
        }
        if (parts.length == 3) {
            return new Malformed("a key identifier without its length");
        }
        long lifetimePackets = parts.length == 2 ? lifetime(parts[1]) : 0;
        if (lifetimePackets < 0) {
            return new Malformed("the lifetime is not from 1 to 2^48");
        }
        return decoded(tag, profile, parts[0], lifetimePackets);
    }

    private static SdesCrypto decoded(int tag, SrtpProfile profile, String base64, long lifetimePackets) {
        byte[] keyAndSalt;
        try {
            keyAndSalt = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new Malformed("the key is not Base64");
        }
        int expectedBytes = profile.keyLengthBytes() + profile.saltLengthBytes();
        if (keyAndSalt.length != expectedBytes) {
            return new Malformed("key and salt are " + keyAndSalt.length + " bytes, not " + expectedBytes);
        }
        return new Parsed(tag, SrtpMasterKey.ofConcatenation(profile, keyAndSalt), lifetimePackets);
    }

    /** A count or a power of two; -1 for what is neither, or more than a key may live. */
    private static long lifetime(String text) {
        boolean isPower = text.startsWith("2^");
        long number = number(isPower ? text.substring(2) : text, 15);
        if (isPower) {
            return number >= 0 && number <= 48 ? 1L << number : -1;
        }
        return number >= 1 && number <= 1L << 48 ? number : -1;
    }

    /** A run of digits that is neither empty nor too long; else -1. */
    private static long number(String text, int mostDigits) {
        if (text.isEmpty() || text.length() > mostDigits) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        return Long.parseLong(text);
    }
}
