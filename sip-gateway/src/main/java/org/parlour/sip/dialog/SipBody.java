package org.parlour.sip.dialog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message's body: bytes that mean nothing here, and their type. It may hold keys or digits and cannot be printed. */
public final class SipBody {
    static final String SDP = "application/sdp";

    private final String contentType;
    private final byte[] bytes;

    public SipBody(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes.clone();
    }

    public static SipBody sdp(String text) {
        return new SipBody(SDP, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As it was written, parameters and all. */
    public String contentType() {
        return contentType;
    }

    /** Type and subtype alone, lower case. */
    public String mediaType() {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SipBody body
                && contentType.equals(body.contentType)
                && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * contentType.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return mediaType() + " of " + bytes.length + " bytes";
    }
}
