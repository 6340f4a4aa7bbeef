package org.parlour.sip.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.parlour.dialplan.plan.Transport;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.jain.NearSide;
import org.parlour.sip.jain.SipDoor;
import org.parlour.sip.jain.Source;
import org.parlour.sip.registration.Target;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.TrunkName;

/** From here to a trunk's servers: each is faced by an address of ours, at which SIP is listened for. */
final class Roads {
    private static final int MOST_TARGETS = 16;

    private final SipDoor sip;
    private final int port;
    private final TrunkName trunk;

    Roads(SipDoor sip, int port, TrunkName trunk) {
        this.sip = sip;
        this.port = port;
        this.trunk = trunk;
    }

    /** Those that lead somewhere; a reason that follows "the provider is nowhere:" where none does. */
    Reading<List<Target>> to(List<Whereabouts.Found> found) {
        List<Target> targets = new ArrayList<>();
        String flaw = "its name leads nowhere";
        for (Whereabouts.Found each : found.subList(0, Math.min(found.size(), MOST_TARGETS))) {
            if (each.transport() == Transport.TLS) {
                flaw = "TLS is not spoken yet";
                continue;
            }
            try {
                InetSocketAddress local = near(each.address().getAddress());
                targets.add(new Target(each.address(), local, each.transport(), each.priority(), each.weight()));
            } catch (IOException unreachable) {
                flaw = "no address of ours faces it, or SIP cannot be listened for there";
            }
        }
        return targets.isEmpty() ? new Reading.Malformed<>(flaw) : new Reading.Parsed<>(targets);
    }

    private InetSocketAddress near(InetAddress peer) throws IOException {
        InetAddress near = NearSide.towards(peer);
        for (InetSocketAddress open : sip.listening()) {
            if (open.getAddress().equals(near)) {
                return open;
            }
        }
        return sip.listen(new InetSocketAddress(near, port));
    }

    void send(SipRequest request, Target target) {
        sip.send(request, way(target));
    }

    boolean keepAlive(Target target) {
        return sip.keepAlive(way(target));
    }

    private Source way(Target target) {
        org.parlour.sip.jain.Transport transport = target.transport() == Transport.UDP
                ? org.parlour.sip.jain.Transport.UDP
                : org.parlour.sip.jain.Transport.TCP;
        return new Source(target.address(), target.local(), transport, trunk);
    }
}
