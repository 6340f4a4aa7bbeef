package org.parlour.sfu.bouncycastle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpProfile;

/** One handshake of a server with a client of ours, from inbox to inbox. It proves the server on the way. */
final class WarmUp {
    private WarmUp() {}

    static void of(DtlsServer server) {
        Identity identity = Identity.draw(new ScreenedCrypto(new SecureRandom()));
        List<Integer> offered = List.of(SrtpProfile.AEAD_AES_128_GCM.dtlsId());
        ClientPeer client = new ClientPeer(identity, server.fingerprint(), offered);
        CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
        CompletableFuture<Association> association = new CompletableFuture<>();
        Mailbox mailbox = new Mailbox(datagram -> association.join().arrived(datagram));
        association.complete(server.begin(identity.fingerprint(), new HandshakeEars() {
            @Override
            public void flight(byte[] datagram) {
                mailbox.put(datagram);
            }

            @Override
            public void agreed(SrtpKeys agreed, byte[] lastFlight) {
                mailbox.put(lastFlight);
                keys.complete(agreed);
            }

            @Override
            public void ended(DtlsEnd why) {
                keys.completeExceptionally(new IllegalStateException("the first handshake ended: " + why));
                mailbox.hangUp();
            }
        }));
        try {
            new DTLSClientProtocol().connect(client, mailbox).close();
        } catch (IOException broken) {
            throw new UncheckedIOException("no handshake with ourselves", broken);
        } finally {
            association.join().close();
        }
        if (!keys.join().equals(client.keys())) {
            throw new IllegalStateException("two sides of one handshake have different keys");
        }
    }
}
