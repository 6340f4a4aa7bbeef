package org.parlour.wire.sdp.browser;

import java.util.ArrayList;
import java.util.List;
import org.parlour.wire.sdp.Attribute;
import org.parlour.wire.sdp.Candidate;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.Flag;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.Origin;
import org.parlour.wire.sdp.SetupRole;

/** Our end of one PeerConnection: all its lines share this one transport. */
public record LocalTransport(long sessionId, IceCredentials ice, Fingerprint fingerprint, List<Candidate> candidates) {
    public LocalTransport {
        candidates = List.copyOf(candidates);
    }

    /** RFC 8829 section 5.2.1: the origin tells nobody's address. */
    Origin origin() {
        return Origin.first(sessionId, NetworkAddress.of("0.0.0.0"));
    }

    /** Written under every line: a browser may take them from whichever line carries the bundle. */
    List<Attribute> lines(SetupRole role) {
        List<Attribute> lines = new ArrayList<>();
        lines.add(role);
        lines.add(ice.ufrag());
        lines.add(ice.password());
        lines.add(fingerprint);
        lines.addAll(candidates);
        lines.add(Flag.END_OF_CANDIDATES);
        return lines;
    }
}
