package org.parlour.sfu.session;

import java.util.List;
import java.util.random.RandomGenerator;
import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.sfu.ice.Path;
import org.parlour.wire.sdp.Candidate;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.stun.Ufrag;

/** What rooms stand on: the sockets of their loop, and handshakes. Everything here happens on that loop. */
public interface Ground {
    /**
     * Checks that name this ufrag are this link's.
     *
     * @return false where there is no more room
     */
    boolean listen(Ufrag ufrag, PeerLink link);

    void forget(Ufrag ufrag);

    /**
     * What comes this way is this link's.
     *
     * @return false where there is no more room
     */
    boolean bind(Path path, PeerLink link);

    void unbind(Path path, PeerLink link);

    /** Copies the datagram. */
    void send(Path path, byte[] bytes, int offset, int lengthBytes);

    /** Something of a room is due then; asked again, the earlier one counts. {@link ForwardingRoom#tick} follows soon after. */
    void wakeAt(long deadlineNanos);

    /** Begins a handshake with whoever holds the certificate of this fingerprint. */
    Handshake shake(Fingerprint peer, HandshakeNews news);

    /** Where browsers find us, by UDP and TCP. */
    List<Candidate> candidates();

    /** Of our certificate. */
    Fingerprint fingerprint();

    /** What nobody can guess. */
    RandomGenerator chance();

    /** The wall clock when {@code nowNanos} was 0. */
    long unixNanosAtZero();

    /** A handshake, and the association that comes of it. */
    interface Handshake {
        /** The array is the handshake's. */
        void arrived(byte[] datagram);

        void close();
    }

    /** Who hears of a handshake, on the loop. */
    interface HandshakeNews {
        void flight(byte[] datagram);

        /** Done; the last flight is for the peer, and goes before anything that these keys encrypt. */
        void agreed(SrtpKeys keys, byte[] lastFlight, long nowNanos);

        void ended(DtlsEnd why, long nowNanos);
    }
}
