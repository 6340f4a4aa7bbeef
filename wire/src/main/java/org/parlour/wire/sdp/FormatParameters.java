package org.parlour.wire.sdp;

import java.util.Optional;

/**
 * What stands behind {@code a=fmtp}, kept as it was written: each codec has a grammar of its own
 * there, and most are {@code name=value;name=value}.
 */
public record FormatParameters(String text) {
    public static final FormatParameters NONE = new FormatParameters("");

    public FormatParameters {
        Grammar.requireText("format parameters", text);
    }

    /** The value of one parameter; names are compared without regard to case (RFC 6838 section 4.3). */
    public Optional<String> value(String name) {
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase(name)) {
                return Optional.of(part.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }

    /** The value of a parameter that is a number of plain digits, or what the codec's RFC says for its absence. */
    public int number(String name, int absent) {
        int number =
                value(name).map(text -> Grammar.number(text, Integer.MAX_VALUE)).orElse(-1);
        return number < 0 ? absent : number;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    FormatParameters and(FormatParameters more) {
        return isEmpty() ? more : new FormatParameters(text + ";" + more.text);
    }
}
