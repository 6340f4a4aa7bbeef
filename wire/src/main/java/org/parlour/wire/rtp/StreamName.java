package org.parlour.wire.rtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names that streams carry until their SSRC is known: {@code mid} (RFC 8843 15), {@code rid} and
 * {@code repaired-rid} (RFC 8852). In a packet they are compared as octets; a string is made only
 * once, when a new SSRC is bound.
 */
public final class StreamName {
    private StreamName() {}

    /** Whether the element says exactly this name. */
    public static boolean matches(byte[] buffer, long element, byte[] name) {
        int at = ExtensionElement.offset(element);
        int lengthBytes = ExtensionElement.lengthBytes(element);
        return lengthBytes > 0
                && lengthBytes == name.length
                && Arrays.equals(buffer, at, at + lengthBytes, name, 0, lengthBytes);
    }

    /**
     * The name as text (allocates), or null where the element is none: empty, or with an octet that
     * no token of SDP may have (RFC 5888 4, RFC 8851 10).
     */
    public static @Nullable String text(byte[] buffer, long element) {
        int at = ExtensionElement.offset(element);
        int lengthBytes = ExtensionElement.lengthBytes(element);
        for (int i = 0; i < lengthBytes; i++) {
            if (!isToken(buffer[at + i])) {
                return null;
            }
        }
        return lengthBytes == 0 ? null : new String(buffer, at, lengthBytes, StandardCharsets.US_ASCII);
    }

    public static void write(byte[] buffer, int valueOffset, byte[] name) {
        System.arraycopy(name, 0, buffer, valueOffset, name.length);
    }

    /** RFC 8866 9: visible ASCII without {@code "(),/:;<=>?@[\]}. */
    private static boolean isToken(byte octet) {
        return octet > ' ' && octet < 0x7F && "\"(),/:;<=>?@[\\]".indexOf(octet) < 0;
    }
}
