package org.parlour.sip.jain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.Effect;
import org.parlour.sip.dialog.Envelope;
import org.parlour.sip.dialog.Event;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.Party;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipUri;
import org.parlour.sip.trunk.AddressRange;
import org.parlour.sip.trunk.Sources;
import org.parlour.wire.call.TrunkName;

@Tag("peer")
class SipDoorTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private final Switchboard board = new Switchboard();
    private SipDoor door;
    private InetSocketAddress house;

    @BeforeEach
    void open() throws IOException {
        door = board.opened(SipDoor.unrehearsed(SipSettings.named("test"), Sources.LOCAL, board));
        house = door.listen(ANY_PORT);
    }

    @AfterEach
    void close() {
        board.close();
    }

    private RawPeer peer(Transport transport) throws IOException {
        return transport == Transport.UDP ? RawPeer.udp(house) : RawPeer.tcp(house);
    }

    private static void until(BooleanSupplier condition) {
        long byNanos = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(byNanos);
            Thread.onSpinWait();
        }
    }

    /** Calls until the house has taken the call; its 200. */
    private static String call(RawPeer phone) throws IOException {
        phone.ask("INVITE").session().send();
        phone.await(100);
        phone.await(180);
        String accepted = phone.await(200);
        phone.ask("ACK").within(accepted).send();
        return accepted;
    }

    @ParameterizedTest
    @EnumSource
    void optionsAreAnsweredWithoutACall(Transport transport) throws IOException {
        try (RawPeer phone = peer(transport)) {
            phone.ask("OPTIONS").send();
            String answer = phone.await(200);
            assertThat(RawPeer.header(answer, "Accept")).isEqualTo("application/sdp");
            assertThat(answer)
                    .contains("INVITE")
                    .contains("rport=" + phone.self().getPort());
            assertThat(door.counters().requests(SipMethod.Known.OPTIONS)).isOne();
            until(() -> door.counters().transactions() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallComesRingsIsTakenAndEnds(Transport transport) throws IOException {
        try (RawPeer phone = peer(transport)) {
            String accepted = call(phone);
            assertThat(accepted).contains("s=answer to v=0").contains("c=IN IP4 127.0.0.1");
            assertThat(RawPeer.header(accepted, "Contact"))
                    .isEqualTo(
                            "<sip:" + Wording.hostPort(house) + (transport == Transport.TCP ? ";transport=tcp>" : ">"));
            assertThat(RawPeer.header(accepted, "From")).endsWith(";tag=alice");
            until(() -> board.news.contains(new Effect.Established()));

            phone.ask("BYE").within(accepted).number(2).send();
            phone.await(200);
            until(() -> board.news.stream().anyMatch(Effect.Ended.class::isInstance));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHouseHangsUpByTheWayTheCallCame(Transport transport) throws IOException {
        try (RawPeer phone = peer(transport)) {
            String accepted = call(phone);
            until(() -> board.news.contains(new Effect.Established()));
            board.wants(RawPeer.header(accepted, "Call-ID"), new Event.HangUp(null));
            String bye = phone.await("BYE ");
            assertThat(bye).startsWith("BYE sip:alice@" + Wording.hostPort(phone.self()));
            assertThat(RawPeer.header(bye, "Via"))
                    .contains(Wording.hostPort(house))
                    .contains(transport.name());
            assertThat(RawPeer.header(bye, "To")).endsWith(";tag=alice");
            phone.send(phone.answerTo(bye, 200, "OK"));
            until(() -> door.counters().responses() == 1);
            assertThat(phone.receive(Duration.ofMillis(700)))
                    .as("no repeat after the answer")
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHouseDescribesTheSessionAnewAndAcknowledges(Transport transport) throws IOException {
        try (RawPeer phone = peer(transport)) {
            String accepted = call(phone);
            until(() -> board.news.contains(new Effect.Established()));
            board.wants(RawPeer.header(accepted, "Call-ID"), new Event.Renegotiate());
            String invite = phone.await("INVITE ");
            assertThat(invite).contains("s=our offer");
            String answer = phone.answerTo(invite, 200, "OK")
                    .replace(
                            "Content-Length: 0\r\n\r\n",
                            "Contact: <sip:alice@" + Wording.hostPort(phone.self())
                                    + (transport == Transport.TCP ? ";transport=tcp" : "") + ">\r\n"
                                    + "Content-Type: application/sdp\r\nContent-Length: 5\r\n\r\nv=0\r\n");
            phone.send(answer);
            assertThat(RawPeer.header(phone.await("ACK "), "CSeq")).isEqualTo("1 ACK");
            // RFC 3261 section 13.2.2.4: each 2xx that comes again is acknowledged again.
            phone.send(answer);
            phone.await("ACK ");
        }
    }

    @Test
    void aReInviteThatIsNeverAnsweredIsCancelledAlongItsBranch() throws IOException {
        try (RawPeer phone = peer(Transport.UDP)) {
            String accepted = call(phone);
            until(() -> board.news.contains(new Effect.Established()));
            String sipCallId = RawPeer.header(accepted, "Call-ID");
            board.wants(sipCallId, new Event.Renegotiate());
            String invite = phone.await("INVITE ");
            phone.send(phone.answerTo(invite, 180, "Ringing"));
            until(() -> door.counters().responses() == 1);
            SipRequest cancel = cancelOf(sipCallId);
            door.send(cancel, new Source(phone.self(), house, Transport.UDP, TrunkName.LOCAL));
            String heard = phone.await("CANCEL ");
            assertThat(RawPeer.header(heard, "Via")).isEqualTo(RawPeer.header(invite, "Via"));
            assertThat(RawPeer.header(heard, "CSeq")).isEqualTo("1 CANCEL");
        }
    }

    private static SipRequest cancelOf(String sipCallId) {
        Party party = new Party(new SipAddress("<sip:nobody@127.0.0.1>"), "tag");
        return new SipRequest(
                new Envelope(party, party, sipCallId, new CSeq(1, SipMethod.Known.CANCEL)),
                new SipUri("sip:nobody@127.0.0.1"),
                70,
                null,
                List.of(),
                List.of(),
                HeaderFields.NONE,
                null);
    }

    @ParameterizedTest
    @EnumSource
    void whoCancelsHears487(Transport transport) throws IOException {
        board.answers = false;
        try (RawPeer phone = peer(transport)) {
            String branch = phone.newBranch();
            phone.ask("INVITE").branch(branch).session().send();
            phone.await(180);
            phone.ask("CANCEL").branch(branch).send();
            List<String> answers = List.of(phone.await("SIP/2.0 "), phone.await("SIP/2.0 "));
            assertThat(answers)
                    .extracting(answer -> answer.substring(8, 11) + " " + RawPeer.header(answer, "CSeq"))
                    .containsExactlyInAnyOrder("200 1 CANCEL", "487 1 INVITE");
            phone.ask("ACK").branch(branch).within(answers.get(1)).send();
            until(() -> door.counters().transactions() == 0);
            assertThat(door.counters().requests(SipMethod.Known.ACK))
                    .as("eaten by the transaction")
                    .isZero();
        }
    }

    @Test
    void aCancelOfNothingIsAnswered481() throws IOException {
        try (RawPeer phone = peer(Transport.UDP)) {
            phone.ask("CANCEL").send();
            phone.await(481);
        }
    }

    @Test
    void anInviteThatComesAgainIsOneCall() throws IOException {
        board.answers = false;
        try (RawPeer phone = peer(Transport.UDP)) {
            String invite = phone.ask("INVITE").session().text();
            phone.send(invite);
            phone.await(180);
            phone.send(invite);
            phone.await(180);
            assertThat(board.lanes.open()).isOne();
            assertThat(door.counters().requests(SipMethod.Known.INVITE)).isOne();
        }
    }

    @Test
    void anAnswerIsSaidAgainUntilTheAck() throws IOException {
        try (RawPeer phone = peer(Transport.UDP)) {
            String invite = phone.ask("INVITE").session().text();
            phone.send(invite);
            String first = phone.await(200);
            phone.send(invite);
            String again = phone.await(200);
            assertThat(again).isEqualTo(first);
            phone.ask("ACK").within(first).send();
            until(() -> board.news.contains(new Effect.Established()));
            assertThat(door.counters().requests(SipMethod.Known.INVITE)).isOne();
        }
    }

    @Test
    void anInviteThatComesAgainAfterItsTransactionIsKnown() throws IOException {
        try (RawPeer phone = peer(Transport.UDP)) {
            String invite = phone.ask("INVITE").session().text();
            phone.send(invite);
            String accepted = phone.await(200);
            phone.ask("ACK").within(accepted).send();
            until(() -> board.news.contains(new Effect.Established()));
            // The stack forgets after eight seconds. Nobody waits for that: it is made to forget.
            door.forgetTransactions();
            phone.send(invite);
            until(() -> door.counters().lateRepeats() == 1);
            assertThat(phone.receive(A_MOMENT)).isNull();
            assertThat(board.lanes.open()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void burstsKeepTheirOrder(Transport transport) throws IOException {
        try (RawPeer phone = peer(transport)) {
            String accepted = call(phone);
            List<String> sent = new ArrayList<>();
            for (int burst = 0; burst < 150; burst++) {
                for (int i = 0; i < 4; i++) {
                    String signal = "Signal=" + (4 * burst + i);
                    sent.add(signal);
                    phone.ask("INFO")
                            .within(accepted)
                            .number(2 + 4L * burst + i)
                            .body("application/dtmf-relay", signal)
                            .send();
                }
                for (int i = 0; i < 4; i++) {
                    phone.await(200);
                }
            }
            until(() -> board.keys.size() == sent.size());
            assertThat(board.keys).isEqualTo(sent);
        }
    }

    @Test
    void aSessionIsFoundAmongSeveralParts() throws IOException {
        try (RawPeer phone = peer(Transport.UDP)) {
            phone.ask("INVITE")
                    .body(
                            "multipart/mixed;boundary=\"b1\"",
                            "--b1\r\nContent-Type: application/pidf+xml\r\n\r\n<presence/>\r\n"
                                    + "--b1\r\nContent-Type: application/sdp\r\n\r\n" + RawPeer.SESSION
                                    + "\r\n--b1--\r\n")
                    .send();
            assertThat(phone.await(200)).contains("s=answer to v=0").doesNotContain("presence");
        }
    }

    @Test
    void recordRoutesAndTheViasOfProxiesAreSaidBack() throws IOException {
        try (RawPeer phone = peer(Transport.UDP)) {
            String invite = phone.ask("INVITE")
                    .with("Via: SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bKbehind")
                    .with("Record-Route: <sip:" + Wording.hostPort(phone.self()) + ";lr>")
                    .with("Record-Route: <sip:192.0.2.9;lr>")
                    .session()
                    .text();
            phone.send(invite);
            String accepted = phone.await(200);
            assertThat(accepted).contains("192.0.2.9:5070;branch=z9hG4bKbehind").contains("<sip:192.0.2.9;lr>");
            phone.ask("ACK").within(accepted).send();
            until(() -> board.news.contains(new Effect.Established()));
            board.wants(RawPeer.header(accepted, "Call-ID"), new Event.HangUp(null));
            String bye = phone.await("BYE ");
            assertThat(bye.lines().filter(line -> line.startsWith("Route:")))
                    .containsExactly("Route: <sip:" + Wording.hostPort(phone.self()) + ";lr>,<sip:192.0.2.9;lr>");
        }
    }

    @Test
    void answersGoBackWhereTheRequestCameFrom() throws IOException {
        try (RawPeer phone = peer(Transport.UDP);
                RawPeer victim = peer(Transport.UDP)) {
            String options = phone.ask("OPTIONS").text();
            phone.send(options.replace(
                    ";rport;",
                    ";maddr=127.0.0.1;received=127.0.0.99;rport="
                            + victim.self().getPort() + ";"));
            phone.await(200);
            assertThat(victim.receive(A_MOMENT)).isNull();
        }
    }

    @Test
    void whoIsNobodysHearsNothing() throws IOException {
        door.sources(Sources.NONE);
        try (RawPeer phone = peer(Transport.UDP);
                RawPeer caller = peer(Transport.TCP)) {
            phone.ask("OPTIONS").send();
            until(() -> door.counters().unknownSources() == 2);
            assertThat(phone.receive(A_MOMENT)).isNull();
            assertThat(caller.receive(Duration.ofSeconds(5))).as("closed").isEmpty();
            assertThat(door.counters().requests(SipMethod.Known.OPTIONS)).isZero();
            assertThat(door.counters().parseFailures()).isZero();
        }
    }

    @Test
    void aConnectionEndsWhenItsTrunkGoes() throws IOException {
        try (RawPeer caller = peer(Transport.TCP)) {
            caller.ask("OPTIONS").send();
            caller.await(200);
            door.sources(Sources.LOCAL.without(TrunkName.LOCAL));
            assertThat(caller.receive(Duration.ofSeconds(5))).as("closed").isEmpty();
            until(() -> door.counters().connections() == 0);
        }
    }

    @Test
    void aTrunkThatNamesAnAddressTakesItFromLocal() throws IOException {
        InetAddress five = InetAddress.ofLiteral("127.0.0.5");
        door.sources(Sources.LOCAL.with(new TrunkName("berlin"), new AddressRange(five, 32)));
        List<Source> sources = new ArrayList<>();
        SipEars listening = new Listening(sources);
        try (SipDoor other = SipDoor.unrehearsed(
                        SipSettings.named("other"),
                        Sources.LOCAL.with(new TrunkName("berlin"), new AddressRange(five, 32)),
                        listening);
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
        try (RawPeer caller = peer(Transport.TCP);
                RawPeer phone = peer(Transport.UDP)) {
            caller.send("\r\n\r\n");
            assertThat(caller.receive(Duration.ofSeconds(5))).isEqualTo("\r\n");
            phone.send("\r\n\r\n");
            until(() -> door.counters().keepAlives() == 2);
            assertThat(phone.receive(A_MOMENT)).isNull();
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        InetSocketAddress wanted;
        try (DatagramSocket taken = new DatagramSocket(ANY_PORT)) {
            wanted = new InetSocketAddress(taken.getLocalAddress(), taken.getLocalPort());
            InetSocketAddress refused = wanted;
            assertThatThrownBy(() -> door.listen(refused))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(Wording.hostPort(refused));
        }
        assertThat(door.listen(wanted)).isEqualTo(wanted);
    }

    @Test
    void aListeningPointClosesAndOpensAgain() throws IOException {
        for (int i = 0; i < 5; i++) {
            door.silence(house);
            assertThat(door.listening()).isEmpty();
            until(() -> refuses(house));
            assertThat(door.listen(house)).isEqualTo(house);
            for (Transport transport : Transport.values()) {
                try (RawPeer phone = peer(transport)) {
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
        InetSocketAddress second = door.listen(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), 0));
        try (RawPeer first = RawPeer.udp(house);
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
        board.shut();
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
            SipDoor opened = inside.opened(SipDoor.open(SipSettings.named("short-lived"), Sources.LOCAL, inside));
            InetSocketAddress at = opened.listen(ANY_PORT);
            try (RawPeer phone = RawPeer.udp(at);
                    RawPeer caller = RawPeer.tcp(at);
                    RawPeer silent = RawPeer.tcp(at)) {
                call(phone);
                call(caller);
                until(() -> opened.counters().connections() == 2);
                silent.send("INVITE sip:half@");
                inside.shut();
            }
        }
    }

    /** Those that are in the stack's code or ours. A stack that is collected sleeps a second in the finalizer's. */
    private static List<String> stackThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().equals("Finalizer"))
                .filter(thread -> Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().matches("(gov[.]nist|org[.]parlour[.]sip).*")
                                && !frame.getClassName().contains("SipDoorTest")))
                .map(Thread::getName)
                .toList();
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    @Test
    void aRequestThatCannotBeSentIsSaid() throws IOException {
        try (RawPeer caller = peer(Transport.TCP)) {
            String accepted = call(caller);
            until(() -> board.news.contains(new Effect.Established()));
            caller.vanish();
            until(() -> door.counters().connections() == 0);
            board.wants(RawPeer.header(accepted, "Call-ID"), new Event.Ping());
            until(() -> board.news.stream()
                    .anyMatch(news -> news instanceof Effect.Ended ended
                            && ended.end().metricName().matches("transport_failed|peer_vanished")));
        }
    }

    @Test
    void manyCallsAtOnceAreAllTaken() throws IOException {
        List<RawPeer> phones = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                RawPeer phone = peer(i % 2 == 0 ? Transport.UDP : Transport.TCP);
                phones.add(phone);
                phone.ask("INVITE").session().send();
            }
            for (RawPeer phone : phones) {
                phone.ask("ACK").within(phone.await(200)).send();
            }
            until(() -> board.news.stream()
                            .filter(Effect.Established.class::isInstance)
                            .count()
                    == 40);
            assertThat(IntStream.range(0, 40)).hasSize(board.lanes.open());
        } finally {
            for (RawPeer phone : phones) {
                phone.close();
            }
        }
    }
}
