package org.parlour.sip.jain;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.javax.sip.message.SIPResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.sip.dialog.SipResponse;

/** What a registration reads of an answer survives the stack. */
class RegisterAnswerTest {
    @BeforeAll
    static void startsAStack() throws Exception {
        // The stack's classes ask for the logger that a stack was made with.
        SipDoor.unrehearsed(SipSettings.named("answers"), _ -> Optional.empty(), new Listening(List.of()))
                .close();
    }

    private static SipResponse read(String method, String... fields) throws ParseException {
        String text = "SIP/2.0 200 OK\r\n"
                + "Via: SIP/2.0/UDP 10.0.0.5:5060;rport=6000;received=192.0.2.1;branch=z9hG4bKabc\r\n"
                + "Via: SIP/2.0/UDP 203.0.113.9;branch=z9hG4bKdef\r\n"
                + "From: <sip:a@example.net>;tag=1\r\nTo: <sip:a@example.net>;tag=2\r\nCall-ID: c\r\nCSeq: 7 "
                + method + "\r\n" + String.join("\r\n", fields) + (fields.length == 0 ? "" : "\r\n")
                + "Content-Length: 0\r\n\r\n";
        if (new WaryParser(new SipTally(() -> 0, () -> 0))
                        .parseSIPMessage(text.getBytes(StandardCharsets.UTF_8), true, false, null)
                instanceof SIPResponse response) {
            return FromJain.response(response);
        }
        throw new AssertionError("no response");
    }

    @Test
    void everyContactKeepsItsParameters() throws ParseException {
        SipResponse response = read(
                "REGISTER",
                "Contact: <sip:one@192.0.2.1:5060;transport=tcp>;expires=60;q=0.5, <sip:two@192.0.2.2>;expires=7",
                "m: \"Three\" <sip:three@192.0.2.3>");
        assertThat(response.fields().values("Contact"))
                .hasSize(3)
                .anySatisfy(contact -> assertThat(contact)
                        .contains("<sip:one@192.0.2.1:5060;transport=tcp>")
                        .contains(";expires=60"))
                .anySatisfy(contact ->
                        assertThat(contact).contains("<sip:two@192.0.2.2>").contains(";expires=7"));
    }

    @Test
    void ourViaComesBackAsTheServerSeesUs() throws ParseException {
        for (String method : new String[] {"REGISTER", "OPTIONS"}) {
            assertThat(read(method).fields().values("Via")).singleElement().satisfies(via -> assertThat(via)
                    .contains("received=192.0.2.1")
                    .contains("rport=6000"));
        }
    }

    @Test
    void answersWithinCallsStayAsTheyWere() throws ParseException {
        assertThat(read("BYE", "Contact: <sip:one@192.0.2.1>").fields().list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest realm=\"a\", nonce=\"n/+=\", qop=\"auth,auth-int\", algorithm=SHA-256, opaque=\"\", stale=true",
                "Digest realm=\"a b\",nonce=\"1\",algorithm=MD5",
                "Digest nonce=1, realm=a"
            })
    void challengesComeThroughWithAllTheirParts(String challenge) throws ParseException {
        String value = String.join(
                ", ",
                read("REGISTER", "WWW-Authenticate: " + challenge)
                        .fields()
                        .values("WWW-Authenticate")
                        .toList());
        assertThat(value.replaceAll("[ \"]", "").toLowerCase(Locale.ROOT).split(","))
                .containsExactlyInAnyOrder(challenge
                        .replaceAll("[ \"]", "")
                        .toLowerCase(Locale.ROOT)
                        .split(","));
    }

    /** RFC 3261 section 7.3.1 has each in a line of its own; the stack drops a line that holds more. */
    @Test
    void severalChallengesStandInLinesOfTheirOwn() throws ParseException {
        SipResponse response = read(
                "REGISTER",
                "WWW-Authenticate: Digest realm=\"a\", nonce=\"1\", algorithm=SHA-256",
                "WWW-Authenticate: Digest realm=\"a\", nonce=\"2\", algorithm=MD5",
                "WWW-Authenticate: Basic realm=\"a\", Digest realm=\"b\", nonce=\"3\"");
        assertThat(response.fields().values("WWW-Authenticate")).hasSize(2);
    }

    @Test
    void minExpiresRetryAfterAndServiceRoutesComeThrough() throws ParseException {
        SipResponse response = read(
                "REGISTER",
                "Min-Expires: 900",
                "Retry-After: 30 (soon);duration=60",
                "Service-Route: <sip:a;lr>, <sip:b;lr>",
                "Authentication-Info: nextnonce=\"x\", qop=auth");
        assertThat(response.fields().first("Min-Expires")).contains("900");
        assertThat(response.fields().first("Retry-After").orElse("")).startsWith("30");
        assertThat(String.join(",", response.fields().values("Service-Route").toList()))
                .contains("<sip:a;lr>")
                .contains("<sip:b;lr>");
        assertThat(response.fields().first("Authentication-Info").orElse("")).contains("nextnonce=\"x\"");
    }
}
