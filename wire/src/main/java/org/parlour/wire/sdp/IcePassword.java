package org.parlour.wire.sdp;

import org.jspecify.annotations.Nullable;

/** {@code a=ice-pwd} (RFC 8839 section 5.4): it opens the media path, so it is not shown. */
public record IcePassword(String value) implements Attribute {
    public IcePassword {
        Grammar.requireWord("an ICE password", value);
        Grammar.require(value.length() <= IceUfrag.MAX_LENGTH, "RFC 8839: at most 256 characters");
    }

    @Override
    public String attributeName() {
        return "ice-pwd";
    }

    @Override
    public String toString() {
        return "IcePassword[****]";
    }

    static @Nullable IcePassword parse(String value) {
        return Grammar.isWord(value) && value.length() <= IceUfrag.MAX_LENGTH ? new IcePassword(value) : null;
    }
}
