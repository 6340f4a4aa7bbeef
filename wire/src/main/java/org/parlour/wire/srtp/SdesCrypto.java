package org.parlour.wire.srtp;

import java.util.Base64;

/**
 * One {@code a=crypto} line of a session description, RFC 4568: how a phone without DTLS brings its
 * key. It belongs into signalling that is itself encrypted.
 */
public sealed interface SdesCrypto {
    /**
     * A line that we can answer.
     *
     * @param lifetimePackets after how many packets its sender will change the key; 0 when not said
     */
    record Parsed(int tag, SrtpMasterKey key, long lifetimePackets) implements SdesCrypto {}

    /** A sound line that asks for what we do not do; the next one may be better. */
    record NotSupported(int tag, String reason) implements SdesCrypto {}

    record Malformed(String reason) implements SdesCrypto {}

    /** Parses what stands behind {@code a=crypto:}. */
    static SdesCrypto parse(String value) {
        return SdesParser.parse(value);
    }

    /** The value of the line that offers or answers with this key. The one place where a key is written out. */
    static String line(int tag, SrtpMasterKey key) {
        if (tag < 0 || tag > SdesParser.HIGHEST_TAG) {
            throw new IllegalArgumentException("a tag has at most nine digits, not " + tag);
        }
        return tag + " " + key.profile() + " inline:" + Base64.getEncoder().encodeToString(key.concatenation());
    }
}
