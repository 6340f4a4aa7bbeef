package org.parlour.sfu.dtls;

import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;

/** What happens to a session's DTLS. */
public sealed interface DtlsEvent {
    /** The peer's offer or answer has come, and says which certificate it will show. */
    record PeerKnown(Fingerprint fingerprint) implements DtlsEvent {}

    /** A check of the peer's was valid. */
    record Reachable() implements DtlsEvent {}

    /** DTLS from a path that has passed a check. */
    record Arrived(Datagram datagram) implements DtlsEvent {}

    /** The handshake says: the peer is who it should be, and these are the keys. */
    record Agreed(SrtpKeys keys) implements DtlsEvent {}

    /** The handshake says: it is over. */
    record Ended(DtlsEnd why) implements DtlsEvent {}

    /** We leave. */
    record Close() implements DtlsEvent {}

    record DeadlineReached() implements DtlsEvent {}
}
