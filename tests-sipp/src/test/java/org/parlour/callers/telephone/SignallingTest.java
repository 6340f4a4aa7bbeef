package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.callers.phone.RtpPeer;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.callers.sipp.Sipp;

/** SIPp's files, one after the other: who does what, and what is expected, stands in their names. */
@Tag("peer")
class SignallingTest {
    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caller-has-no-hops-left-expect-483",
                "caller-hangs-up-with-the-ack-expect-200",
                "caller-offers-garbage-expect-400-or-488",
                "caller-offers-late-expect-offer-in-200",
                "caller-offers-unknown-codec-expect-488",
                "caller-offers-video-only-expect-488",
                "caller-reinvites-hold-expect-recvonly",
                "caller-reinvites-hold-the-old-way-expect-hold",
                "caller-reinvites-video-expect-488-and-the-call-goes-on",
                "caller-repeats-bye-expect-481",
                "caller-requires-unknown-extension-expect-420",
                "caller-sends-foo-method-expect-501",
                "caller-sends-info-digits-expect-200",
                "caller-sends-info-of-another-kind-expect-415",
                "caller-sends-message-expect-405",
                "caller-sends-options-expect-200",
                "caller-sends-options-in-a-call-expect-200",
                "caller-sends-wrong-body-type-expect-415",
                "caller-uses-compact-headers-expect-200",
                "stranger-reinvites-expect-481",
                "stranger-sends-bye-expect-481",
                "stranger-sends-info-expect-481",
            })
    void goesAsWritten(String scenario) throws Exception {
        play(Sipp.Play.of(scenario).pausing(Duration.ofMillis(400)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caller-hangs-up-at-each-step-expect-200",
                "caller-offers-late-expect-offer-in-200",
                "caller-reinvites-hold-expect-recvonly",
                "caller-sends-options-expect-200",
                "stranger-sends-bye-expect-481",
            })
    void goesAsWrittenByTcp(String scenario) throws Exception {
        play(Sipp.Play.of(scenario).byTcp().pausing(Duration.ofMillis(400)));
    }

    /** Who is first, the cancel or the answer, is chance; of so many callers one at least is. */
    @Test
    void aCallThatIsCancelledInTimeIsNeverAnswered() throws Exception {
        try (RtpPeer peer = RtpPeer.open(23)) {
            Sipp.Outcome outcome = Sipp.play(
                    HOUSE.folder(),
                    HOUSE.program().sip(),
                    Sipp.Play.of("caller-cancels-while-ringing-expect-487-or-200")
                            .sounding(peer)
                            .with("caller", CallingHouse.number())
                            .calls(12, 6));
            outcome.assertWentAsWritten();
            assertThat(outcome.messages()).contains("SIP/2.0 487");
        }
    }

    @Test
    void anUnknownNumberIsRefused() throws Exception {
        play(Sipp.Play.of("caller-asks-unknown-number-expect-404").with("number", "999"));
    }

    @Test
    void anAnswerIsRepeatedUntilItIsAcknowledged() throws Exception {
        Sipp.Outcome outcome = Sipp.play(
                HOUSE.folder(),
                HOUSE.program().sip(),
                Sipp.Play.of("caller-acknowledges-late-expect-repeated-200").pausing(Duration.ofMillis(2_500)));
        outcome.assertWentAsWritten();
        // RFC 3261 13.3.1.4: after 500 ms, and 1,000 ms after that.
        assertThat(outcome.messages().split("SIP/2.0 200 OK\\s+CSeq: 1 INVITE", -1).length - 1)
                .isEqualTo(3);
    }

    @Test
    @Tag("long")
    void aCallThatNobodyAcknowledgesIsEnded() throws Exception {
        play(Sipp.Play.of("caller-never-acknowledges-expect-bye"));
    }

    @Test
    void sippSignalsAndAPeerTypesThePin() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (RtpPeer peer = RtpPeer.open(21);
                Sipp sipp = Sipp.begin(
                        HOUSE.folder(),
                        HOUSE.program().sip(),
                        Sipp.Play.of("caller-types-right-pin-expect-seat")
                                .with("caller", CallingHouse.number())
                                .with("number", room.number())
                                .sounding(peer)
                                .pausing(Duration.ofSeconds(15)))) {
            // The peer learns where to speak to from the first packet of the greeting.
            assertThat(peer.hears(Caller.PATIENCE)).isTrue();
            peer.press(room.pin());
            HOUSE.program().untilSeated(room, 1);
            sipp.end().assertWentAsWritten();
        }
        HOUSE.program().untilSeated(room, 0);
    }

    @Test
    void aHundredCallersComeAndGo() throws Exception {
        play(Sipp.Play.of("callers-come-and-go-expect-200").calls(100, 20));
    }

    private static void play(Sipp.Play play) throws IOException, InterruptedException {
        try (RtpPeer peer = RtpPeer.open(22)) {
            Sipp.play(HOUSE.folder(), HOUSE.program().sip(), play.sounding(peer).with("caller", CallingHouse.number()))
                    .assertWentAsWritten();
        }
    }
}
