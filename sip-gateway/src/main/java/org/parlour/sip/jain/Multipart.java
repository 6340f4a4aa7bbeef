package org.parlour.sip.jain;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.sip.dialog.SipBody;

/** Bodies of several parts (RFC 2046 section 5.1), of which a call wants the session description (RFC 5621). */
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i);\\s*boundary\\s*=\\s*(?:\"([^\"]{1,70})\"|([^\\s;]{1,70}))");
    private static final Pattern HEAD_END = Pattern.compile("\r?\n\r?\n");
    private static final Pattern TYPE = Pattern.compile("(?im)^(?:content-type|c)[ \t]*:[ \t]*([^\r\n]*)");
    private static final String SDP = "application/sdp";
    private static final int MOST_PARTS = 16;

    private Multipart() {}

    /** The session description that a body is or holds; else the body as it is. */
    static SipBody unwrapped(SipBody body) {
        if (!body.mediaType().startsWith("multipart/")) {
            return body;
        }
        Matcher boundary = BOUNDARY.matcher(body.contentType());
        if (!boundary.find()) {
            return body;
        }
        String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return session(body, "--" + name).orElse(body);
    }

    private static Optional<SipBody> session(SipBody body, String delimiter) {
        // One octet, one character: what the parts hold stays as it is.
        String text = new String(body.bytes(), StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(delimiter);
        for (int i = 0; i < MOST_PARTS && begin >= 0; i++) {
            int next = text.indexOf(delimiter, begin + delimiter.length());
            if (next < 0) {
                return Optional.empty();
            }
            Optional<SipBody> part = part(text.substring(begin + delimiter.length(), next));
            if (part.isPresent()) {
                return part;
            }
            begin = next;
        }
        return Optional.empty();
    }

    private static Optional<SipBody> part(String text) {
        Matcher headEnd = HEAD_END.matcher(text);
        if (!headEnd.find()) {
            return Optional.empty();
        }
        Matcher type = TYPE.matcher(text.substring(0, headEnd.start()));
        if (!type.find()) {
            return Optional.empty();
        }
        // The line's end before a delimiter belongs to the delimiter; another one does a session no harm.
        byte[] bytes = text.substring(headEnd.end()).getBytes(StandardCharsets.ISO_8859_1);
        SipBody body = new SipBody(type.group(1).strip(), bytes);
        return body.mediaType().equals(SDP) ? Optional.of(body) : Optional.empty();
    }
}
