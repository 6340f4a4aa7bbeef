package org.parlour.sip.reach;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.probe.PeerState;
import org.parlour.sip.registration.RegistrationState;
import org.parlour.sip.registration.Trouble;
import org.parlour.wire.call.TrunkName;

/** Who is told what becomes of trunks. Called on a trunk's lane; returns at once. */
public interface ReachNews {
    /** Nobody. */
    ReachNews NOBODY = new ReachNews() {};

    /** From these addresses the trunk's servers answer: let them in. Told before the first request goes there. */
    default void talksWith(TrunkName trunk, Set<InetAddress> servers) {}

    default void stage(TrunkName trunk, RegistrationState.Stage stage) {}

    /** What an admin should know; null where it is over. Comes when it changes. */
    default void alarm(TrunkName trunk, @Nullable Trouble trouble) {}

    /** So the trunk's server sees us: a public address, by SIP. */
    default void seenAt(TrunkName trunk, InetSocketAddress us) {}

    default void peer(TrunkName trunk, InetSocketAddress peer, PeerState state) {}
}
