package org.parlour.dialplan.explain;

import java.net.InetAddress;
import java.time.Instant;
import org.parlour.wire.call.TrunkName;

/**
 * What is known of a call when it is decided. Cannot be printed.
 *
 * @param called as the INVITE says it
 * @param caller as the INVITE says it; empty where it says none
 */
public record IncomingCall(String called, String caller, Origin origin, Instant at) {
    /** How a call came. */
    public sealed interface Origin {
        /** By a trunk that is known already: by our Contact there, or because somebody asks what would be. */
        record Trunk(TrunkName name) implements Origin {}

        /** From an address. */
        record Source(InetAddress address) implements Origin {}
    }

    @Override
    public String toString() {
        return "IncomingCall[****]";
    }
}
