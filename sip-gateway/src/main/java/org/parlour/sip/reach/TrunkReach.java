package org.parlour.sip.reach;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.probe.PeerState;
import org.parlour.sip.registration.RegistrationState;
import org.parlour.sip.registration.RegistrationState.Stage;
import org.parlour.wire.call.TrunkName;

/**
 * How a trunk stands, for admins. Moments are of {@link System#nanoTime}; {@link RegistrationState#NEVER} is none.
 *
 * @param registration null where the trunk has none
 */
public record TrunkReach(TrunkName trunk, @Nullable RegistrationState registration, List<PeerReach> peers) {
    /** One peer of it. */
    public record PeerReach(InetSocketAddress address, PeerState state) {
        @Override
        public String toString() {
            return state.condition().toString();
        }
    }

    public TrunkReach {
        peers = List.copyOf(peers);
    }

    public boolean isRegistered() {
        return registration != null && registration.stage() == Stage.REGISTERED;
    }
}
