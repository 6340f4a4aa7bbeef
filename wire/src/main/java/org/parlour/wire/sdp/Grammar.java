package org.parlour.wire.sdp;

import java.util.ArrayList;
import java.util.List;

/** The small words of RFC 8866 section 9 that every line is made of. */
final class Grammar {
    static final int MAX_PORT = 65_535;
    static final int MAX_PAYLOAD_TYPE = 127;
    /** Names of codecs and protocols end up in sentences that people read. */
    static final int MAX_NAME_CHARS = 64;

    private Grammar() {}

    /** A non-negative number of plain digits up to {@code max}, or -1. */
    static long number(String text, long max) {
        // 19 digits that exceed a long wrap to a negative number; 20 could wrap to a positive one.
        if (text.isEmpty() || text.length() > 19) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + (digit - '0');
        }
        return value < 0 || value > max ? -1 : value;
    }

    static int number(String text, int max) {
        return (int) number(text, (long) max);
    }

    /** The words of a line; runs of blanks count as one, as phones like to align things. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || text.charAt(i) == ' ' || text.charAt(i) == '\t';
            if (blank && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            } else if (!blank && start < 0) {
                start = i;
            }
        }
        return words;
    }

    /** One of {@link #words}. */
    static boolean isWord(String text) {
        return !text.isEmpty() && isText(text) && text.indexOf(' ') < 0 && text.indexOf('\t') < 0;
    }

    /** Nothing in it may end the line or the string: whoever could, would write lines of their own. */
    static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isPayloadType(int payloadType) {
        return payloadType >= 0 && payloadType <= MAX_PAYLOAD_TYPE;
    }

    static boolean isPort(int port) {
        return port >= 0 && port <= MAX_PORT;
    }

    static void require(boolean holds, String law) {
        if (!holds) {
            throw new IllegalArgumentException(law);
        }
    }

    static void requireWord(String what, String text) {
        require(isWord(text), what + " is one word");
    }

    static void requireText(String what, String text) {
        require(isText(text), what + " stays on its line");
    }
}
