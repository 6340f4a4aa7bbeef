package org.parlour.wire.sdp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who opens the DTLS handshake (RFC 4145 section 4, RFC 8842 section 5). */
public enum SetupRole implements Attribute {
    ACTIVE,
    PASSIVE,
    ACTPASS,
    HOLDCONN;

    @Override
    public String attributeName() {
        return "setup";
    }

    @Override
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable SetupRole parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "active" -> ACTIVE;
            case "passive" -> PASSIVE;
            case "actpass" -> ACTPASS;
            case "holdconn" -> HOLDCONN;
            default -> null;
        };
    }
}
