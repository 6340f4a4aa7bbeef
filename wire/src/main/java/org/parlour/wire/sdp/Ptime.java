package org.parlour.wire.sdp;

import org.jspecify.annotations.Nullable;

/** {@code a=ptime}: the packet time its writer would like to receive (RFC 8866 section 6.4). */
public record Ptime(int millis) implements Attribute {
    public Ptime {
        Grammar.require(millis > 0, "a packet lasts");
    }

    @Override
    public String attributeName() {
        return "ptime";
    }

    @Override
    public String value() {
        return String.valueOf(millis);
    }

    static @Nullable Ptime parse(String value) {
        int millis = PacketTime.millis(value);
        return millis > 0 ? new Ptime(millis) : null;
    }
}
