package org.parlour.wire.sdp.phone;

import org.parlour.wire.sdp.Crypto;
import org.parlour.wire.sdp.CryptoSuite;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.SetupRole;

/** How the packets of a call are protected. */
public sealed interface MediaSecurity {
    record Unprotected() implements MediaSecurity {}

    /** Keys from the descriptions (RFC 4568): each side sends with its own. */
    record Sdes(CryptoSuite suite, Crypto ours, Crypto theirs) implements MediaSecurity {
        public byte[] sendingKeyAndSalt() {
            return ours.masterKeyAndSalt().orElseThrow();
        }

        public byte[] receivingKeyAndSalt() {
            return theirs.masterKeyAndSalt().orElseThrow();
        }
    }

    /** Keys from a handshake (RFC 5764) with the owner of this certificate. */
    record Dtls(Fingerprint peer, SetupRole ourRole) implements MediaSecurity {}
}
