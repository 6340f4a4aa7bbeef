package org.parlour.sfu.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.demux.DatagramKind;
import org.parlour.sfu.demux.Demux;
import org.parlour.sfu.demux.DemuxLimits;
import org.parlour.sfu.dtls.Datagram;
import org.parlour.sfu.dtls.DtlsEffect;
import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.sfu.dtls.DtlsEvent;
import org.parlour.sfu.dtls.DtlsSession;
import org.parlour.sfu.dtls.DtlsTimers;
import org.parlour.sfu.ice.Checked;
import org.parlour.sfu.ice.IceAgent;
import org.parlour.sfu.ice.IceEffect;
import org.parlour.sfu.ice.IceEvent;
import org.parlour.sfu.ice.IceTicket;
import org.parlour.sfu.ice.IceTimers;
import org.parlour.sfu.ice.Path;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpReceiver;
import org.parlour.wire.srtp.SrtpSender;
import org.parlour.wire.stun.StunAnswers;
import org.parlour.wire.stun.StunAttribute;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.StunWriter;
import org.parlour.wire.stun.TransactionId;

/** A browser joins: checks, handshake and media through the four rooms together, as a loop puts them together. */
class BrowserLegTest {
    private static final InetSocketAddress WIFI = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 40_000);
    private static final InetSocketAddress MOBILE =
            new InetSocketAddress(InetAddress.ofLiteral("198.51.100.9"), 50_000);

    private final DtlsServer server = DtlsServer.open(
            new DtlsLimits(32, 32, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMillis(40)));
    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final Random chance = new Random(1);
    private final IceTicket ticket = IceTicket.mint(chance);
    private final Leg leg = new Leg();

    @AfterEach
    void close() throws InterruptedException {
        server.close();
        loop.shutdown();
        assertThat(loop.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(server.alive()).isZero();
    }

    /** Everything of one session; only the loop's thread is in here. */
    private final class Leg implements HandshakeEars {
        private final Demux<Leg> demux = new Demux<>(DemuxLimits.STANDARD);
        private final IceAgent ice = new IceAgent(IceTimers.STANDARD);
        private final DtlsSession dtls = new DtlsSession(DtlsTimers.STANDARD);
        private final byte[] answer = new byte[StunAnswers.MAX_BYTES];
        private @Nullable Association association;
        private @Nullable SrtpReceiver receiver;
        private final List<byte[]> opened = new CopyOnWriteArrayList<>();
        private final List<InetSocketAddress> flewTo = new CopyOnWriteArrayList<>();
        private final CompletableFuture<DtlsEnd> over = new CompletableFuture<>();
        private BrowserEnd browser = new BrowserEnd(server.fingerprint());

        void arrived(InetSocketAddress from, byte[] bytes) {
            if (demux.route(0, from, bytes, 0, bytes.length) == null) {
                return;
            }
            switch (demux.kind()) {
                case STUN -> {
                    Checked checked = ice.check(demux.check(), new Path(0, from), answer, 0, System.nanoTime());
                    checked.effects().forEach(this::perform);
                }
                case DTLS -> on(new DtlsEvent.Arrived(Datagram.copyOf(bytes, 0, bytes.length)));
                case RTP, RTCP -> media(bytes);
                case EMPTY, TOO_SHORT, ZRTP, TURN_CHANNEL, UNASSIGNED -> throw new AssertionError("never routed");
            }
        }

        private void media(byte[] bytes) {
            if (receiver == null) {
                dtls.hold(bytes, 0, bytes.length);
            } else if (receiver.unprotect(bytes, 0, bytes.length) > 0) {
                opened.add(bytes);
            }
        }

        void on(DtlsEvent event) {
            dtls.on(event, System.nanoTime()).forEach(this::perform);
        }

        private void perform(IceEffect effect) {
            switch (effect) {
                case IceEffect.Listen listen -> demux.listen(listen.ufrag(), this);
                case IceEffect.Forget forget -> demux.forget(forget.ufrag());
                case IceEffect.Bind bind -> demux.bind(0, bind.path().remote(), this);
                case IceEffect.Unbind unbind -> demux.unbind(0, unbind.path().remote(), this);
                case IceEffect.Connected _ -> on(new DtlsEvent.Reachable());
                case IceEffect.Gone _ -> on(new DtlsEvent.Close());
                case IceEffect.SendTo _, IceEffect.SendNowhere _, IceEffect.Reconnecting _, IceEffect.Recovered _ ->
                    assertThat(ice.isGone()).isFalse();
            }
        }

        private void perform(DtlsEffect effect) {
            switch (effect) {
                case DtlsEffect.Begin begin -> association = server.begin(begin.peer(), this);
                case DtlsEffect.Deliver deliver ->
                    association().arrived(deliver.datagram().bytes());
                case DtlsEffect.Stop _ -> association().close();
                case DtlsEffect.Over end -> over.complete(end.why());
                case DtlsEffect.Secure secure -> {
                    receiver = new SrtpReceiver(secure.keys().client());
                    secure.held().forEach(held -> media(held.bytes()));
                }
            }
        }

        private Association association() {
            if (association == null) {
                throw new AssertionError("a datagram for a handshake that was not begun");
            }
            return association;
        }

        @Override
        public void flight(byte[] datagram) {
            loop.execute(() -> {
                Path path = ice.selected();
                if (path != null) {
                    flewTo.add(path.remote());
                    browser.arrived(datagram);
                }
            });
        }

        @Override
        public void agreed(SrtpKeys keys, byte[] lastFlight) {
            flight(lastFlight);
            loop.execute(() -> on(new DtlsEvent.Agreed(keys)));
        }

        @Override
        public void ended(DtlsEnd why) {
            loop.execute(() -> on(new DtlsEvent.Ended(why)));
        }
    }

    private void onLoop(Runnable step) {
        CompletableFuture.runAsync(step, loop).orTimeout(20, TimeUnit.SECONDS).join();
    }

    private void mint() {
        onLoop(() -> leg.ice.on(new IceEvent.Minted(ticket), System.nanoTime()).forEach(leg::perform));
    }

    private void answerComes() {
        Fingerprint fingerprint = leg.browser.fingerprint();
        onLoop(() -> leg.on(new DtlsEvent.PeerKnown(fingerprint)));
    }

    private void check(InetSocketAddress from) {
        byte[] buffer = new byte[200];
        int length = new StunWriter()
                .begin(buffer, 0, StunClass.REQUEST, TransactionId.random(chance))
                .text(StunAttribute.USERNAME, ticket.ufrag() + ":peer")
                .role(StunAttribute.ICE_CONTROLLING, 1)
                .priority(1)
                .useCandidate()
                .integrity(StunKey.shortTerm(ticket.password().value()))
                .fingerprint()
                .lengthBytes();
        byte[] check = Arrays.copyOf(buffer, length);
        onLoop(() -> leg.arrived(from, check));
    }

    private void dialFrom(InetSocketAddress from) {
        leg.browser.dial(datagram -> loop.execute(() -> leg.arrived(from, datagram)));
    }

    private void sendMedia(SrtpKeys keys, InetSocketAddress from) {
        SrtpSender sender = new SrtpSender(keys.client());
        List<byte[]> packets = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            byte[] packet = new byte[60 + keys.client().profile().rtpOverheadBytes()];
            packet[0] = (byte) 0x80;
            packet[1] = 111;
            packet[3] = (byte) i;
            assertThat(sender.protect(packet, 0, 60)).isEqualTo(packet.length);
            packets.add(packet);
        }
        packets.forEach(packet -> loop.execute(() -> leg.arrived(from, packet)));
    }

    private static void await(BooleanSupplier condition) {
        long endNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a moment before it is too late").isLessThan(endNanos);
            Thread.onSpinWait();
        }
    }

    @Test
    void helloThatOutrunsItsAnswerWaitsAndThenMediaFlows() {
        mint();
        check(WIFI);
        dialFrom(WIFI);
        await(() -> leg.demux.received(DatagramKind.DTLS) > 0);
        assertThat(server.alive()).as("nobody shakes hands with a stranger").isZero();

        answerComes();
        sendMedia(leg.browser.keys(), WIFI);

        await(() -> leg.opened.size() == 3);
        assertThat(leg.opened).extracting(packet -> (int) packet[3]).containsExactly(1, 2, 3);
    }

    @Test
    void dtlsWithoutACheckReachesNobody() {
        mint();
        answerComes();
        dialFrom(WIFI);

        await(() -> leg.demux.unknown(DatagramKind.DTLS) > 1);

        assertThat(server.alive()).isZero();
    }

    @Test
    void handshakeFollowsToTheNewAddress() {
        mint();
        answerComes();
        check(WIFI);
        dialFrom(MOBILE);
        await(() -> leg.demux.unknown(DatagramKind.DTLS) > 0);

        check(MOBILE);
        sendMedia(leg.browser.keys(), MOBILE);

        await(() -> leg.opened.size() == 3);
        assertThat(leg.flewTo).isNotEmpty().containsOnly(MOBILE);
    }

    @Test
    void closedPageEndsTheSession() {
        mint();
        answerComes();
        check(WIFI);
        dialFrom(WIFI);
        leg.browser.keys();

        leg.browser.leave();

        assertThat(leg.over.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(DtlsEnd.PEER_CLOSED);
    }
}
