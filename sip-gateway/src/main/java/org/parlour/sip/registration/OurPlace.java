package org.parlour.sip.registration;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.Transport;

/** Where our Contact says that we are: our own address, or behind a NAT the one that the provider sees. */
final class OurPlace {
    // A server that sees another port of ours with each answer would be asked for ever.
    private static final int MOST_PROMPT_MOVES = 2;

    private @Nullable InetSocketAddress observed;
    /** The target that saw it: another may be reached by another way. */
    private @Nullable Target by;

    private int promptMoves;

    @Nullable
    InetSocketAddress observed() {
        return observed;
    }

    /** Whether this is news. */
    boolean see(InetSocketAddress us, Target target) {
        boolean news = !us.equals(observed);
        observed = us;
        by = target;
        return news;
    }

    /** What to say to this target. */
    InetSocketAddress claimedTo(Target target) {
        InetSocketAddress seen = observed;
        Target seer = by;
        return seen != null && seer != null && seer.isAt(target) && isWorthClaiming(seen, target)
                ? seen
                : target.local();
    }

    /** Whether to register again at once because of a move; not often. */
    boolean movesPromptly() {
        return promptMoves++ < MOST_PROMPT_MOVES;
    }

    void settled() {
        promptMoves = 0;
    }

    private static boolean isWorthClaiming(InetSocketAddress seen, Target target) {
        // The port of a connection is the system's choice; without a NAT we are called at the one we listen at.
        if (target.transport() != Transport.UDP
                && seen.getAddress().equals(target.local().getAddress())) {
            return false;
        }
        // Some routers write into answers what they should not: a public server cannot see us at a private address.
        return !isPrivate(seen.getAddress()) || isPrivate(target.address().getAddress());
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] octets = address.getAddress();
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                // RFC 4193, and RFC 6598: what carriers use behind their own NAT.
                || (address instanceof Inet6Address && (octets[0] & 0xFE) == 0xFC)
                || (address instanceof Inet4Address && octets[0] == 100 && (octets[1] & 0xC0) == 0x40);
    }
}
