package org.parlour.wire.sdp.browser;

import java.util.List;
import java.util.Optional;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.Flag;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.SetupRole;

/** The browser's transport as its description tells it, or why we cannot use it. */
sealed interface Handshake permits Handshake.Possible, Refused {
    record Possible(PeerTransport peer) implements Handshake {}

    /**
     * Reads the one transport of a bundle. The tagged line carries it (RFC 9143 section 7.2.1); lines
     * that are only bundled may carry nothing, so the first that has credentials speaks for all.
     */
    static Handshake read(SessionDescription session, List<MediaDescription> bundled) {
        for (MediaDescription line : bundled) {
            Optional<IceCredentials> ice = session.iceOf(line);
            if (ice.isPresent()) {
                return read(session, line, ice.get());
            }
        }
        return new Refused(Refusal.NO_ICE, "no ice-ufrag with an ice-pwd");
    }

    private static Handshake read(SessionDescription session, MediaDescription line, IceCredentials ice) {
        Optional<Fingerprint> fingerprint = session.fingerprintOf(line);
        if (fingerprint.isEmpty()) {
            return new Refused(Refusal.NO_FINGERPRINT, "no fingerprint of a hash that we know");
        }
        SetupRole role = session.firstOf(SetupRole.class, line).orElse(SetupRole.ACTIVE);
        // We are the server on both PeerConnections: as one, we choose the SRTP profile (RFC 5764 section 4.1.1).
        if (role != SetupRole.ACTIVE && role != SetupRole.ACTPASS) {
            return new Refused(Refusal.WRONG_DTLS_ROLE, "a=setup:" + role.value() + ", but we wait for the handshake");
        }
        if (!session.hasFor(Flag.RTCP_MUX, line)) {
            return new Refused(Refusal.RTCP_NOT_MULTIPLEXED, "no rtcp-mux");
        }
        return new Possible(new PeerTransport(ice, fingerprint.get()));
    }
}
