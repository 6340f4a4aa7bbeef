package org.parlour.sip.digits;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.sip.dialog.SipBody;

class InfoKeysFuzzTest {
    private static final List<byte[]> GOLDENS = Stream.of(
                    "Signal=5\r\nDuration=160\r\n", "Signal= *\nDuration= 250", "5", "Signal=11\r\nDuration=0\r\n")
            .map(body -> body.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private final Keypad keypad = new Keypad();
    private long nowNanos;

    @Test
    void oneBodyIsAtMostOnePressWhateverItHolds() {
        Fuzz.storm("info-keys", GOLDENS, body -> {
            nowNanos += body.length * 10_000_000L;
            int told = keypad.on(new SipBody("application/dtmf-relay", body), nowNanos)
                            .size()
                    + keypad.on(new SipBody("application/dtmf", body), nowNanos).size();
            if (told > 2) {
                throw new AssertionError("a body was told more than once");
            }
        });
    }
}
