package org.parlour.mixer.echo;

/** What can honestly be said of a line's echo. */
public enum EchoState {
    /** Too little was played to it to know. */
    UNKNOWN,
    /** Enough was played, and none of it came back. */
    NONE,
    /** It returns what it is played, and the room may hear it still. */
    ECHO,
    /** It returns what it is played, and next to nothing of that is left. */
    CONTROLLED
}
