package org.parlour.sip.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.sip.dialog.SipBody;
import org.parlour.wire.call.Reading;
import org.parlour.wire.dtmf.Key;

class InfoKeysTest {
    private static final String RELAY = "application/dtmf-relay";

    @ParameterizedTest
    @CsvSource({
        "'Signal=5\r\nDuration=160', 5",
        "'Signal=5\r\nDuration=160\r\n', 5",
        "'Signal= 5\nDuration= 160\n', 5",
        "'signal = * ', *",
        "'Duration=250\r\nSignal=#\r\n', #",
        "'Signal=d', D",
        "'Signal=10', *",
        "'Signal=11', #",
        "'Signal=15', D",
        "'5', 5",
        "'\r\n 0 \r\n', 0"
    })
    void bodyNamesItsKeyInEveryWayThatPhonesWriteIt(String body, char face) {
        assertThat(read(RELAY, body)).isEqualTo(new Reading.Parsed<>(Key.of(face)));
        assertThat(read("application/dtmf", body)).isEqualTo(new Reading.Parsed<>(Key.of(face)));
        assertThat(read("Application/DTMF;charset=x", body)).isEqualTo(new Reading.Parsed<>(Key.of(face)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "Signal=",
                "Signal=16",
                "Signal=17",
                "Signal=99",
                "Signal=hf",
                "Signal=!",
                "Signal=55",
                "Duration=160",
                "E",
                "123",
                "=5",
                "Signal=\u0665",
                "Signal=1\u0665"
            })
    void whatNamesNoKeyIsMalformed(String body) {
        assertThat(read(RELAY, body)).isEqualTo(new Reading.Malformed<>("names no key"));
    }

    @Test
    void bodyOfAnotherTypeBringsNoKey() {
        assertThat(read("application/sdp", "5")).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void bodyThatIsMuchTooLongIsNotReadThrough() {
        assertThat(read(RELAY, "Signal=5\r\n" + "x".repeat(1000))).isInstanceOf(Reading.Malformed.class);
    }

    private static Reading<Key> read(String type, String body) {
        return InfoKeys.parse(new SipBody(type, body.getBytes(StandardCharsets.UTF_8)));
    }
}
