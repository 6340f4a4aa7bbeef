package org.parlour.sfu.dtls;

import java.util.List;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;

/** What the owner of a session's DTLS is to do, in order. */
public sealed interface DtlsEffect {
    /** Begins the one handshake of this session. */
    record Begin(Fingerprint peer) implements DtlsEffect {}

    /** Hands a datagram to the handshake; after it, to the association that came of it. */
    record Deliver(Datagram datagram) implements DtlsEffect {}

    /** Media may flow; what came too early comes first, as it came. */
    record Secure(SrtpKeys keys, List<Datagram> held) implements DtlsEffect {
        public Secure {
            held = List.copyOf(held);
        }
    }

    /** Ends the handshake or the association, and tells the peer. */
    record Stop() implements DtlsEffect {}

    /** The end; said once. */
    record Over(DtlsEnd why) implements DtlsEffect {}
}
