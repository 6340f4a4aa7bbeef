package org.parlour.sfu.signal;

/** Why a socket is closed: the codes of RFC 6455 section 7.4.1, and ours above 4000. */
public enum Closing {
    LEFT(1000, "goodbye"),
    GOING(1001, "the program ends"),
    /** No hello came, or none that opens anything. */
    UNPROVEN(4001, "say hello with a ticket"),
    UNREADABLE(4002, "that was no request"),
    REFUSED(4003, "not let in"),
    REMOVED(4004, "sent away"),
    ELSEWHERE(4005, "goes on elsewhere"),
    ROOM_CLOSED(4006, "the room is closed"),
    TOO_FAST(4008, "too many requests"),
    /** It did not take what was sent: it may come back and resume. */
    TOO_SLOW(4009, "too slow; resume");

    private final int code;
    private final String reason;

    Closing(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
