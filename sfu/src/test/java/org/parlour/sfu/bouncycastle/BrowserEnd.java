package org.parlour.sfu.bouncycastle;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;

/** A browser's end of a handshake, on a thread of its own: Bouncy Castle's client. */
public final class BrowserEnd {
    /** As Chromium offers them: AES_CM_128_HMAC_SHA1_80, AEAD_AES_256_GCM, AEAD_AES_128_GCM. */
    static final List<Integer> CHROMIUM = List.of(1, 8, 7);

    private static final int RESEND_MILLIS = 40;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Identity identity = Identity.draw(new ScreenedCrypto(new SecureRandom()));
    private final CompletableFuture<Consumer<byte[]>> departures = new CompletableFuture<>();
    private final Mailbox mailbox = new Mailbox(datagram -> departures.join().accept(datagram));
    private final CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
    private final CompletableFuture<Boolean> left = new CompletableFuture<>();
    private final ClientPeer peer;

    /** @param paddingBytes by how much its ClientHello is longer than it must be, as with a post-quantum key share */
    BrowserEnd(Fingerprint server, List<Integer> offered, int paddingBytes) {
        peer = new ClientPeer(identity, server, offered) {
            @Override
            @SuppressWarnings("rawtypes")
            public Hashtable getClientExtensions() throws IOException {
                Hashtable extensions = super.getClientExtensions();
                if (paddingBytes > 0) {
                    TlsExtensionsUtils.addPaddingExtension(extensions, paddingBytes);
                }
                return extensions;
            }

            @Override
            public int getHandshakeResendTimeMillis() {
                return RESEND_MILLIS;
            }

            @Override
            public int getHandshakeTimeoutMillis() {
                return PATIENCE_MILLIS;
            }
        };
    }

    public BrowserEnd(Fingerprint server) {
        this(server, CHROMIUM, 0);
    }

    public Fingerprint fingerprint() {
        return identity.fingerprint();
    }

    /** Says its ClientHello, and goes on until one side leaves. */
    public void dial(Consumer<byte[]> wire) {
        departures.complete(wire);
        Thread.ofVirtual().name("browser").start(this::live);
    }

    private void live() {
        try {
            DTLSTransport transport = new DTLSClientProtocol().connect(peer, mailbox);
            mailbox.secured();
            keys.complete(peer.keys());
            stay(transport);
        } catch (IOException | RuntimeException broken) {
            keys.completeExceptionally(broken);
        } finally {
            left.complete(true);
        }
    }

    private void stay(DTLSTransport transport) throws IOException {
        try {
            transport.receive(new byte[2_048], 0, 2_048, 0);
        } catch (IOException over) {
            transport.close();
        }
    }

    public void arrived(byte[] datagram) {
        mailbox.put(datagram);
    }

    /** As a page that is closed: close_notify. */
    public void leave() {
        mailbox.hangUp();
    }

    public SrtpKeys keys() {
        return keys.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    }

    /** How it was refused. */
    Throwable refusal() {
        return keys.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .handle((_, broken) -> broken)
                .join();
    }

    public void awaitLeft() {
        left.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    }
}
