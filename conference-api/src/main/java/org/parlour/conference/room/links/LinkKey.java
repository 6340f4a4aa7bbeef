package org.parlour.conference.room.links;

import java.util.Base64;
import java.util.random.RandomGenerator;
import org.parlour.wire.call.Reading;

/** What a link bears behind its #: {@value #LENGTH_BITS} random bits. Cannot be printed. */
public record LinkKey(String text) {
    static final int LENGTH_BITS = 144;

    private static final int LENGTH_CHARACTERS = LENGTH_BITS / 6;
    private static final String FLAW = "the key of a link has " + LENGTH_CHARACTERS + " letters, digits, - and _";

    public LinkKey {
        if (!isKey(text)) {
            throw new IllegalArgumentException(FLAW);
        }
    }

    static LinkKey mint(RandomGenerator random) {
        byte[] bits = new byte[LENGTH_BITS / Byte.SIZE];
        random.nextBytes(bits);
        return new LinkKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    public static Reading<LinkKey> parse(String text) {
        return isKey(text) ? new Reading.Parsed<>(new LinkKey(text)) : new Reading.Malformed<>(FLAW);
    }

    private static boolean isKey(String text) {
        return text.length() == LENGTH_CHARACTERS && text.chars().allMatch(LinkKey::isBase64Url);
    }

    // RFC 4648 section 5.
    private static boolean isBase64Url(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    @Override
    public String toString() {
        return "LinkKey[****]";
    }
}
