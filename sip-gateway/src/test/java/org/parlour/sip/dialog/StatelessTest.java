package org.parlour.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.sip.dialog.SipMethod.Known;

class StatelessTest {
    private static final SipAddress CONTACT = new SipAddress("<sip:alice@192.0.2.7>");

    private static SipRequest request(SipMethod method, @Nullable String toTag) {
        return DeskCall.request(method, 1, toTag, null, HeaderFields.NONE);
    }

    private static SipRequest invite(
            String uri, int maxForwards, @Nullable SipAddress contact, @Nullable SipBody body) {
        return new SipRequest(
                DeskCall.invite(null).envelope(),
                new SipUri(uri),
                maxForwards,
                contact,
                List.of(),
                List.of(),
                HeaderFields.NONE,
                body);
    }

    private static SipResponse answer(SipRequest request) {
        return Stateless.verdict(request) instanceof Stateless.Verdict.Answer(SipResponse response)
                ? response
                : request.response(100, "No answer", "tag");
    }

    @ParameterizedTest
    @CsvSource({
        "BYE, 481",
        "CANCEL, 481",
        "INFO, 481",
        "UPDATE, 481",
        "PRACK, 481",
        "NOTIFY, 481",
        "REGISTER, 405",
        "SUBSCRIBE, 405",
        "REFER, 405",
        "MESSAGE, 405",
        "PUBLISH, 405",
        "OPTIONS, 200",
        "SING, 501",
        "invite, 501"
    })
    void answersWhatBelongsToNoCall(String method, int status) {
        assertThat(answer(request(SipMethod.of(method), null)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"BYE", "INVITE", "OPTIONS", "INFO", "REFER", "SING"})
    void doesNotKnowTheCallThatATagNames(String method) {
        assertThat(answer(request(SipMethod.of(method), "gone")).status()).isEqualTo(481);
    }

    @Test
    void keepsSilentToAnAck() {
        assertThat(Stateless.verdict(request(Known.ACK, null))).isEqualTo(new Stateless.Verdict.Silence());
        assertThat(Stateless.verdict(request(Known.ACK, "gone"))).isEqualTo(new Stateless.Verdict.Silence());
    }

    @ParameterizedTest
    @CsvSource({"sip:100@example.org", "sips:100@example.org", "SIP:100@example.org", "tel:+49301234567"})
    void letsACallBegin(String uri) {
        assertThat(Stateless.verdict(invite(uri, 70, CONTACT, SipBody.sdp("offer"))))
                .isEqualTo(new Stateless.Verdict.NewCall());
        assertThat(Stateless.verdict(invite(uri, 1, CONTACT, null))).isEqualTo(new Stateless.Verdict.NewCall());
    }

    @Test
    void refusesWhatCannotBegin() {
        assertThat(answer(invite("http://example.org", 70, CONTACT, null)).status())
                .isEqualTo(416);
        assertThat(answer(invite("nonsense", 70, CONTACT, null)).status()).isEqualTo(416);
        assertThat(answer(invite("sip:100@example.org", 0, CONTACT, null)).status())
                .isEqualTo(483);
        assertThat(answer(invite("sip:100@example.org", 70, null, null)).status())
                .isEqualTo(400);
        assertThat(answer(invite("sip:100@example.org", 70, new SipAddress("*"), null))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesABodyThatIsNoSessionAndSaysWhatIs() {
        SipBody body = new SipBody("multipart/mixed;boundary=x", new byte[] {1});
        SipResponse response = answer(invite("sip:100@example.org", 70, CONTACT, body));
        assertThat(response.status()).isEqualTo(415);
        assertThat(response.fields().first(HeaderFields.ACCEPT)).hasValue("application/sdp");
    }

    @Test
    void refusesAPackedBodyAndSaysSo() {
        SipRequest packed = DeskCall.request(
                Known.INVITE, 1, null, SipBody.sdp("offer"), HeaderFields.of(HeaderFields.CONTENT_ENCODING, "gzip"));
        SipResponse response = answer(packed);
        assertThat(response.status()).isEqualTo(415);
        assertThat(response.fields().first(HeaderFields.ACCEPT_ENCODING)).hasValue("identity");
    }

    @Test
    void namesWhatIsRequiredAndUnknown() {
        SipRequest demanding = DeskCall.request(
                Known.INVITE, 1, null, SipBody.sdp("offer"), HeaderFields.of(HeaderFields.REQUIRE, "100rel"));
        SipResponse response = answer(demanding);
        assertThat(response.status()).isEqualTo(420);
        assertThat(response.fields().first(HeaderFields.UNSUPPORTED)).hasValue("100rel");
    }

    @Test
    void tellsWhoAsksWhatWeCan() {
        SipResponse response = answer(request(Known.OPTIONS, null));
        assertThat(response.fields().words(HeaderFields.ALLOW)).contains("invite", "options");
        assertThat(response.fields().first(HeaderFields.ACCEPT)).hasValue("application/sdp");
        assertThat(response.contact()).isNull();
    }

    @Test
    void aRepeatGetsTheSameAnswer() {
        assertThat(answer(request(Known.BYE, null))).isEqualTo(answer(request(Known.BYE, null)));
        assertThat(answer(request(Known.BYE, null)).to().tag()).startsWith("stateless-");
        assertThat(answer(request(Known.BYE, "gone")).to().tag()).isEqualTo("gone");
    }
}
