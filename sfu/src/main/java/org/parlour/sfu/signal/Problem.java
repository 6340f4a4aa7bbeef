package org.parlour.sfu.signal;

/**
 * Why a request was not obeyed.
 *
 * @param code for programs
 * @param detail a sentence
 */
public record Problem(String code, String detail) {
    public static final Problem UNKNOWN_TICKET =
            new Problem("unknown-ticket", "This ticket is unknown, used up, or its time is over.");
    /** The version that is spoken. */
    public static final int VERSION = 1;

    public static final Problem WRONG_VERSION = new Problem("wrong-version", "Only version 1 is spoken here.");
    static final Problem NOT_SEATED = new Problem("not-seated", "Whoever waits in the lobby has to be let in first.");
    static final Problem HOST_ONLY = new Problem("host-only", "Only a host may do that.");
    public static final Problem NO_SUCH_PERSON =
            new Problem("no-such-person", "There is no such person here, or no more.");
    public static final Problem NO_SUCH_ROOM =
            new Problem("no-such-room", "This link opens no room; it may be closed by now.");
    static final Problem TOO_MANY_REQUESTS =
            new Problem("too-many", "Too many requests wait for an answer; wait for some of them.");
    public static final Problem ROOM_FULL = new Problem("too-many", "The room is full.");
    static final Problem LOBBY_FULL = new Problem("too-many", "Too many wait in the lobby already.");
    public static final Problem TROUBLE = new Problem("trouble", "Something of ours broke. Try again in a moment.");

    public static Problem malformed(String reason) {
        String begun = Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
        return new Problem("malformed", begun.endsWith(".") ? begun : begun + ".");
    }
}
