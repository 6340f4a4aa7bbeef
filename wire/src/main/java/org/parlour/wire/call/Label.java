package org.parlour.wire.call;

import org.jspecify.annotations.Nullable;

/** The letters that a name may have which travels in links, SIP headers, Redis keys, metrics and file names alike. */
final class Label {
    // A DNS label, so that a name may become one.
    private static final int LONGEST = 63;

    private Label() {}

    static @Nullable String flaw(String what, String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return what + " has 1 to " + LONGEST + " characters";
        }
        if (!text.chars().allMatch(c -> isAlphanumeric(c) || c == '-')) {
            return what + " holds only a-z, 0-9 and hyphens";
        }
        if (text.startsWith("-") || text.endsWith("-")) {
            return what + " neither begins nor ends with a hyphen";
        }
        return null;
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
