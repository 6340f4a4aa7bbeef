package org.parlour.wire.stun;

/** The errors that we answer with, and the reason phrase that goes with each (RFC 8489 §14.8, RFC 8445 §16.1). */
public enum StunError {
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHENTICATED(401, "Unauthenticated"),
    UNKNOWN_ATTRIBUTE(420, "Unknown Attribute"),
    ROLE_CONFLICT(487, "Role Conflict"),
    SERVER_ERROR(500, "Server Error");

    private final int code;
    private final String reason;

    StunError(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    /** ASCII, so its length is its length in bytes. */
    String reason() {
        return reason;
    }
}
