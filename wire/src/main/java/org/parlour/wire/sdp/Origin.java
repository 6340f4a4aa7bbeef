package org.parlour.wire.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code o=}: whose session this is, and which revision of it (RFC 8866 section 5.2). The version is
 * an unsigned number.
 */
public record Origin(String username, String sessionId, long version, NetworkAddress address) {
    private static final int WORDS_AFTER_USERNAME = 5;

    public Origin {
        Grammar.requireText("a user name", username);
        Grammar.requireWord("a session id", sessionId);
    }

    /** A session of ours before anything has changed. */
    public static Origin first(long sessionId, NetworkAddress address) {
        return new Origin("-", Long.toUnsignedString(sessionId), 1, address);
    }

    /** RFC 3264 section 8: each changed description counts one up. */
    public Origin next() {
        return new Origin(username, sessionId, version + 1, address);
    }

    String text() {
        return username + " " + sessionId + " " + Long.toUnsignedString(version) + " " + address.text();
    }

    /** Read from the right: some phones put a name with blanks, or none at all, where the user name stands. */
    static @Nullable Origin parse(String text) {
        List<String> words = Grammar.words(text);
        int idAt = words.size() - WORDS_AFTER_USERNAME;
        if (idAt < 0) {
            return null;
        }
        NetworkAddress address = NetworkAddress.parse(words.subList(idAt + 2, words.size()));
        String version = words.get(idAt + 1);
        if (address == null || !isUnsignedLong(version)) {
            return null;
        }
        String username = idAt == 0 ? "-" : String.join(" ", words.subList(0, idAt));
        return new Origin(username, words.get(idAt), Long.parseUnsignedLong(version), address);
    }

    private static boolean isUnsignedLong(String text) {
        try {
            Long.parseUnsignedLong(text);
        } catch (NumberFormatException notNumber) {
            return false;
        }
        return true;
    }
}
