package org.parlour.wire.sdp;

/** A line that nobody here needs to understand ({@code i= u= e= p= z= k=}, unknown letters), kept as it came. */
public record OtherLine(char type, String value) {
    public OtherLine {
        Grammar.require(type > ' ' && type < 0x7f && type != '=', "a line's type is one visible letter");
        Grammar.requireText("a line's value", value);
    }

    /** {@code k=} once carried keys in the clear (RFC 8866 section 5.12 says: never again). */
    @Override
    public String toString() {
        return "OtherLine[" + type + "=" + (type == 'k' ? "****" : value) + "]";
    }
}
