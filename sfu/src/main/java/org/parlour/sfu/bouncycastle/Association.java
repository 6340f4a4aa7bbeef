package org.parlour.sfu.bouncycastle;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsTimeoutException;
import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;

/** One handshake, and what came of it, until one side leaves. */
public final class Association {
    private final DtlsServer server;
    private final HandshakeEars ears;
    private final Mailbox mailbox;
    private final ServerPeer peer;

    Association(DtlsServer server, Fingerprint expected, HandshakeEars ears) {
        this.server = server;
        this.ears = ears;
        mailbox = new Mailbox(ears::flight);
        peer = new ServerPeer(server.identity(), expected, server.limits(), this::agreed);
    }

    /** A datagram from the peer; never blocks. From any thread, and the array is the association's. */
    public void arrived(byte[] datagram) {
        if (!mailbox.put(datagram)) {
            server.counters().dropped();
        }
    }

    /** Leaves: the peer is told. From any thread, as often as one likes. */
    public void close() {
        mailbox.hangUp();
    }

    /** The whole life of the association's thread. */
    void live() {
        DtlsEnd end = DtlsEnd.PROTOCOL;
        try {
            end = shakeAndListen();
        } finally {
            mailbox.hangUp();
            server.left(this, end);
            ears.ended(end);
        }
    }

    private DtlsEnd shakeAndListen() {
        if (!server.awaitTurn()) {
            return mailbox.isHungUp() ? DtlsEnd.CLOSED_HERE : DtlsEnd.BUSY;
        }
        DTLSTransport transport;
        try {
            transport = new DTLSServerProtocol().accept(peer, mailbox);
        } catch (IOException broken) {
            return verdict(broken);
        } finally {
            server.endTurn();
        }
        return listen(transport);
    }

    private void agreed(SrtpKeys keys) {
        mailbox.secured();
        server.counters().agreed();
        ears.agreed(keys, mailbox.takeFlight());
    }

    /** Ends by an exception and by nothing else; -1 is a record that was not worth reading. */
    private DtlsEnd listen(DTLSTransport transport) {
        try {
            byte[] unwanted = new byte[transport.getReceiveLimit()];
            while (true) {
                if (transport.receive(unwanted, 0, unwanted.length, 0) >= 0) {
                    server.counters().unwanted();
                }
            }
        } catch (InterruptedIOException left) {
            return farewell(transport);
        } catch (IOException broken) {
            return verdict(broken);
        }
    }

    private DtlsEnd farewell(DTLSTransport transport) {
        boolean byUs = mailbox.isHungUp();
        try {
            transport.close();
        } catch (IOException broken) {
            return verdict(broken);
        }
        return byUs ? DtlsEnd.CLOSED_HERE : DtlsEnd.PEER_CLOSED;
    }

    private DtlsEnd verdict(IOException broken) {
        DtlsEnd refusal = peer.refusal();
        if (refusal != null) {
            return refusal;
        }
        if (mailbox.isHungUp()) {
            return DtlsEnd.CLOSED_HERE;
        }
        return switch (broken) {
            case TlsFatalAlertReceived _ -> DtlsEnd.PEER_ALERT;
            case TlsTimeoutException _ -> DtlsEnd.TIMED_OUT;
            case InterruptedIOException _ -> DtlsEnd.PEER_CLOSED;
            default -> DtlsEnd.PROTOCOL;
        };
    }

    @Override
    public String toString() {
        return "Association";
    }
}
