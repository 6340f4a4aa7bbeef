package org.parlour.wire.sdp;

import org.jspecify.annotations.Nullable;

/** {@code a=mid}: the name of a media description (RFC 5888 section 4). */
public record Mid(String value) implements Attribute {
    public Mid {
        Grammar.requireWord("a mid", value);
    }

    @Override
    public String attributeName() {
        return "mid";
    }

    static @Nullable Mid parse(String value) {
        return Grammar.isWord(value) ? new Mid(value) : null;
    }
}
