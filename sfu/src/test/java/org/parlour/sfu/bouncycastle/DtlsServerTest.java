package org.parlour.sfu.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpProfile;

class DtlsServerTest {
    private static final DtlsLimits LIMITS =
            new DtlsLimits(32, 2, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMillis(40));
    private static final Fingerprint NOBODY = Fingerprint.sha256(new byte[32]);

    private final List<DtlsServer> servers = new ArrayList<>();

    @AfterEach
    void nobodyIsLeftBehind() {
        for (DtlsServer server : servers) {
            server.close();
            assertThat(server.alive()).isZero();
            assertThat(server.waiting()).isZero();
            assertThat(server.shaking()).isZero();
        }
    }

    private DtlsServer server(DtlsLimits limits) {
        DtlsServer server = DtlsServer.open(limits);
        servers.add(server);
        return server;
    }

    private static Ears join(DtlsServer server, BrowserEnd browser, Fingerprint announced) {
        Ears ears = new Ears(browser::arrived);
        browser.dial(server.begin(announced, ears)::arrived);
        return ears;
    }

    private static void await(BooleanSupplier condition) {
        long endNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a moment before it is too late").isLessThan(endNanos);
            Thread.onSpinWait();
        }
    }

    @Test
    void bothSidesHaveTheSameKeysAndOurPreferenceDecides() {
        DtlsServer server = server(LIMITS);
        BrowserEnd browser = new BrowserEnd(server.fingerprint());

        Ears ears = join(server, browser, browser.fingerprint());

        assertThat(ears.keys()).isEqualTo(browser.keys());
        assertThat(ears.keys().client().profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
        assertThat(server.counters().agreements()).isOne();
    }

    @Test
    void oldProfileIsTakenWhereNoOtherIsOffered() {
        DtlsServer server = server(LIMITS);
        BrowserEnd browser = new BrowserEnd(server.fingerprint(), List.of(8, 1), 0);

        Ears ears = join(server, browser, browser.fingerprint());

        assertThat(ears.keys()).isEqualTo(browser.keys());
        assertThat(ears.keys().server().profile()).isEqualTo(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
    }

    @Test
    void withoutAProfileOfOursThereIsNoHandshake() {
        DtlsServer server = server(LIMITS);
        for (List<Integer> offered : List.of(List.of(8), List.<Integer>of())) {
            BrowserEnd browser = new BrowserEnd(server.fingerprint(), offered, 0);

            Ears ears = join(server, browser, browser.fingerprint());

            assertThat(ears.end()).isEqualTo(DtlsEnd.NO_COMMON_PROFILE);
            assertThat(alert(browser)).isEqualTo(AlertDescription.handshake_failure);
        }
    }

    @Test
    void anotherCertificateThanAnnouncedIsRefused() {
        DtlsServer server = server(LIMITS);
        BrowserEnd browser = new BrowserEnd(server.fingerprint());

        Ears ears = join(server, browser, NOBODY);

        assertThat(ears.end()).isEqualTo(DtlsEnd.WRONG_FINGERPRINT);
        assertThat(alert(browser)).isEqualTo(AlertDescription.bad_certificate);
        assertThat(ears.heard).doesNotContain("agreed");
    }

    @Test
    void browserThatMissesOurCertificateEndsIt() {
        DtlsServer server = server(LIMITS);
        BrowserEnd browser = new BrowserEnd(NOBODY);

        Ears ears = join(server, browser, browser.fingerprint());

        assertThat(ears.end()).isEqualTo(DtlsEnd.PEER_ALERT);
        assertThat(server.counters().ends(DtlsEnd.PEER_ALERT)).isOne();
    }

    private static int alert(BrowserEnd browser) {
        assertThat(browser.refusal()).isInstanceOf(TlsFatalAlertReceived.class);
        return ((TlsFatalAlertReceived) browser.refusal()).getAlertDescription();
    }

    @Test
    void helloInTwoDatagramsIsUnderstood() {
        DtlsServer server = server(LIMITS);
        BrowserEnd browser = new BrowserEnd(server.fingerprint(), BrowserEnd.CHROMIUM, 1_200);
        List<byte[]> sent = new CopyOnWriteArrayList<>();
        Ears ears = new Ears(browser::arrived);
        Association association = server.begin(browser.fingerprint(), ears);

        browser.dial(datagram -> {
            sent.add(datagram);
            association.arrived(datagram);
        });

        assertThat(ears.keys()).isEqualTo(browser.keys());
        assertThat(sent.subList(0, 2)).allSatisfy(hello -> {
            assertThat(hello[0]).as("a handshake record").isEqualTo((byte) 22);
            assertThat(hello[13]).as("a ClientHello's fragment").isEqualTo((byte) 1);
        });
    }

    @Test
    void theFlightThatLetsMediaFlowComesWithTheKeys() {
        DtlsServer server = server(LIMITS);
        BrowserEnd browser = new BrowserEnd(server.fingerprint());

        Ears ears = join(server, browser, browser.fingerprint());
        browser.keys();

        assertThat(ears.heard.getFirst()).isEqualTo("flight");
        assertThat(ears.heard.getLast()).as("the browser has its keys from it").isEqualTo("agreed");
    }

    @Test
    void ourWholeAnswerIsOneDatagram() {
        DtlsServer server = server(LIMITS);
        BrowserEnd browser = new BrowserEnd(server.fingerprint());
        List<Integer> lengths = new CopyOnWriteArrayList<>();
        Ears ears = new Ears(datagram -> {
            lengths.add(datagram.length);
            browser.arrived(datagram);
        });

        browser.dial(server.begin(browser.fingerprint(), ears)::arrived);
        browser.keys();

        assertThat(lengths).allMatch(length -> length <= Mailbox.LONGEST_SENT_BYTES);
        assertThat(lengths.getFirst()).as("ServerHello to ServerHelloDone").isGreaterThan(500);
    }

    @Test
    void closedPageEndsTheAssociation() {
        DtlsServer server = server(LIMITS);
        BrowserEnd browser = new BrowserEnd(server.fingerprint());
        Ears ears = join(server, browser, browser.fingerprint());
        browser.keys();

        browser.leave();

        assertThat(ears.end()).isEqualTo(DtlsEnd.PEER_CLOSED);
    }

    @Test
    void weSayFarewellWhenWeLeave() {
        DtlsServer server = server(LIMITS);
        BrowserEnd browser = new BrowserEnd(server.fingerprint());
        Ears ears = new Ears(browser::arrived);
        Association association = server.begin(browser.fingerprint(), ears);
        browser.dial(association::arrived);
        browser.keys();

        association.close();

        browser.awaitLeft();
        assertThat(ears.end()).isEqualTo(DtlsEnd.CLOSED_HERE);
        association.close();
        assertThat(ears.heard).containsOnlyOnce("ended");
    }

    @Test
    void thirtyThirdHandshakeWaitsForItsTurn() {
        DtlsServer server = server(LIMITS);
        List<Association> silent = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            silent.add(server.begin(NOBODY, Ears.deaf()));
        }
        await(() -> server.shaking() == 32);
        BrowserEnd browser = new BrowserEnd(server.fingerprint());

        Ears ears = join(server, browser, browser.fingerprint());
        await(() -> server.waiting() == 1);
        assertThat(ears.heard).isEmpty();
        silent.getFirst().close();

        assertThat(ears.keys()).isEqualTo(browser.keys());
    }

    @Test
    void whoFindsTooManyWaitingIsToldThatWeAreBusy() {
        DtlsServer server =
                server(new DtlsLimits(1, 1, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(40)));
        server.begin(NOBODY, Ears.deaf());
        await(() -> server.shaking() == 1);
        server.begin(NOBODY, Ears.deaf());
        await(() -> server.waiting() == 1);
        Ears third = Ears.deaf();

        server.begin(NOBODY, third);

        assertThat(third.end()).isEqualTo(DtlsEnd.BUSY);
        assertThat(server.counters().ends(DtlsEnd.BUSY)).isOne();
    }

    @Test
    void whoGetsNoTurnInTimeIsToldThatWeAreBusy() {
        DtlsServer server =
                server(new DtlsLimits(1, 1, Duration.ofMillis(20), Duration.ofSeconds(20), Duration.ofMillis(40)));
        server.begin(NOBODY, Ears.deaf());
        await(() -> server.shaking() == 1);
        Ears second = Ears.deaf();

        server.begin(NOBODY, second);

        assertThat(second.end()).isEqualTo(DtlsEnd.BUSY);
    }

    @Test
    void silentPeerTimesOut() {
        DtlsServer server =
                server(new DtlsLimits(1, 1, Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofMillis(10)));
        Ears ears = Ears.deaf();

        server.begin(NOBODY, ears);

        assertThat(ears.end()).isEqualTo(DtlsEnd.TIMED_OUT);
    }

    @Test
    void thirtyTwoShakeHandsAtOnce() {
        DtlsServer server = server(DtlsLimits.STANDARD);
        List<BrowserEnd> browsers = new ArrayList<>();
        List<Ears> ears = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            BrowserEnd browser = new BrowserEnd(server.fingerprint());
            browsers.add(browser);
            ears.add(join(server, browser, browser.fingerprint()));
        }

        for (int i = 0; i < browsers.size(); i++) {
            assertThat(ears.get(i).keys()).isEqualTo(browsers.get(i).keys());
        }
        await(() -> server.shaking() == 0);
        assertThat(server.alive()).as("associations live on").isEqualTo(48);
    }

    @Test
    void closedServerLeavesNoThreadWhereverItsHandshakesAre() {
        DtlsServer server =
                server(new DtlsLimits(2, 8, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(40)));
        BrowserEnd agreed = new BrowserEnd(server.fingerprint());
        Ears first = join(server, agreed, agreed.fingerprint());
        agreed.keys();
        Ears shaking = Ears.deaf();
        server.begin(NOBODY, shaking);

        server.close();

        assertThat(first.end()).isEqualTo(DtlsEnd.CLOSED_HERE);
        assertThat(shaking.end()).isEqualTo(DtlsEnd.CLOSED_HERE);
        assertThat(server.alive()).isZero();
        Ears late = Ears.deaf();
        server.begin(NOBODY, late);
        assertThat(late.end()).isEqualTo(DtlsEnd.CLOSED_HERE);
    }

    @Test
    void warmUpIsAHandshakeThatLeavesNothing() {
        DtlsServer server = server(LIMITS);

        server.warmUp();

        await(() -> server.alive() == 0);
        assertThat(server.counters().agreements()).isOne();
    }

    @Test
    void messageOfAnAbsurdLengthNeverReachesTheLibrary() {
        DtlsServer server = server(LIMITS);
        Association association = server.begin(NOBODY, Ears.deaf());
        // A ClientHello of 16 MB, of which twelve bytes are here.
        byte[] absurd = new byte[13 + 12 + 12];
        absurd[0] = 22;
        absurd[1] = (byte) 0xFE;
        absurd[2] = (byte) 0xFD;
        absurd[12] = 24;
        absurd[13] = 1;
        Arrays.fill(absurd, 14, 17, (byte) 0xFF);
        absurd[24] = 12;

        association.arrived(absurd);

        assertThat(server.counters().drops()).isOne();
    }

    @Test
    void eachServerHasACertificateOfItsOwn() {
        assertThat(server(LIMITS).fingerprint()).isNotEqualTo(server(LIMITS).fingerprint());
    }
}
