package org.parlour.wire.sdp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who sends, as the one who writes the line sees it (RFC 8866 section 6.7). */
public enum Direction implements Attribute {
    SENDRECV(true, true),
    SENDONLY(true, false),
    RECVONLY(false, true),
    INACTIVE(false, false);

    private final boolean sends;
    private final boolean receives;

    Direction(boolean sends, boolean receives) {
        this.sends = sends;
        this.receives = receives;
    }

    public static Direction of(boolean sends, boolean receives) {
        if (sends) {
            return receives ? SENDRECV : SENDONLY;
        }
        return receives ? RECVONLY : INACTIVE;
    }

    public boolean sends() {
        return sends;
    }

    public boolean receives() {
        return receives;
    }

    /** The same flow, seen from the other end. */
    public Direction mirrored() {
        return of(/* sends= */ receives, /* receives= */ sends);
    }

    /** What both allow. */
    public Direction and(Direction other) {
        return of(sends && other.sends, receives && other.receives);
    }

    @Override
    public String attributeName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String value() {
        return "";
    }

    static @Nullable Direction parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "sendrecv" -> SENDRECV;
            case "sendonly" -> SENDONLY;
            case "recvonly" -> RECVONLY;
            case "inactive" -> INACTIVE;
            default -> null;
        };
    }
}
