package org.parlour.sip.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.sip.dialog.HeaderField;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.SipResponse;

/** Answers as a bad server writes them: two bytes for the status, then header lines. */
class RegisteringFuzzTest {
    private final List<byte[]> goldens = List.of(
            octets(200, "Contact: <sip:a@192.0.2.1>;expires=60\nExpires: 60\nService-Route: <sip:a;lr>"),
            octets(
                    200,
                    "Via: SIP/2.0/UDP 10.0.0.5;rport=5060;received=192.0.2.1\nAuthentication-Info: nextnonce=\"a\""),
            octets(
                    401,
                    "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", qop=\"auth\"\nVia: x;received=[2001:db8::1]"),
            octets(
                    407,
                    "Proxy-Authenticate: Digest realm=\"a\", nonce=\"b\"\nWWW-Authenticate: Digest realm=c, nonce=d"),
            octets(423, "Min-Expires: 3600"),
            octets(503, "Retry-After: 30 (soon)"));

    private static byte[] octets(int status, String lines) {
        byte[] text = lines.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[text.length + 2];
        all[0] = (byte) (status >> 8);
        all[1] = (byte) status;
        System.arraycopy(text, 0, all, 2, text.length);
        return all;
    }

    @Test
    void alwaysHasAnotherMoment() {
        Fuzz.storm("registering", goldens, RegisteringFuzzTest::play);
    }

    private static void play(byte[] bytes) {
        if (bytes.length < 2) {
            return;
        }
        Desk desk = new Desk(bytes.length);
        desk.passesUntilSent(Duration.ofSeconds(10));
        for (int i = 0; i < 12 && !desk.sent.isEmpty(); i++) {
            desk.answer(response(desk, bytes));
            if (i == 8) {
                desk.on(new RegistrationEvent.Close());
            } else if (i % 3 == 2) {
                desk.passesUntilSent(Duration.ofSeconds(700));
            }
            assertThat(desk.registering.isOver() || desk.registering.nextDeadlineNanos() < RegistrationState.NEVER)
                    .isTrue();
        }
        assertThat(desk.sent).hasSizeLessThan(200);
    }

    private static SipResponse response(Desk desk, byte[] bytes) {
        int code = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        int status = code >= 100 && code <= 699 ? code : 100 + code % 600;
        String text = new String(bytes, 2, bytes.length - 2, StandardCharsets.ISO_8859_1);
        List<HeaderField> fields = text.lines()
                .filter(line -> line.indexOf(':') > 0)
                .map(line -> new HeaderField(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip()))
                .toList();
        return new SipResponse(
                desk.last().response(200, "OK", "provider").envelope(),
                status,
                text,
                null,
                List.of(),
                new HeaderFields(fields),
                null);
    }
}
