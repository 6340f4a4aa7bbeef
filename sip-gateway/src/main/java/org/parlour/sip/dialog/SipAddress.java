package org.parlour.sip.dialog;

/**
 * A name and a URI as a header has them, {@code "Alice" <sip:alice@example.com>}, word for word, so that it can be said
 * again unchanged. It names a person and cannot be printed.
 */
public record SipAddress(String text) {
    public SipUri uri() {
        int begin = text.indexOf('<', behindName());
        int end = text.indexOf('>', begin);
        if (begin >= 0 && end > begin) {
            return new SipUri(text.substring(begin + 1, end));
        }
        // RFC 3261 section 20: without angle brackets, what follows the first semicolon belongs to the header.
        return new SipUri(text.split(";", 2)[0].strip());
    }

    /** Where a name in quotes ends: it may hold angle brackets of its own. */
    private int behindName() {
        if (!text.startsWith("\"")) {
            return 0;
        }
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return 0;
    }

    static SipAddress of(SipUri uri) {
        return new SipAddress("<" + uri.text() + ">");
    }

    @Override
    public String toString() {
        return "SipAddress[****]";
    }
}
