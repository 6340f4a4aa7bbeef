package org.parlour.wire.sdp.phone;

import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.SetupRole;
import org.parlour.wire.srtp.SrtpMasterKey;

/** How the packets of a call are protected. */
public sealed interface MediaSecurity {
    record Unprotected() implements MediaSecurity {}

    /** Keys from the descriptions (RFC 4568): each side sends with its own, both in one profile. */
    record Sdes(SrtpMasterKey sending, SrtpMasterKey receiving) implements MediaSecurity {
        @Override
        public String toString() {
            return "Sdes[" + sending.profile() + ", ****]";
        }
    }

    /** Keys from a handshake (RFC 5764) with the owner of this certificate. */
    record Dtls(Fingerprint peer, SetupRole ourRole) implements MediaSecurity {}
}
