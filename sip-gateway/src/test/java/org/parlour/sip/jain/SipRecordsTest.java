package org.parlour.sip.jain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import javax.sip.address.Hop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.proof.Fuzz;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.CallFailure;
import org.parlour.sip.dialog.Envelope;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.Party;
import org.parlour.sip.dialog.Reason;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.sip.dialog.SipBody;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.dialog.SipUri;
import org.parlour.wire.call.TrunkName;

/** Messages to records and back, without a network. */
class SipRecordsTest {
    private static final InetSocketAddress HOUSE = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5060);
    private static final InetSocketAddress PHONE = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), 40_000);
    private static final Source BY_UDP = new Source(PHONE, HOUSE, Transport.UDP, TrunkName.LOCAL);
    private static final Source BY_TCP = new Source(PHONE, HOUSE, Transport.TCP, TrunkName.LOCAL);
    private static final String INVITE = String.join(
            "\r\n",
            "INVITE sip:100;x=y@127.0.0.1;user=phone SIP/2.0",
            "v: SIP/2.0/UDP 127.0.0.9:40000;branch=z9hG4bKabc;rport",
            "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKdef",
            "Record-Route: <sip:192.0.2.1;lr;ftag=1>, <sip:192.0.2.2:5070;lr>",
            "Route: <sip:127.0.0.1;lr>,<sip:192.0.2.3;lr>",
            "f: \"Doctor, the <first>\" <sip:doctor@example.com;p=1>;x=y;tag=from-tag",
            "t: sip:100@example.com",
            "i: a84b4c76e66710@pc33.example.com",
            "CSeq: 2147483647 INVITE",
            "m: \"D\" <sip:doctor@127.0.0.9:40000;transport=udp>;expires=60",
            "k: 100rel, timer",
            "Require: a",
            "Require: b , c",
            "X-Parlour-Room: demo",
            "X-Empty:",
            "c: application/sdp",
            "l: 5",
            "",
            "v=0\r\n");

    @BeforeAll
    static void startsAStack() throws Exception {
        // The stack's classes ask for the logger that a stack was made with.
        SipDoor.unrehearsed(SipSettings.named("records"), new KnownSources(), new Listening(List.of()))
                .close();
    }

    private static SIPRequest parsed(String text) {
        try {
            if (parse(text.getBytes(StandardCharsets.UTF_8), new SipTally(() -> 0, () -> 0))
                    instanceof SIPRequest request) {
                return request;
            }
            throw new AssertionError("no request");
        } catch (ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static @Nullable SIPMessage parse(byte[] bytes, SipTally counters) throws ParseException {
        return new WaryParser(counters).parseSIPMessage(bytes, true, false, (failure, message, type, header, text) -> {
            if (type != null && type.getSimpleName().matches("From|To|CSeq|Via|CallID|ContentLength|RequestLine")) {
                throw failure;
            }
            message.addUnparsed(header);
        });
    }

    @Test
    void aRequestBecomesARecord() {
        SipRequest request = FromJain.request(parsed(INVITE), HOUSE);
        assertThat(request.method()).isEqualTo(SipMethod.Known.INVITE);
        assertThat(request.uri().text()).isEqualTo("sip:100;x=y@127.0.0.1;user=phone");
        assertThat(request.callId()).isEqualTo("a84b4c76e66710@pc33.example.com");
        assertThat(request.cseq().number()).isEqualTo(2_147_483_647L);
        assertThat(request.from().tag()).isEqualTo("from-tag");
        assertThat(request.from().address().text()).isEqualTo("\"Doctor, the <first>\" <sip:doctor@example.com;p=1>");
        assertThat(request.to()).isEqualTo(new Party(new SipAddress("<sip:100@example.com>"), null));
        assertThat(request.maxForwards()).isEqualTo(70);
        assertThat(String.valueOf(
                        request.contact() == null ? "" : request.contact().uri().text()))
                .isEqualTo("sip:doctor@127.0.0.9:40000;transport=udp");
        assertThat(request.recordRoutes())
                .extracting(SipAddress::text)
                .containsExactly("<sip:192.0.2.1;lr;ftag=1>", "<sip:192.0.2.2:5070;lr>");
        assertThat(request.routes()).extracting(SipAddress::text).containsExactly("<sip:192.0.2.3;lr>");
        assertThat(request.sdp()).isEqualTo(new SipBody("application/sdp", "v=0\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void fieldsKeepTheirOrderAndHaveTheirLongNames() {
        HeaderFields fields = FromJain.request(parsed(INVITE), HOUSE).fields();
        assertThat(fields.words("Supported")).containsExactly("100rel", "timer");
        assertThat(fields.words("Require")).containsExactly("a", "b", "c");
        assertThat(fields.first("X-Parlour-Room")).hasValue("demo");
        assertThat(fields.first("X-Empty")).hasValue("");
        assertThat(fields.first("Via")).isEmpty();
        assertThat(fields.first("Content-Length")).isEmpty();
    }

    @Test
    void theBranchIsTheSendersAndOfACancelTheSame() {
        Branch branch = FromJain.branch(parsed(INVITE));
        assertThat(branch).isEqualTo(new Branch("z9hg4bkabc@127.0.0.9:40000"));
        assertThat(FromJain.branch(
                        parsed(INVITE.replace("SIP/2.0/UDP 127.0.0.9:40000", "SIP/2.0/UDP 127.0.0.9:40001"))))
                .isNotEqualTo(branch);
        assertThat(FromJain.branch(parsed(INVITE.replace("INVITE", "CANCEL")))).isEqualTo(branch);
    }

    @Test
    void aPeerOfBefore2002IsKnownByAllItSays() {
        String old = INVITE.replace(";branch=z9hG4bKabc", "");
        Branch branch = FromJain.branch(parsed(old));
        assertThat(FromJain.branch(parsed(old))).isEqualTo(branch);
        assertThat(FromJain.branch(parsed(old.replace("INVITE", "CANCEL")))).isEqualTo(branch);
        assertThat(FromJain.branch(parsed(old.replace("2147483647", "2147483646"))))
                .isNotEqualTo(branch);
        assertThat(FromJain.branch(parsed(old.replace("from-tag", "other")))).isNotEqualTo(branch);
    }

    @Test
    void whatFollowsTheBodyOfADatagramIsNoPartOfIt() {
        SipRequest request = FromJain.request(parsed(INVITE + "\0\0\0 and more"), HOUSE);
        assertThat(request.sdp()).isEqualTo(SipBody.sdp("v=0\r\n"));
    }

    @Test
    void withoutALengthTheBodyOfADatagramIsAllThatFollows() {
        SipRequest request = FromJain.request(parsed(INVITE.replace("l: 5\r\n", "")), HOUSE);
        assertThat(request.sdp()).isEqualTo(SipBody.sdp("v=0\r\n"));
    }

    @Test
    void aMessageCutShortIsAParseFailure() {
        SipTally counters = new SipTally(() -> 0, () -> 0);
        byte[] cut = INVITE.substring(0, INVITE.length() - 2).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> parse(cut, counters)).isInstanceOf(ParseException.class);
        byte[] noCallId =
                INVITE.replace("i: a84b4c76e66710@pc33.example.com\r\n", "").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> parse(noCallId, counters)).isInstanceOf(ParseException.class);
        byte[] otherVia = INVITE.replace("SIP/2.0/UDP 127", "SIP/2.0/TLS 127").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> parse(otherVia, counters)).isInstanceOf(ParseException.class);
        assertThat(counters.read().parseFailures()).isEqualTo(3);
    }

    @Test
    void anAnswerSaysBackWhatTheRequestSaid() throws ParseException {
        SIPRequest invite = parsed(INVITE);
        SipRequest record = FromJain.request(invite, HOUSE);
        SIPResponse busy = ToJain.response(invite, record.refusal(CallFailure.Plain.BUSY, "our-tag"));
        String text = busy.encode();
        assertThat(text)
                .startsWith("SIP/2.0 486 Busy Here\r\n")
                .contains("127.0.0.9:40000;branch=z9hG4bKabc;rport")
                .contains("192.0.2.1;branch=z9hG4bKdef")
                .contains("From: \"Doctor, the <first>\" <sip:doctor@example.com;p=1>;x=y;tag=from-tag")
                .contains("To: <sip:100@example.com>;tag=our-tag")
                .contains("CSeq: 2147483647 INVITE")
                .doesNotContain("Record-Route");
        SipResponse back = FromJain.response(busy);
        assertThat(back.envelope())
                .isEqualTo(record.refusal(CallFailure.Plain.BUSY, "our-tag").envelope());
    }

    @Test
    void everyRefusalOfTheHouseCanBeSaid() throws ParseException {
        SIPRequest invite = parsed(INVITE);
        SipRequest record = FromJain.request(invite, HOUSE);
        List<CallFailure> failures = new ArrayList<>(List.of(CallFailure.Plain.values()));
        failures.add(new CallFailure.BadExtension(List.of("100rel")));
        failures.add(new CallFailure.NotAcceptableHere("no \"codec\"\r\nX: y"));
        failures.add(new CallFailure.Overloaded(5));
        failures.add(new CallFailure.UnsupportedBody(HeaderFields.of("Accept", "application/sdp")));
        for (CallFailure failure : failures) {
            SipResponse refusal = record.refusal(failure, "tag");
            SipResponse back = FromJain.response(ToJain.response(invite, refusal));
            assertThat(back.status()).isEqualTo(failure.sipStatus());
            failure.fields().list().forEach(field -> assertThat(back.fields().values(field.name()))
                    .as(field.name())
                    .isNotEmpty());
        }
    }

    @Test
    void aRequestOfOursIsSaidWithItsRoute() throws ParseException {
        SipRequest bye = request("sip:doctor@127.0.0.9:40000", List.of(new SipAddress("<sip:192.0.2.1:5080;lr>")));
        String text = ToJain.request(bye, BY_UDP, "z9hG4bKours").encode();
        assertThat(text)
                .startsWith("BYE sip:doctor@127.0.0.9:40000 SIP/2.0\r\n")
                .contains("Via: SIP/2.0/UDP 127.0.0.1:5060;rport;branch=z9hG4bKours")
                .contains("From: <sip:100@example.com>;tag=ours")
                .contains("To: \"D, \\\"x\\\"\" <sip:doctor@example.com>;tag=theirs")
                .contains("CSeq: 7 BYE")
                .contains("Route: <sip:192.0.2.1:5080;lr>")
                .contains("Reason: SIP;cause=408");
    }

    private static SipRequest request(String target, List<SipAddress> routes) {
        return new SipRequest(
                new Envelope(
                        new Party(new SipAddress("<sip:100@example.com>"), "ours"),
                        new Party(new SipAddress("\"D, \\\"x\\\"\" <sip:doctor@example.com>"), "theirs"),
                        "call",
                        new CSeq(7, SipMethod.Known.BYE)),
                new SipUri(target),
                70,
                null,
                List.of(),
                routes,
                HeaderFields.of("Reason", Reason.sip(408, "No ACK") + ";text=\"No ACK\""),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "sip:a@127.0.0.9:40001, UDP, 127.0.0.9:40001/udp",
        "sip:a@127.0.0.9, UDP, 127.0.0.9:5060/udp",
        "sip:a@127.0.0.9:40001;transport=tcp, UDP, 127.0.0.9:40001/tcp",
        "sip:a@127.0.0.9:40001, TCP, 127.0.0.9:40001/tcp",
        "sip:a@127.0.0.9:40001;transport=udp, TCP, 127.0.0.9:40001/udp",
        "sip:a@[::1]:5070, UDP, [::1]:5070/udp",
        "sip:a@localhost:5070, UDP, 127.0.0.1:5070/udp",
        "sip:a@phone.example.com:5070, UDP, 127.0.0.9:40000/udp",
        "sip:a@100:5070, UDP, 127.0.0.9:40000/udp",
        "tel:+15550100, TCP, 127.0.0.9:40000/tcp"
    })
    void aRequestGoesToItsTarget(String target, Transport way, String expected) throws ParseException {
        Source source = way == Transport.UDP ? BY_UDP : BY_TCP;
        Hop hop =
                NextHop.of(ToJain.request(request(target, List.of()), source, "z9hG4bKx"), source, new Connections(1));
        String host = hop.getHost().replace("[0:0:0:0:0:0:0:1]", "[::1]");
        assertThat(host + ":" + hop.getPort() + "/" + hop.getTransport()).isEqualTo(expected);
    }

    @Test
    void aRouteComesBeforeTheTarget() throws ParseException {
        SipRequest bye = request("sip:doctor@127.0.0.9:40000", List.of(new SipAddress("<sip:192.0.2.1:5080;lr>")));
        Hop hop = NextHop.of(ToJain.request(bye, BY_UDP, "z9hG4bKx"), BY_UDP, new Connections(1));
        assertThat(hop.getHost() + ":" + hop.getPort()).isEqualTo("192.0.2.1:5080");
    }

    @Test
    void ourContactIsTheWayTheyCame() {
        assertThat(BY_UDP.contact().text()).isEqualTo("<sip:127.0.0.1:5060>");
        assertThat(BY_TCP.contact().text()).isEqualTo("<sip:127.0.0.1:5060;transport=tcp>");
        assertThat(BY_UDP.toString()).doesNotContain("127.0.0.9");
    }

    @Test
    void whateverIsReadBecomesARecordOrIsRefused() {
        SipTally counters = new SipTally(() -> 0, () -> 0);
        List<byte[]> goldens = List.of(
                INVITE.getBytes(StandardCharsets.UTF_8),
                INVITE.replace("INVITE", "OPTIONS").getBytes(StandardCharsets.UTF_8));
        Fuzz.storm("sip-records", goldens, bytes -> {
            try {
                if (parse(bytes, counters) instanceof SIPRequest request) {
                    FromJain.branch(request);
                    FromJain.request(request, HOUSE);
                }
            } catch (ParseException | IllegalArgumentException refused) {
                assertThat(refused).isNotNull();
            }
        });
        assertThat(counters.read().parseFailures()).isPositive();
    }
}
