package org.parlour.sip.jain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.sip.jain.SipHouse.A_MOMENT;
import static org.parlour.sip.jain.SipHouse.call;
import static org.parlour.sip.jain.SipHouse.until;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.parlour.wire.call.TrunkName;

@Tag("peer")
class SipDoorTest {
    private final SipHouse house = new SipHouse();

    @BeforeEach
    void open() throws IOException {
        house.open();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void optionsAreAnsweredWithoutACall(Transport transport) throws IOException {
        try (RawPeer phone = house.peer(transport)) {
            phone.ask("OPTIONS").send();
            String answer = phone.await(200);
            assertThat(RawPeer.header(answer, "Accept")).isEqualTo("application/sdp");
            assertThat(answer)
                    .contains("INVITE")
                    .contains("rport=" + phone.self().getPort());
            assertThat(house.door().counters().options()).isOne();
            until(() -> house.door().counters().transactionsNow() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallComesRingsIsTakenAndEnds(Transport transport) throws IOException {
        try (RawPeer phone = house.peer(transport)) {
            String accepted = call(phone);
            assertThat(accepted).contains("s=answer to v=0").contains("c=IN IP4 127.0.0.1");
            assertThat(RawPeer.header(accepted, "Contact"))
                    .isEqualTo("<sip:" + Wording.hostPort(house.at())
                            + (transport == Transport.TCP ? ";transport=tcp>" : ">"));
            assertThat(RawPeer.header(accepted, "From")).endsWith(";tag=alice");
            until(() -> house.board().news.contains(new Effect.Established()));

            phone.ask("BYE").within(accepted).number(2).send();
            phone.await(200);
            until(() -> house.board().news.stream().anyMatch(Effect.Ended.class::isInstance));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHouseHangsUpByTheWayTheCallCame(Transport transport) throws IOException {
        try (RawPeer phone = house.peer(transport)) {
            String accepted = call(phone);
            until(() -> house.board().news.contains(new Effect.Established()));
            house.board().wants(RawPeer.header(accepted, "Call-ID"), new Event.HangUp(null));
            String bye = phone.await("BYE ");
            assertThat(bye).startsWith("BYE sip:alice@" + Wording.hostPort(phone.self()));
            assertThat(RawPeer.header(bye, "Via"))
                    .contains(Wording.hostPort(house.at()))
                    .contains(transport.name());
            assertThat(RawPeer.header(bye, "To")).endsWith(";tag=alice");
            phone.send(phone.answerTo(bye, 200, "OK"));
            until(() -> house.door().counters().responses() == 1);
            assertThat(phone.receive(Duration.ofMillis(700)))
                    .as("no repeat after the answer")
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHouseDescribesTheSessionAnewAndAcknowledges(Transport transport) throws IOException {
        try (RawPeer phone = house.peer(transport)) {
            String accepted = call(phone);
            until(() -> house.board().news.contains(new Effect.Established()));
            house.board().wants(RawPeer.header(accepted, "Call-ID"), new Event.Renegotiate());
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
        try (RawPeer phone = house.peer(Transport.UDP)) {
            String accepted = call(phone);
            until(() -> house.board().news.contains(new Effect.Established()));
            String sipCallId = RawPeer.header(accepted, "Call-ID");
            house.board().wants(sipCallId, new Event.Renegotiate());
            String invite = phone.await("INVITE ");
            phone.send(phone.answerTo(invite, 180, "Ringing"));
            until(() -> house.door().counters().responses() == 1);
            SipRequest cancel = cancelOf(sipCallId);
            house.door().send(cancel, new Source(phone.self(), house.at(), Transport.UDP, TrunkName.LOCAL));
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
        house.board().answers = false;
        try (RawPeer phone = house.peer(transport)) {
            String branch = phone.newBranch();
            phone.ask("INVITE").branch(branch).session().send();
            phone.await(180);
            phone.ask("CANCEL").branch(branch).send();
            List<String> answers = List.of(phone.await("SIP/2.0 "), phone.await("SIP/2.0 "));
            assertThat(answers)
                    .extracting(answer -> answer.substring(8, 11) + " " + RawPeer.header(answer, "CSeq"))
                    .containsExactlyInAnyOrder("200 1 CANCEL", "487 1 INVITE");
            phone.ask("ACK").branch(branch).within(answers.get(1)).send();
            until(() -> house.door().counters().transactionsNow() == 0);
            assertThat(house.door().counters().acks())
                    .as("eaten by the transaction")
                    .isZero();
        }
    }

    @Test
    void aCancelOfNothingIsAnswered481() throws IOException {
        try (RawPeer phone = house.peer(Transport.UDP)) {
            phone.ask("CANCEL").send();
            phone.await(481);
        }
    }

    @Test
    void anInviteThatComesAgainIsOneCall() throws IOException {
        house.board().answers = false;
        try (RawPeer phone = house.peer(Transport.UDP)) {
            String invite = phone.ask("INVITE").session().text();
            phone.send(invite);
            phone.await(180);
            phone.send(invite);
            phone.await(180);
            assertThat(house.board().lanes.open()).isOne();
            assertThat(house.door().counters().invites()).isOne();
        }
    }

    @Test
    void anAnswerIsSaidAgainUntilTheAck() throws IOException {
        try (RawPeer phone = house.peer(Transport.UDP)) {
            String invite = phone.ask("INVITE").session().text();
            phone.send(invite);
            String first = phone.await(200);
            phone.send(invite);
            String again = phone.await(200);
            assertThat(again).isEqualTo(first);
            phone.ask("ACK").within(first).send();
            until(() -> house.board().news.contains(new Effect.Established()));
            assertThat(house.door().counters().invites()).isOne();
        }
    }

    @Test
    void anInviteThatComesAgainAfterItsTransactionIsKnown() throws IOException {
        try (RawPeer phone = house.peer(Transport.UDP)) {
            String invite = phone.ask("INVITE").session().text();
            phone.send(invite);
            String accepted = phone.await(200);
            phone.ask("ACK").within(accepted).send();
            until(() -> house.board().news.contains(new Effect.Established()));
            // The stack forgets after eight seconds. Nobody waits for that: it is made to forget.
            house.door().forgetTransactions();
            phone.send(invite);
            until(() -> house.door().counters().lateRepeats() == 1);
            assertThat(phone.receive(A_MOMENT)).isNull();
            assertThat(house.board().lanes.open()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void burstsKeepTheirOrder(Transport transport) throws IOException {
        try (RawPeer phone = house.peer(transport)) {
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
            until(() -> house.board().keys.size() == sent.size());
            assertThat(house.board().keys).isEqualTo(sent);
        }
    }

    @Test
    void aSessionIsFoundAmongSeveralParts() throws IOException {
        try (RawPeer phone = house.peer(Transport.UDP)) {
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
        try (RawPeer phone = house.peer(Transport.UDP)) {
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
            until(() -> house.board().news.contains(new Effect.Established()));
            house.board().wants(RawPeer.header(accepted, "Call-ID"), new Event.HangUp(null));
            String bye = phone.await("BYE ");
            assertThat(bye.lines().filter(line -> line.startsWith("Route:")))
                    .containsExactly("Route: <sip:" + Wording.hostPort(phone.self()) + ";lr>,<sip:192.0.2.9;lr>");
        }
    }

    @Test
    void answersGoBackWhereTheRequestCameFrom() throws IOException {
        try (RawPeer phone = house.peer(Transport.UDP);
                RawPeer victim = house.peer(Transport.UDP)) {
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
    void aRequestThatCannotBeSentIsSaid() throws IOException {
        try (RawPeer caller = house.peer(Transport.TCP)) {
            String accepted = call(caller);
            until(() -> house.board().news.contains(new Effect.Established()));
            caller.vanish();
            until(() -> house.door().counters().connectionsNow() == 0);
            house.board().wants(RawPeer.header(accepted, "Call-ID"), new Event.Ping());
            until(() -> house.board().news.stream()
                    .anyMatch(news -> news instanceof Effect.Ended ended
                            && ended.end().metricName().matches("transport_failed|peer_vanished")));
        }
    }

    @Test
    void manyCallsAtOnceAreAllTaken() throws IOException {
        List<RawPeer> phones = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                RawPeer phone = house.peer(i % 2 == 0 ? Transport.UDP : Transport.TCP);
                phones.add(phone);
                phone.ask("INVITE").session().send();
            }
            for (RawPeer phone : phones) {
                phone.ask("ACK").within(phone.await(200)).send();
            }
            until(() -> house.board().news.stream()
                            .filter(Effect.Established.class::isInstance)
                            .count()
                    == 40);
            assertThat(IntStream.range(0, 40)).hasSize(house.board().lanes.open());
        } finally {
            for (RawPeer phone : phones) {
                phone.close();
            }
        }
    }
}
