package org.parlour.sfu.bouncycastle;

import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.wire.srtp.SrtpKeys;

/**
 * Who hears what a handshake has to say. Called on the handshake's own thread, in order: an owner
 * that lives on a loop sends itself a message.
 */
public interface HandshakeEars {
    /** A datagram for the peer; the array is the hearer's. */
    void flight(byte[] datagram);

    /**
     * The peer has proved to hold the certificate that was expected, and these are the keys of both directions.
     *
     * <p>Keys and last flight come together because their order is a promise in both directions: whoever has the flight
     * may send at once, so the keys must be there before it leaves; and until the peer has the flight it can open nothing,
     * so whatever is sent must leave behind it.
     *
     * @param lastFlight a datagram for the peer; the array is the hearer's
     */
    void agreed(SrtpKeys keys, byte[] lastFlight);

    /** The end, said once, whatever happened before; nothing follows. */
    void ended(DtlsEnd why);
}
