package org.parlour.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.sdp.Codec;

class TrunkHabitsTest {
    private static final SipRequest INVITE = invite(HeaderFields.NONE);

    private static SipRequest invite(HeaderFields fields) {
        return WrittenPlans.invite("030%2023125100;phone-context=+49", "+493023125417", fields);
    }

    private static SipRequest invite(String name, String value) {
        return invite(HeaderFields.of(name, value));
    }

    private static TrunkHabits trunk(String... lines) {
        return WrittenPlans.trunk(
                "trunks:\n  pbx:\n    peers: 192.0.2.10\n"
                        + String.join(
                                "",
                                List.of(lines).stream()
                                        .map(line -> "    " + line + "\n")
                                        .toList()),
                "pbx");
    }

    @Test
    void theFirstLineSaysWhoIsCalled() {
        assertThat(trunk().called(INVITE)).isEqualTo("030 23125100");
    }

    @Test
    void orToDoes() {
        assertThat(trunk("called-in: to").called(INVITE)).isEqualTo("+493023125199");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sip:+493023125110@ims.example;user=phone>",
                "\"The doctor\" <sip:+493023125110@ims.example>",
                "<tel:+493023125110>",
                "sip:+493023125110@ims.example;x=1",
                "+493023125110"
            })
    void orTheCalledPartyDoes(String value) {
        TrunkHabits trunk = trunk("called-in: p-called-party-id");
        assertThat(trunk.called(invite("P-Called-Party-ID", value))).isEqualTo("+493023125110");
    }

    @Test
    void withoutThatHeaderTheFirstLineDoes() {
        assertThat(trunk("called-in: p-called-party-id").called(INVITE)).isEqualTo("030 23125100");
    }

    @Test
    void fromSaysWhoCalls() {
        assertThat(trunk().caller(invite("P-Asserted-Identity", "<sip:+493023125999@ims.example>")))
                .isEqualTo("+493023125417");
    }

    @Test
    void orTheHeaderThatThePlanMapsToIt() {
        TrunkHabits trunk = trunk("headers:", "  inbound: {P-Asserted-Identity: caller, X-Department: department}");
        assertThat(trunk.caller(invite("P-Asserted-Identity", "<tel:+493023125999>")))
                .isEqualTo("+493023125999");
        assertThat(trunk.caller(invite("X-Department", "4711"))).isEqualTo("+493023125417");
        assertThat(trunk.caller(invite("P-Asserted-Identity", "<sip:ims.example>")))
                .isEqualTo("+493023125417");
    }

    @Test
    void whatAnEscapeHidesIsOneShortLine() {
        SipRequest invite = WrittenPlans.invite("1%0d%0aso%20" + "9".repeat(500), "x", HeaderFields.NONE);
        assertThat(trunk().called(invite)).startsWith("1??so 999").hasSize(128);
    }

    @Test
    void aRoomIsNamedByWhoIsTrusted() {
        TrunkHabits trusted = trunk("trust: headers");
        assertThat(trusted.room(INVITE)).isEqualTo(new RoomHeader.Absent());
        assertThat(trusted.room(invite("x-parlour-room", " Demo ")))
                .isEqualTo(new RoomHeader.Trusted(new RoomId("demo")));
        assertThat(trusted.room(invite("X-Parlour-Room", "../demo"))).isEqualTo(new RoomHeader.Malformed());
    }

    @Test
    void andByNobodyElse() {
        assertThat(trunk().room(invite("X-Parlour-Room", "demo"))).isEqualTo(new RoomHeader.PassedOver());
        assertThat(trunk("trust: nothing").room(invite("X-Parlour-Room", "demo")))
                .isEqualTo(new RoomHeader.PassedOver());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pcmu, g722           | PCMU, G722",
                "pcma                 | PCMA",
                "g729, opus, pcma     | OPUS, PCMA",
            })
    void codecsComeInTheOrderOfTheTrunk(String written, String expected) {
        List<Codec> codecs = trunk("codecs: [" + written + "]").capabilities().codecs();
        assertThat(codecs.stream().filter(Codec::isVoice))
                .containsExactlyElementsOf(List.of(expected.split(", ")).stream()
                        .map(Codec::valueOf)
                        .toList());
        assertThat(codecs).contains(Codec.TELEPHONE_EVENT, Codec.COMFORT_NOISE);
        assertThat(codecs.contains(Codec.TELEPHONE_EVENT_48K)).isEqualTo(codecs.contains(Codec.OPUS));
    }
}
