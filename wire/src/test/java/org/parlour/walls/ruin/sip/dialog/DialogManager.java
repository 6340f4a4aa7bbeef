package org.parlour.walls.ruin.sip.dialog;

/** Three names that say nothing, and a real one that only looks like one. */
public final class DialogManager {
    /** Marked as if one could not see that it is an interface. */
    interface IDialog {}

    /** Says how it is made, not what it is. */
    abstract static class AbstractDialog {}

    /** ICE is a word of the trade. */
    interface IceAgent {}
}
