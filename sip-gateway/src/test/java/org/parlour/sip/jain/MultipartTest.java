package org.parlour.sip.jain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.sip.dialog.SipBody;

class MultipartTest {
    private static final String MIXED = String.join(
            "\r\n",
            "preamble",
            "--b",
            "Content-Type: text/plain",
            "",
            "hello",
            "--b",
            "Content-Disposition: session",
            "c: Application/SDP;charset=utf-8",
            "",
            "v=0",
            "s=ü",
            "",
            "--b--",
            "");

    private static SipBody body(String contentType, String text) {
        return new SipBody(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String unwrapped(String contentType, String text) {
        SipBody body = Multipart.unwrapped(body(contentType, text));
        return body.mediaType() + " " + body.text().strip();
    }

    @Test
    void theSessionIsFoundWhereverItStands() {
        assertThat(unwrapped("multipart/mixed;boundary=b", MIXED)).isEqualTo("application/sdp v=0\r\ns=ü");
        assertThat(unwrapped("Multipart/Alternative; foo=bar; Boundary=\"b\"", MIXED))
                .startsWith("application/sdp v=0");
    }

    @Test
    void linesMayEndWithoutACarriageReturn() {
        assertThat(unwrapped("multipart/mixed;boundary=b", MIXED.replace("\r\n", "\n")))
                .isEqualTo("application/sdp v=0\ns=ü");
    }

    @Test
    void whatHoldsNoSessionStaysAsItIs() {
        for (String type : List.of("multipart/mixed", "multipart/mixed;boundary=other", "text/plain;boundary=b")) {
            SipBody body = body(type, MIXED);
            assertThat(Multipart.unwrapped(body)).isSameAs(body);
        }
        SipBody unfinished = body("multipart/mixed;boundary=b", "--b\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n");
        assertThat(Multipart.unwrapped(unfinished)).isSameAs(unfinished);
    }

    @Test
    void ofManyPartsOnlySomeAreLookedAt() {
        String many = "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(20) + MIXED;
        assertThat(unwrapped("multipart/mixed;boundary=b", many)).startsWith("multipart/mixed");
    }

    @Test
    void nothingInThePartsBreaksIt() {
        Fuzz.storm(
                "multipart",
                List.of(MIXED.getBytes(StandardCharsets.UTF_8)),
                bytes -> Multipart.unwrapped(new SipBody("multipart/mixed;boundary=b", bytes)));
    }
}
