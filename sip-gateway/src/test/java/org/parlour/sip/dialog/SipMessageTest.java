package org.parlour.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.sip.dialog.SipMethod.Known;

class SipMessageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "sip:alice@example.com                          | sip:alice@example.com",
                "sip:alice@example.com;tag=x                    | sip:alice@example.com",
                "Alice <sip:alice@example.com;transport=tcp>    | sip:alice@example.com;transport=tcp",
                "<sip:alice@example.com>;expires=5              | sip:alice@example.com",
                "\"A <b>\" <sip:alice@example.com>              | sip:alice@example.com",
                "\"A \\\" <b>\" <sip:alice@example.com>         | sip:alice@example.com",
                "\"never closed <sip:alice@example.com>         | sip:alice@example.com",
                "<sip:broken                                    | <sip:broken",
                "*                                              | *"
            })
    void anAddressHasOneUri(String address, String uri) {
        assertThat(new SipAddress(address).uri()).isEqualTo(new SipUri(uri));
    }

    @ParameterizedTest
    @CsvSource({
        "sip:p1.example.com;lr, true",
        "sip:p1.example.com;LR;transport=tcp, true",
        "sip:p1.example.com;lr=on, true",
        "sip:p1.example.com, false",
        "sip:p1.example.com;lrx, false",
        "sip:a;lr@p1.example.com, false",
        "sip:p1.example.com?x=;lr;, false",
        "'', false"
    })
    void aLooseRouterSaysSo(String uri, boolean isLoose) {
        assertThat(new SipUri(uri).hasParameter("lr")).isEqualTo(isLoose);
    }

    @Test
    void methodsAreKnownByTheirExactName() {
        assertThat(SipMethod.of("INVITE")).isEqualTo(Known.INVITE);
        assertThat(SipMethod.of("Invite")).isEqualTo(new SipMethod.Other("Invite"));
        assertThat(new CSeq(7, SipMethod.of("SING"))).hasToString("7 SING");
    }

    @Test
    void aNumberHas32Bits() {
        assertThat(new CSeq(0xFFFF_FFFFL, Known.BYE).number()).isEqualTo(0xFFFF_FFFFL);
        assertThatThrownBy(() -> new CSeq(0x1_0000_0000L, Known.BYE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CSeq(-1, Known.BYE)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Q.850;cause=16;text=\"Terminated\"  | Q.850 | 16  | Terminated",
                "SIP ;cause=200 ;text=\"Completed\"  | SIP   | 200 | Completed",
                "SIP;CAUSE = 600                     | SIP   | 600 | ''",
                "Preemption;x=y;cause=1              | Preemption | 1 | ''"
            })
    void aReasonIsRead(String value, String protocol, int cause, String text) {
        assertThat(Reason.of(withReason(value))).hasValue(new Reason(protocol, cause, text));
    }

    @ParameterizedTest
    @CsvSource({"SIP", "SIP;cause=x", "SIP;cause=1000", "''", ";;;"})
    void aReasonWithoutACauseIsNone(String value) {
        assertThat(Reason.of(withReason(value))).isEmpty();
    }

    private static SipRequest withReason(String value) {
        return DeskCall.request(Known.BYE, 2, "tag", null, HeaderFields.of("Reason", value));
    }

    @Test
    void aReasonCannotEndItsLine() {
        assertThat(new Reason("SIP", 480, "a\"b\r\nBYE c\\").fields().first("Reason"))
                .hasValue("SIP;cause=480;text=\"a'b''BYE c'\"");
    }

    @Test
    void namesOfFieldsAreReadInAnyCase() {
        HeaderFields fields = HeaderFields.of("require", "100rel,  Timer").and("Require", "replaces,");
        assertThat(fields.words(HeaderFields.REQUIRE)).containsExactly("100rel", "timer", "replaces");
        assertThat(fields.first("REQUIRE")).hasValue("100rel,  Timer");
        assertThat(fields.first("Allow")).isEmpty();
        assertThat(fields).hasToString("HeaderFields[list=[require, Require]]");
    }

    @Test
    void aBodyIsItsBytes() {
        byte[] bytes = {1, 2};
        SipBody body = new SipBody("Application/SDP;charset=x", bytes);
        bytes[0] = 9;
        assertThat(body.bytes()).containsExactly(1, 2);
        assertThat(body.mediaType()).isEqualTo("application/sdp");
        assertThat(body.contentType()).isEqualTo("Application/SDP;charset=x");
        assertThat(body)
                .isEqualTo(new SipBody("Application/SDP;charset=x", new byte[] {1, 2}))
                .hasSameHashCodeAs(new SipBody("Application/SDP;charset=x", new byte[] {1, 2}))
                .isNotEqualTo(new SipBody("application/sdp", new byte[] {1, 2}))
                .hasToString("application/sdp of 2 bytes");
    }

    @Test
    void noResponseHasAStatusOf99() {
        SipRequest bye = DeskCall.request(Known.BYE, 2, "tag", null, HeaderFields.NONE);
        assertThatThrownBy(() -> bye.response(99, "What", "tag")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFailureHasAVerdictAndANameOfItsOwn() {
        List<CallFailure> failures = Arrays.asList(CallFailure.Plain.values());
        assertThat(failures).extracting(CallFailure::metricName).doesNotHaveDuplicates();
        assertThat(failures).allSatisfy(failure -> {
            assertThat(failure.sipStatus()).isBetween(400, 699);
            assertThat(failure.metricName()).matches("[a-z_]+");
        });
        assertThat(new CallFailure.Overloaded(30).fields().first("Retry-After")).hasValue("30");
        assertThat(new CallFailure.NotAcceptableHere("No \"codec\"").fields().first("Warning"))
                .hasValue("399 parlour \"No 'codec'\"");
        assertThat(CallFailure.Plain.METHOD_NOT_ALLOWED.fields().words("Allow")).contains("invite");
        assertThat(CallFailure.Plain.UNKNOWN_METHOD.fields().words("Allow")).contains("invite");
    }

    @Test
    void everyEndSaysWhoEndedIt() {
        assertThat(new CallEnd.Refused(CallFailure.Plain.NOT_ANSWERED).by()).isEqualTo(CallEnd.Ender.TIMER);
        assertThat(new CallEnd.Refused(CallFailure.Plain.EXPIRED).by()).isEqualTo(CallEnd.Ender.TIMER);
        assertThat(new CallEnd.Refused(CallFailure.Plain.BUSY).by()).isEqualTo(CallEnd.Ender.HOUSE);
        assertThat(new CallEnd.PeerVanished(Known.OPTIONS, 481).by()).isEqualTo(CallEnd.Ender.PEER);
        assertThat(new CallEnd.PeerVanished(Known.OPTIONS, 408).by()).isEqualTo(CallEnd.Ender.TIMER);
        assertThat(new CallEnd.TransportFailed(Known.BYE).by()).isEqualTo(CallEnd.Ender.TRANSPORT);
        assertThat(new CallEnd.Refused(CallFailure.Plain.BUSY).metricName()).isEqualTo("refused_busy");
    }
}
