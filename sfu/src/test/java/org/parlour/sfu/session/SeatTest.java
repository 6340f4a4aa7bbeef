package org.parlour.sfu.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.sfu.peers.SimulatedRoom.SLOTS;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parlour.sfu.demux.DemuxLimits;
import org.parlour.sfu.peers.Browser;
import org.parlour.sfu.peers.SimulatedRoom;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.SeatEvents.Direction;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.wire.call.ParticipantNumber;

/** What a seat agrees to, what it refuses, and what it tells of the others. */
class SeatTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int LOUD = 28;
    private static final int SOFT = 85;

    private SimulatedRoom room = new SimulatedRoom(Run.ofSeed(2), NetworkConditions.PERFECT);

    @AfterEach
    void nothingIsLeft() {
        room.end();
    }

    private static Negotiated.Refused refused(Negotiated said) {
        assertThat(said).isInstanceOf(Negotiated.Refused.class);
        return (Negotiated.Refused) said;
    }

    private static Stream<Arguments> wounds() {
        return Stream.of(
                Arguments.of("a=ice-pwd:[^\n]*\n", "", "sdp_no_ice"),
                Arguments.of("a=fingerprint:[^\n]*\n", "", "sdp_no_fingerprint"),
                Arguments.of("a=setup:actpass", "a=setup:passive", "sdp_wrong_dtls_role"),
                Arguments.of("a=rtcp-mux\n", "", "sdp_rtcp_not_multiplexed"),
                Arguments.of("UDP/TLS/RTP/SAVPF", "RTP/AVP", "sdp_no_media"),
                Arguments.of("(opus|VP8)", "G999", "sdp_no_media"));
    }

    @ParameterizedTest
    @MethodSource("wounds")
    void refusedOfferLeavesNothing(String what, String instead, String reason) {
        Browser student = room.sit(1);
        String offer = student.hand().offer(1, student.uplink().self());

        Negotiated.Refused refused = refused(student.publish(offer.replaceAll(what, instead)));

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.sentence()).isNotBlank();
        assertThat(room.ground().isBare()).isTrue();
        room.progress(Duration.ofSeconds(40));
        assertThat(student.lines(Direction.UPLINK)).as("there was never a line").isEmpty();
        student.publish();
        room.progressUntil("it is secured", () -> student.uplink().isOpen(), SOON);
    }

    @Test
    void refusedLaterOfferChangesNothing() {
        Browser doctor = room.connected(1);
        Browser patient = room.connected(2);
        UnaryOperator<String> worse = offer -> offer.replace("actpass", "passive");
        for (int i = 0; i < 20; i++) {
            doctor.uplink().restart();
            refused(doctor.publish(
                    worse.apply(doctor.hand().offer(1, doctor.uplink().self()))));
        }
        assertThat(room.ground().demux().ufrags())
                .as("one that nobody was told of")
                .isLessThanOrEqualTo(5);
        long sinceNanos = room.nowNanos();

        room.progress(Duration.ofSeconds(45));

        assertThat(patient.viewer().heardNanos(1))
                .isGreaterThan(sinceNanos + Duration.ofSeconds(44).toNanos());
        assertThat(room.ground().demux().ufrags()).isEqualTo(4);
    }

    @Test
    void answerToNothingIsRefused() {
        Browser student = room.sit(1);
        Browser other = room.sit(2);
        String answer =
                other.hand().answer(other.offered(SLOTS), student.downlink().self());

        assertThat(refused(student.seat().received(Browser.read(answer), room.nowNanos()))
                        .reason())
                .isEqualTo("not_offered");
    }

    @Test
    void answerThatTakesNoSlotIsRefusedAndMayBeMended() {
        Browser student = room.sit(1);
        var offer = student.offered(SLOTS);
        String answer = student.hand().answer(offer, student.downlink().self());

        Negotiated none = student.seat()
                .received(Browser.read(answer.replaceAll("m=(audio|video) 9", "m=$1 0")), room.nowNanos());

        assertThat(refused(none).reason()).isEqualTo("sdp_no_media");
        student.answer(offer);
        room.progressUntil("it is secured", () -> student.downlink().isOpen(), SOON);
    }

    @Test
    void fullLoopRefusesAndForgetsAtOnce() {
        room = new SimulatedRoom(Run.ofSeed(2), NetworkConditions.PERFECT, new DemuxLimits(2, 100));
        room.connected(1);
        Browser student = room.sit(2);
        String offer = student.hand().offer(2, student.uplink().self());

        assertThat(refused(student.publish(offer)).reason()).isEqualTo("busy");
        assertThat(refused(student.seat().receive(SLOTS, room.nowNanos())).reason())
                .isEqualTo("busy");
        assertThat(room.ground().demux().ufrags()).isEqualTo(2);
        room.progress(Duration.ofSeconds(40));
        assertThat(student.lines(Direction.UPLINK)).isEmpty();
        assertThat(student.lines(Direction.DOWNLINK)).isEmpty();

        room.leave(1);
        student.connect(SLOTS);
        room.progressUntil("both lines are open", student::isConnected, SOON);
    }

    @Test
    void whoHasLeftIsToldNothingAndMayDoNothing() {
        Browser student = room.connected(1);
        room.connected(2);
        Seat seat = student.seat();
        room.leave(1);
        seat.leave(room.nowNanos());
        int told = student.speakingEvents().size();

        seat.show(new Showing(true, true, true, true), room.nowNanos());
        room.progress(SOON);

        assertThat(refused(seat.receive(SLOTS, room.nowNanos())).reason()).isEqualTo("busy");
        assertThat(room.browser(2).tiles()).isEmpty();
        assertThat(student.speakingEvents()).hasSize(told);
        assertThat(student.lines(Direction.UPLINK)).doesNotContain(SeatEvents.LineState.GONE);
    }

    private static List<ParticipantNumber> numbers(int... people) {
        return Arrays.stream(people).mapToObj(ParticipantNumber::new).toList();
    }

    @Test
    void everybodyIsToldWhoSpeaksWhoseTurnItIsFirst() {
        Browser doctor = room.connected(1);
        Browser patient = room.connected(2);
        patient.publisher().level(LOUD);
        room.progress(Duration.ofMillis(600));
        assertThat(doctor.speakers()).isEqualTo(numbers(2));
        assertThat(patient.speakers()).isEqualTo(numbers(2));

        doctor.publisher().level(LOUD);
        room.progress(Duration.ofMillis(400));
        assertThat(patient.speakers()).isEqualTo(numbers(2, 1));

        Browser late = room.connected(3);
        room.progress(Duration.ofMillis(250));
        assertThat(late.speakers()).as("who comes late").isEqualTo(numbers(2, 1));

        patient.publisher().level(SOFT);
        room.progress(Duration.ofMillis(800));
        assertThat(doctor.speakers()).isEqualTo(numbers(1));
        room.leave(1);
        room.progress(Duration.ofMillis(250));
        assertThat(late.speakers()).isEmpty();
    }

    @Test
    void nobodyIsToldMoreThanFiveTimesASecond() {
        Browser doctor = room.connected(1);
        Browser patient = room.connected(2);
        for (int i = 0; i < 1_000; i++) {
            // Muted and not, faster than anybody can look.
            patient.tellRoom(new Showing(i % 2 == 0, true, false, false));
            patient.publisher().level(LOUD);
            room.progress(SimulatedRoom.BEAT);
        }

        List<Long> moments = doctor.speakingNanos();
        assertThat(moments.size()).isLessThanOrEqualTo(51);
        for (int i = 1; i < moments.size(); i++) {
            assertThat(moments.get(i) - moments.get(i - 1)).isGreaterThanOrEqualTo(200_000_000L);
        }
    }

    @Test
    void lateComerSeesWhoseTurnItIs() {
        for (int person = 1; person <= 6; person++) {
            room.connected(person);
        }
        room.browser(6).publisher().level(LOUD);
        room.progress(SOON);

        Browser late = room.connected(7);

        room.progressUntil("the slots are filled", () -> late.tiles().size() == SLOTS.video(), SOON);
        assertThat(late.tiles())
                .as("and of the others those who came first")
                .containsExactlyInAnyOrder(
                        room.browser(6).camera(),
                        room.browser(1).camera(),
                        room.browser(2).camera(),
                        room.browser(3).camera());
    }
}
