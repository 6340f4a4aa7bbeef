package org.parlour.wire.rtcp;

import java.nio.charset.StandardCharsets;

/** A text behind a length octet: UTF-8, at most 255 octets (RFC 3550 §6.5, §6.6). */
final class ShortText {
    static final int MAX_BYTES = 255;

    private ShortText() {}

    static int lengthBytes(String text) {
        return octets(text).length;
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void check(String text, int limitBytes, String name) {
        FieldWidth.atMost(lengthBytes(text), limitBytes, "octets of UTF-8 in " + name);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(name + " is no Unicode text");
        }
    }
}
