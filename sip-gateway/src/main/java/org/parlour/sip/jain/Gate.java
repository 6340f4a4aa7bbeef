package org.parlour.sip.jain;

import java.net.InetAddress;
import java.util.Optional;
import org.parlour.sip.trunk.Sources;
import org.parlour.wire.call.TrunkName;

/** Who and what may come in, decided before a parser sees a byte. */
final class Gate {
    final SipSettings settings;
    final SipTally counters;
    private final Sources sources;

    Gate(SipSettings settings, Sources sources, SipTally counters) {
        this.settings = settings;
        this.sources = sources;
        this.counters = counters;
    }

    /** Whose new requests are heard. */
    Optional<TrunkName> trunkOf(InetAddress peer) {
        return sources.trunkOf(peer);
    }

    /** Whose requests to one of our Contacts are heard, wherever they come from. */
    Optional<TrunkName> trunkOfContact(String user) {
        return user.isEmpty() ? Optional.empty() : sources.trunkOfContact(user);
    }

    /** Whose requests within a call are heard: a call goes on when its trunk is gone. */
    Optional<TrunkName> trunkWithinCalls(InetAddress peer) {
        return trunkOf(peer).or(() -> sources.trunkOfCalls(peer));
    }

    /** Who connects: nothing of what they will say is known yet. Counts those who are not. */
    boolean isKnown(InetAddress peer) {
        return counted(trunkWithinCalls(peer).isPresent());
    }

    /** Who sends a datagram. Counts those who are not. */
    boolean isKnown(InetAddress peer, byte[] bytes, int offset, int lengthBytes) {
        return counted(trunkWithinCalls(peer).isPresent()
                || trunkOfContact(Framing.calledUser(bytes, offset, lengthBytes))
                        .isPresent());
    }

    private boolean counted(boolean known) {
        if (!known) {
            counters.unknownSources.increment();
        }
        return known;
    }

    /** Counts what does not. */
    boolean passes(byte[] bytes, int offset, int lengthBytes) {
        if (Framing.isKeepAlive(bytes, offset, lengthBytes)) {
            counters.keepAlives.increment();
            return false;
        }
        boolean passes = Framing.beginsLikeSip(bytes, offset, lengthBytes);
        if (!passes) {
            counters.garbage.increment();
        }
        return passes;
    }
}
