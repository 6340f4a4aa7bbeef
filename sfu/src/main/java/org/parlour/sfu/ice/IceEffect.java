package org.parlour.sfu.ice;

import org.parlour.wire.stun.Ufrag;

/** What the owner of an agent is to do, in order. */
public sealed interface IceEffect {
    /** Checks that name this ufrag are this agent's. */
    record Listen(Ufrag ufrag) implements IceEffect {}

    /** They are nobody's any more. */
    record Forget(Ufrag ufrag) implements IceEffect {}

    /** What comes this way is this session's. */
    record Bind(Path path) implements IceEffect {}

    record Unbind(Path path) implements IceEffect {}

    /** From here on everything to the peer goes this way. */
    record SendTo(Path path) implements IceEffect {}

    /** There is no way to the peer until its next valid check. */
    record SendNowhere() implements IceEffect {}

    /** The first valid check: the peer is there. */
    record Connected() implements IceEffect {}

    /** No valid check for a while: the page may say so, and media goes on. */
    record Reconnecting() implements IceEffect {}

    /** The peer is back. */
    record Recovered() implements IceEffect {}

    /** The end: nothing may be sent, and no check is answered any more. */
    record Gone(Departure how) implements IceEffect {}

    enum Departure {
        /** The ticket was never used. */
        NEVER_CAME,
        /** Its consent ran out. */
        FELL_SILENT,
        /** We left. */
        LEFT
    }
}
