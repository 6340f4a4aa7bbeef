package org.parlour.sip.jain;

import java.nio.charset.StandardCharsets;

/** Where a message begins and ends (RFC 3261 sections 7.5 and 18.3), found without a parser. */
final class Framing {
    static final int UNFINISHED = -1;
    static final int GARBAGE = -2;
    /** No Content-Length: on a connection nothing follows, in a datagram everything does. */
    static final int NO_LENGTH = -1;

    private static final byte[] VERSION = "SIP/".getBytes(StandardCharsets.US_ASCII);
    // Empty lines, and the NULs that some phones send instead.
    private static final int LONGEST_KEEP_ALIVE = 4;
    private static final int LONGEST_NUMBER = 7;
    // The user parts of our Contacts have 40.
    private static final int LONGEST_USER = 64;
    private static final int LONGEST_LINE_TO_USER = 96;

    private Framing() {}

    static boolean isKeepAlive(byte[] bytes, int offset, int lengthBytes) {
        if (lengthBytes > LONGEST_KEEP_ALIVE) {
            return false;
        }
        for (int i = offset; i < offset + lengthBytes; i++) {
            if (bytes[i] != '\r' && bytes[i] != '\n' && bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first line may be one of SIP: printable, begun by a letter, with a version in it. */
    static boolean beginsLikeSip(byte[] bytes, int offset, int lengthBytes) {
        int end = offset + lengthBytes;
        int begin = offset;
        // RFC 3261 section 7.5: empty lines before the first are to be ignored.
        while (begin < end && (bytes[begin] == '\r' || bytes[begin] == '\n')) {
            begin++;
        }
        if (begin == end || !isLetter(bytes[begin])) {
            return false;
        }
        boolean versioned = false;
        for (int i = begin; i < end && bytes[i] != '\r' && bytes[i] != '\n'; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ') {
                return false;
            }
            versioned |= isAt(bytes, i, end, VERSION);
        }
        return versioned;
    }

    /**
     * The user of the URI in the first line of a request (RFC 3261 section 7.1); empty where there is none, or it is too
     * long to be one that we made.
     */
    static String calledUser(byte[] bytes, int offset, int lengthBytes) {
        int end = Math.min(offset + lengthBytes, offset + LONGEST_LINE_TO_USER);
        int space = indexOf(bytes, offset, end, ' ');
        int colon = indexOf(bytes, space, end, ':');
        int at = indexOf(bytes, colon, end, '@');
        int after = indexOf(bytes, space + 1, end, ' ');
        boolean isUser =
                space > 0 && colon > 0 && at > colon && (after < 0 || at < after) && at - colon <= LONGEST_USER;
        return isUser ? new String(bytes, colon + 1, at - colon - 1, StandardCharsets.ISO_8859_1) : "";
    }

    private static int indexOf(byte[] bytes, int from, int end, char wanted) {
        for (int i = Math.max(0, from); from >= 0 && i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
            if (bytes[i] == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isLetter(byte octet) {
        int lower = octet | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isAt(byte[] bytes, int at, int end, byte[] word) {
        if (at + word.length > end) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where the body begins, if the head is whole.
     *
     * @param from an index up to which the head was looked through before
     * @return the index behind the empty line, {@link #UNFINISHED}, or {@link #GARBAGE} where no head can be
     */
    static int bodyIndex(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n' && i > 0 && isEmptyLine(bytes, i)) {
                return i + 1;
            }
            if (bytes[i] == 0 || (bytes[i] == '\r' && i + 1 < end && bytes[i + 1] != '\n')) {
                return GARBAGE;
            }
        }
        return UNFINISHED;
    }

    private static boolean isEmptyLine(byte[] bytes, int lineFeed) {
        int before = bytes[lineFeed - 1] == '\r' ? lineFeed - 2 : lineFeed - 1;
        return before >= 0 && bytes[before] == '\n';
    }

    /** What the head says of the body's length: a number, {@link #NO_LENGTH}, or {@link #GARBAGE}. */
    static int contentLength(byte[] bytes, int bodyIndex) {
        int found = NO_LENGTH;
        int line = 0;
        for (int i = 0; i < bodyIndex; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            String text = new String(bytes, line, Math.min(i - line, 64), StandardCharsets.ISO_8859_1);
            line = i + 1;
            int colon = text.indexOf(':');
            if (colon > 0 && isContentLength(text.substring(0, colon).strip())) {
                int length = number(text.substring(colon + 1).strip());
                if (length == GARBAGE || (found != NO_LENGTH && found != length)) {
                    return GARBAGE;
                }
                found = length;
            }
        }
        return found;
    }

    private static boolean isContentLength(String name) {
        return name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("l");
    }

    private static int number(String digits) {
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= LONGEST_NUMBER
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(digits) : GARBAGE;
    }
}
