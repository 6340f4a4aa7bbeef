package org.parlour.sfu.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.bouncycastle.BrowserEnd;
import org.parlour.sfu.demux.DatagramKind;
import org.parlour.sfu.peers.Handwriting;
import org.parlour.wire.rtp.RtpOrRtcp;
import org.parlour.wire.sdp.Candidate;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpReceiver;
import org.parlour.wire.srtp.SrtpSender;
import org.parlour.wire.stun.StunAttribute;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.StunFlaw;
import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.StunMessage;
import org.parlour.wire.stun.StunWriter;
import org.parlour.wire.stun.TransactionId;

/** One PeerConnection on a real socket: checks, DTLS, SRTP. */
final class WireLine implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final long CHECK_MILLIS = 50;
    // As a browser that has found its way: every two and a half seconds.
    private static final int CONSENT_CHECKS = 50;
    private static final int TAG_BYTES = 20;

    private final IceCredentials ours = IceCredentials.of("peer", "theirpasswordtheirpassword");
    private final BrowserEnd end;
    private final boolean byTcp;
    private final Consumer<byte[]> ear;
    private final ScheduledExecutorService checking = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("browser-checks").unstarted(task));
    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();
    private final StunMessage answer = new StunMessage();
    private final SecureRandom chance = new SecureRandom();
    private volatile @Nullable WireSocket socket;
    private volatile @Nullable SrtpReceiver receiver;
    private @Nullable SrtpSender sender;
    private int checks;

    /** @param ear hears RTP and RTCP in the clear, on the socket's thread */
    WireLine(Fingerprint house, boolean byTcp, Consumer<byte[]> ear) {
        this.end = new BrowserEnd(house);
        this.byTcp = byTcp;
        this.ear = ear;
    }

    Handwriting.Self self() {
        return new Handwriting.Self(ours, end.fingerprint());
    }

    static IceCredentials ticket(SessionDescription theirs) {
        return theirs.media().stream()
                .flatMap(line -> theirs.iceOf(line).stream())
                .findFirst()
                .orElseThrow();
    }

    static InetSocketAddress place(SessionDescription theirs, boolean byTcp) {
        Candidate candidate = theirs.media().getFirst().all(Candidate.class).stream()
                .filter(one -> one.transport().toLowerCase(Locale.ROOT).equals(byTcp ? "tcp" : "udp"))
                .findFirst()
                .orElseThrow();
        return new InetSocketAddress(InetAddress.ofLiteral(candidate.host()), candidate.port());
    }

    /** Checks, shakes hands and has keys when it returns. */
    void connect(SessionDescription theirs) throws IOException {
        IceCredentials ticket = ticket(theirs);
        StunKey key = StunKey.shortTerm(ticket.password().value());
        InetSocketAddress house = place(theirs, byTcp);
        WireSocket wire = byTcp
                ? WireSocket.tcp(house, datagram -> arrived(datagram, key))
                : WireSocket.udp(house, datagram -> arrived(datagram, key));
        socket = wire;
        Future<?> _ =
                checking.scheduleAtFixedRate(() -> check(wire, ticket, key), 0, CHECK_MILLIS, TimeUnit.MILLISECONDS);
        answered.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        end.dial(wire::send);
        SrtpKeys keys = end.keys();
        sender = new SrtpSender(keys.client());
        receiver = new SrtpReceiver(keys.server());
    }

    private void check(WireSocket wire, IceCredentials ticket, StunKey key) {
        if (!answered.isDone() || checks % CONSENT_CHECKS == 0) {
            wire.send(check(ticket, key));
        }
        checks++;
    }

    private byte[] check(IceCredentials ticket, StunKey key) {
        byte[] buffer = new byte[200];
        int lengthBytes = new StunWriter()
                .begin(buffer, 0, StunClass.REQUEST, TransactionId.random(chance))
                .text(StunAttribute.USERNAME, ticket.ufrag().value() + ":peer")
                .role(StunAttribute.ICE_CONTROLLING, 1)
                .priority(1)
                .useCandidate()
                .integrity(key)
                .fingerprint()
                .lengthBytes();
        return Arrays.copyOf(buffer, lengthBytes);
    }

    private void arrived(byte[] datagram, StunKey key) {
        switch (DatagramKind.of(datagram, 0, datagram.length)) {
            case STUN -> {
                if (answer.read(datagram, 0, datagram.length) == StunFlaw.NONE
                        && key.verifies(answer)
                        && answer.isBindingSuccess()) {
                    answered.complete(true);
                }
            }
            case DTLS -> end.arrived(datagram);
            case RTP, RTCP -> media(datagram);
            case EMPTY, TOO_SHORT, ZRTP, TURN_CHANNEL, UNASSIGNED -> throw new AssertionError("the house sends noise");
        }
    }

    private void media(byte[] datagram) {
        SrtpReceiver keyed = receiver;
        if (keyed != null) {
            int plainBytes = RtpOrRtcp.isRtcp(datagram, 0, datagram.length)
                    ? keyed.unprotectRtcp(datagram, 0, datagram.length)
                    : keyed.unprotect(datagram, 0, datagram.length);
            if (plainBytes > 0) {
                ear.accept(Arrays.copyOf(datagram, plainBytes));
            }
        }
    }

    /** RTP in the clear. */
    void send(byte[] plain) {
        SrtpSender keyed = sender;
        if (keyed != null) {
            byte[] datagram = Arrays.copyOf(plain, plain.length + TAG_BYTES);
            sendRaw(Arrays.copyOf(datagram, keyed.protect(datagram, 0, plain.length)));
        }
    }

    /** As it is. */
    void sendRaw(byte[] datagram) {
        WireSocket wire = socket;
        if (wire != null) {
            wire.send(datagram);
        }
    }

    /** Until the house has said farewell. */
    void awaitFarewell() {
        end.awaitLeft();
    }

    @Override
    public void close() {
        checking.shutdownNow();
        end.leave();
        if (sender != null) {
            // Its farewell goes before the socket.
            end.awaitLeft();
        }
        WireSocket wire = socket;
        if (wire != null) {
            wire.close();
        }
    }
}
