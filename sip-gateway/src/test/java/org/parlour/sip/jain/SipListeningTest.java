package org.parlour.sip.jain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parlour.sip.jain.SipHouse.ANY_PORT;
import static org.parlour.sip.jain.SipHouse.A_MOMENT;
import static org.parlour.sip.jain.SipHouse.call;
import static org.parlour.sip.jain.SipHouse.until;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parlour.wire.call.TrunkName;

/** Who may come in, and where; and that nothing stays open. */
@Tag("peer")
class SipListeningTest {
    private final SipHouse house = new SipHouse();

    @BeforeEach
    void open() throws IOException {
        house.open();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoIsNobodysHearsNothing() throws IOException {
        house.sources().knowsThisMachine = false;
        try (RawPeer phone = house.peer(Transport.UDP);
                RawPeer caller = house.peer(Transport.TCP)) {
            phone.ask("OPTIONS").send();
            until(() -> house.door().counters().unknownSources() == 2);
            assertThat(phone.receive(A_MOMENT)).isNull();
            assertThat(caller.receive(Duration.ofSeconds(5))).as("closed").isEmpty();
            assertThat(house.door().counters().options()).isZero();
            assertThat(house.door().counters().parseFailures()).isZero();
        }
    }

    @Test
    void aConnectionWhoseTrunkWentEndsAtItsNextWord() throws IOException {
        try (RawPeer caller = house.peer(Transport.TCP)) {
            caller.ask("OPTIONS").send();
            caller.await(200);
            house.sources().knowsThisMachine = false;
            caller.ask("OPTIONS").send();
            assertThat(caller.receive(Duration.ofSeconds(5))).as("closed").isEmpty();
            until(() -> house.door().counters().connectionsNow() == 0);
            assertThat(house.door().counters().options()).isEqualTo(1);
        }
    }

    @Test
    void aPortThatIsTakenForConnectionsIsSaidSo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            InetSocketAddress place = new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort());
            assertThatThrownBy(() -> house.door().listen(place)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void callsGoOnWhenTheirTrunkIsGoneAndNobodyElseIsHeard() throws IOException {
        for (Transport transport : Transport.values()) {
            house.sources().knowsThisMachine = true;
            try (RawPeer phone = house.peer(transport);
                    RawPeer other = RawPeer.udp(InetAddress.ofLiteral("127.0.0.5"), house.at())) {
                String accepted = call(phone);
                house.sources().leaveTheCallsOf(phone.self().getAddress());
                long strangers = house.door().counters().unknownSources();
                long invites = house.door().counters().invites();
                phone.ask("INVITE").callId("another-" + transport).session().send();
                other.ask("OPTIONS").send();
                until(() -> house.door().counters().unknownSources() == strangers + 2);
                assertThat(phone.receive(A_MOMENT)).isNull();
                assertThat(other.receive(A_MOMENT)).isNull();
                assertThat(house.door().counters().invites()).isEqualTo(invites);
                phone.ask("BYE").within(accepted).number(2).send();
                phone.await(200);
            }
        }
    }

    @Test
    void aTrunkThatNamesAnAddressTakesItFromLocal() throws IOException {
        InetAddress five = InetAddress.ofLiteral("127.0.0.5");
        List<Source> sources = new ArrayList<>();
        SipEars listening = new Listening(sources);
        try (SipDoor other = SipDoor.unrehearsed(
                        SipSettings.named("other"), new KnownSources().with(five, "berlin"), listening);
                RawPeer berlin = RawPeer.udp(five, other.listen(ANY_PORT))) {
            berlin.ask("ACK").send();
            until(() -> !sources.isEmpty());
            assertThat(sources.getFirst().trunk()).isEqualTo(new TrunkName("berlin"));
            assertThat(sources.getFirst().peer()).isEqualTo(berlin.self());
            assertThat(sources.getFirst().transport()).isEqualTo(Transport.UDP);
        }
    }

    @Test
    void twoEmptyLinesOnAConnectionArePingedBack() throws IOException {
        try (RawPeer caller = house.peer(Transport.TCP);
                RawPeer phone = house.peer(Transport.UDP)) {
            caller.send("\r\n\r\n");
            assertThat(caller.receive(Duration.ofSeconds(5))).isEqualTo("\r\n");
            phone.send("\r\n\r\n");
            until(() -> house.door().counters().keepAlives() == 2);
            assertThat(phone.receive(A_MOMENT)).isNull();
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        InetSocketAddress wanted;
        try (DatagramSocket taken = new DatagramSocket(ANY_PORT)) {
            wanted = new InetSocketAddress(taken.getLocalAddress(), taken.getLocalPort());
            InetSocketAddress refused = wanted;
            assertThatThrownBy(() -> house.door().listen(refused))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(Wording.hostPort(refused));
        }
        assertThat(house.door().listen(wanted)).isEqualTo(wanted);
    }

    @Test
    void aListeningPointClosesAndOpensAgain() throws IOException {
        for (int i = 0; i < 5; i++) {
            house.door().silence(house.at());
            assertThat(house.door().listening()).isEmpty();
            until(() -> refuses(house.at()));
            assertThat(house.door().listen(house.at())).isEqualTo(house.at());
            for (Transport transport : Transport.values()) {
                try (RawPeer phone = house.peer(transport)) {
                    phone.ask("OPTIONS").send();
                    phone.await(200);
                }
            }
        }
    }

    private static boolean refuses(InetSocketAddress at) {
        try (RawPeer caller = RawPeer.tcp(at)) {
            return caller.self().equals(at);
        } catch (IOException refused) {
            return true;
        }
    }

    @Test
    void twoAddressesAreAnsweredEachByItself() throws IOException {
        InetSocketAddress second = house.door().listen(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), 0));
        try (RawPeer first = RawPeer.udp(house.at());
                RawPeer other = RawPeer.udp(second)) {
            first.ask("OPTIONS").send();
            other.ask("OPTIONS").send();
            first.await(200);
            other.await(200);
            String accepted = call(other);
            assertThat(RawPeer.header(accepted, "Contact")).contains(Wording.hostPort(second));
        }
    }

    @Test
    void whatItOpenedIsClosedAtTheEnd() throws IOException {
        house.board().shut();
        // The first loads what stays: classes, the carriers of virtual threads.
        openCallAndClose();
        until(() -> stackThreads().isEmpty());
        long descriptors = descriptors();
        for (int i = 0; i < 3; i++) {
            openCallAndClose();
        }
        until(() -> stackThreads().isEmpty());
        until(() -> descriptors() <= descriptors);
    }

    private static void openCallAndClose() throws IOException {
        try (Switchboard inside = new Switchboard()) {
            SipDoor opened = inside.opened(SipDoor.open(SipSettings.named("short-lived"), new KnownSources(), inside));
            InetSocketAddress at = opened.listen(ANY_PORT);
            try (RawPeer phone = RawPeer.udp(at);
                    RawPeer caller = RawPeer.tcp(at);
                    RawPeer silent = RawPeer.tcp(at)) {
                call(phone);
                call(caller);
                until(() -> opened.counters().connectionsNow() == 2);
                silent.send("INVITE sip:half@");
                inside.shut();
            }
        }
    }

    /** Those that are in the stack's code or ours. A stack that is collected sleeps a second in the finalizer's. */
    private static List<String> stackThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().equals("Finalizer")
                        && thread.threadId() != Thread.currentThread().threadId())
                .filter(thread -> Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().matches("(gov[.]nist|org[.]parlour[.]sip).*")))
                .map(Thread::getName)
                .toList();
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
