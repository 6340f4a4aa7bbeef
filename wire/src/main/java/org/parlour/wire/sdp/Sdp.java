package org.parlour.wire.sdp;

import java.nio.charset.StandardCharsets;

/** The door: text in, description out, and back. */
public final class Sdp {
    /** What became of a text. */
    public sealed interface Result {}

    public record Parsed(SessionDescription description) implements Result {}

    /** The line that cannot be read, counted from 1 (0: the text as a whole), and why. */
    public record Malformed(int line, String reason) implements Result {
        public String sentence() {
            return line == 0 ? reason : "line " + line + ": " + reason;
        }
    }

    private Sdp() {}

    public static Result parse(String text) {
        return SdpParser.parse(text);
    }

    /** UTF-8 (RFC 8866 section 4.5); a name in another character set is no reason to refuse a call. */
    public static Result parse(byte[] body) {
        return parse(body, 0, body.length);
    }

    public static Result parse(byte[] body, int offset, int length) {
        return parse(new String(body, offset, length, StandardCharsets.UTF_8));
    }

    public static String print(SessionDescription description) {
        return SdpPrinter.print(description);
    }

    public static byte[] bytes(SessionDescription description) {
        return print(description).getBytes(StandardCharsets.UTF_8);
    }
}
