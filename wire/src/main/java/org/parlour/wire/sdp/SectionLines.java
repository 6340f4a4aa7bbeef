package org.parlour.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that the session and each media description have in common, while they are read. */
final class SectionLines {
    private @Nullable Connection connection;
    private final List<Bandwidth> bandwidths = new ArrayList<>();
    private final List<OtherLine> others = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();

    /** Null, or what is wrong with the line. */
    @Nullable
    String line(char type, String value) {
        return switch (type) {
            case 'c' -> connection(value);
            case 'b' -> bandwidth(value);
            case 'a' -> attribute(value);
            default -> other(type, value);
        };
    }

    private @Nullable String connection(String value) {
        Connection parsed = Connection.parse(value);
        if (parsed == null) {
            return "c= is not: IN IP4 address";
        }
        if (connection == null) {
            connection = parsed;
            return null;
        }
        // More than one c= is for multicast layers (RFC 8866 section 5.7): kept, but not used.
        return other('c', value);
    }

    private @Nullable String bandwidth(String value) {
        Bandwidth parsed = Bandwidth.parse(value);
        if (parsed == null) {
            return other('b', value);
        }
        bandwidths.add(parsed);
        return null;
    }

    private @Nullable String attribute(String value) {
        int colon = value.indexOf(':');
        String name = colon < 0 ? value : value.substring(0, colon).strip();
        if (!name.isEmpty()) {
            attributes.add(AttributeParser.parse(
                    name, colon < 0 ? "" : value.substring(colon + 1).strip()));
        }
        return null;
    }

    private @Nullable String other(char type, String value) {
        others.add(new OtherLine(type, value));
        return null;
    }

    @Nullable
    Connection connection() {
        return connection;
    }

    List<Bandwidth> bandwidths() {
        return bandwidths;
    }

    List<OtherLine> others() {
        return others;
    }

    List<Attribute> attributes() {
        return attributes;
    }
}
