package org.parlour.wire.sdp;

import org.jspecify.annotations.Nullable;

/** {@code a=maxptime}: the longest packet its writer can receive (RFC 8866 section 6.5). */
public record MaxPtime(int millis) implements Attribute {
    public MaxPtime {
        Grammar.require(millis > 0, "a packet lasts");
    }

    @Override
    public String attributeName() {
        return "maxptime";
    }

    @Override
    public String value() {
        return String.valueOf(millis);
    }

    static @Nullable MaxPtime parse(String value) {
        int millis = PacketTime.millis(value);
        return millis > 0 ? new MaxPtime(millis) : null;
    }
}
