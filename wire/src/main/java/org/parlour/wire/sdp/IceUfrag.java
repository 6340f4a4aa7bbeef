package org.parlour.wire.sdp;

import org.jspecify.annotations.Nullable;

/** {@code a=ice-ufrag} (RFC 8839 section 5.4). */
public record IceUfrag(String value) implements Attribute {
    static final int MAX_LENGTH = 256;

    public IceUfrag {
        Grammar.requireWord("a ufrag", value);
        Grammar.require(value.length() <= MAX_LENGTH, "RFC 8839: at most 256 characters");
    }

    @Override
    public String attributeName() {
        return "ice-ufrag";
    }

    static @Nullable IceUfrag parse(String value) {
        return Grammar.isWord(value) && value.length() <= MAX_LENGTH ? new IceUfrag(value) : null;
    }
}
