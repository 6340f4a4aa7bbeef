package org.parlour.callers.oneroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.browser.People.NURSE;
import static org.parlour.callers.browser.People.PATIENT;
import static org.parlour.callers.oneroom.Together.SETTLING;
import static org.parlour.callers.oneroom.Together.TALK;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.baresip.Baresip;
import org.parlour.callers.browser.BrowserHouse;
import org.parlour.callers.browser.Meeting;
import org.parlour.callers.browser.Visitor;
import org.parlour.callers.phone.Law;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Mouth;
import org.parlour.callers.phone.RtpPeer;
import org.parlour.callers.sipp.Sipp;
import org.parlour.callers.telephone.Caller;

/** The one test: whoever opens the link and whoever types the PIN hear each other, and nobody hears themselves. */
@Tag("peer")
// What is heard is measured, so nobody else works meanwhile.
@Isolated
class OneRoomTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withFirefox();

    private static final Together BOTH = new Together(HOUSE);
    private static final Marker PHONE = Marker.of(5_077);
    private static final Duration GREETING = Duration.ofSeconds(2);
    private static final int MINUTES_OF_SPEECH = 3;
    /** What was under way when somebody fell silent is over by then. */
    private static final Duration CHANGE = Duration.ofSeconds(1);

    /** One whole window for an ear, and some. */
    private static final Duration WORDS = Duration.ofSeconds(7);

    private static final int TIMES = 10;

    @Test
    void aChromiumAndBaresipHearEachOther() throws Exception {
        chromiumAndBaresip();
    }

    @Test
    void aFirefoxAndACallerOfSippHearEachOther() throws Exception {
        firefoxAndSipp();
    }

    @Test
    void threeTelephonesAndThreeBrowsersHearEachOther() throws Exception {
        threeAndThree();
    }

    @Tag("long")
    @RepeatedTest(TIMES)
    void allOfItAgainAndAgain() throws Exception {
        chromiumAndBaresip();
        firefoxAndSipp();
        threeAndThree();
    }

    private static void chromiumAndBaresip() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        doctor.enters(meeting.hostLink());
        short[] speech = PHONE.line(MINUTES_OF_SPEECH * 60 * Marker.RATE_HZ);
        try (Baresip phone =
                Baresip.start(HOUSE.folder(), new Baresip.Setup(Together.number(), Law.MU, "udp"), speech)) {
            phone.dial(HOUSE.program().sip(), meeting.room().number(), "udp");
            phone.expectEstablished();
            phone.linger(GREETING);
            phone.press(meeting.room().pin());
            HOUSE.program().untilSeated(meeting.room(), 2);
            Together.awaitPhoneTiles(doctor, 1);
            doctor.listens();
            phone.linger(SETTLING);
            doctor.listens();
            phone.linger(TALK);
            Together.assertHeard("baresip at the doctor's", doctor.hasHeard(), PHONE, DOCTOR.marker());
            doctor.presses("toggle-microphone");
            phone.linger(CHANGE);
            phone.linger(WORDS);
            phone.hangUp();
            short[] end = Together.endOf(phone.hears(), TALK.plus(CHANGE).plus(WORDS));
            short[] both = Arrays.copyOf(end, (int) TALK.toSeconds() * Marker.RATE_HZ);
            short[] alone = Together.endOf(end, WORDS);
            Together.assertHeard("the doctor at baresip's", both, DOCTOR.marker());
            Together.assertFarBelow("baresip's own voice", alone, PHONE, both, DOCTOR.marker());
        }
        Together.awaitPhoneTiles(doctor, 0);
        assertThat(doctor.renegotiations()).isZero();
        doctor.assertComplainedOfNothing();
        doctor.presses("leave");
        doctor.awaitState("over");
    }

    private static void firefoxAndSipp() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor nurse = HOUSE.visitorAtFirefox(NURSE);
        nurse.enters(meeting.hostLink());
        try (RtpPeer peer = RtpPeer.open(5_078);
                Sipp sipp = Sipp.begin(
                        HOUSE.folder(),
                        HOUSE.program().sip(),
                        Sipp.Play.of("caller-types-right-pin-expect-seat")
                                .with("caller", Together.number())
                                .with("number", meeting.room().number())
                                .sounding(peer)
                                .pausing(SETTLING.plus(TALK).plus(WORDS).plusSeconds(15)))) {
            peer.speak(Mouth.of(PHONE));
            assertThat(peer.hears(Caller.PATIENCE)).isTrue();
            peer.press(meeting.room().pin());
            HOUSE.program().untilSeated(meeting.room(), 2);
            Together.awaitPhoneTiles(nurse, 1);
            nurse.listens();
            peer.talk(SETTLING);
            nurse.listens();
            long fromNanos = System.nanoTime();
            peer.talk(TALK);
            Together.assertHeard("the caller at the nurse's", nurse.hasHeard(), PHONE, NURSE.marker());
            short[] both = peer.heard().since(fromNanos).line().samples();
            Together.assertHeard("the nurse at the caller's", both, NURSE.marker());
            nurse.presses("toggle-microphone");
            peer.talk(CHANGE);
            fromNanos = System.nanoTime();
            peer.talk(WORDS);
            short[] alone = peer.heard().since(fromNanos).line().samples();
            Together.assertFarBelow("the caller's own voice", alone, PHONE, both, NURSE.marker());
            sipp.end().assertWentAsWritten();
        }
        Together.awaitPhoneTiles(nurse, 0);
        assertThat(nurse.renegotiations()).isZero();
        nurse.presses("leave");
        nurse.awaitState("over");
    }

    private static void threeAndThree() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor patient = HOUSE.visitor(PATIENT);
        Visitor nurse = HOUSE.visitorAtFirefox(NURSE);
        List<Visitor> visitors = List.of(doctor, patient, nurse);
        doctor.enters(meeting.hostLink());
        patient.enters(meeting.guestLink());
        nurse.enters(meeting.guestLink());
        try (Caller first = BOTH.caller();
                Caller second = BOTH.caller();
                Caller third = BOTH.caller()) {
            List<Caller> callers = List.of(first, second, third);
            for (Caller caller : callers) {
                caller.enters(meeting.room());
            }
            for (Visitor visitor : visitors) {
                Together.awaitPhoneTiles(visitor, callers.size());
            }
            for (Visitor visitor : visitors) {
                visitor.listens();
                visitor.presses("toggle-microphone");
                // Pictures of three cost more than all sound, and are another suite's.
                visitor.presses("toggle-camera");
            }
            first.waits(SETTLING);
            for (int turn = 0; turn < callers.size(); turn++) {
                takeTheTurn(callers.get(turn), visitors.get(turn), callers, visitors);
            }
            for (Caller caller : callers) {
                caller.hangsUp();
            }
        }
        for (Visitor visitor : visitors) {
            Together.awaitPhoneTiles(visitor, 0);
            assertThat(visitor.renegotiations()).isZero();
            visitor.presses("leave");
            visitor.awaitState("over");
        }
    }

    /** One at a telephone and one at a browser speak; all others hear both, and they hear each other. */
    private static void takeTheTurn(Caller caller, Visitor visitor, List<Caller> callers, List<Visitor> visitors)
            throws Exception {
        caller.speaks();
        visitor.presses("toggle-microphone");
        caller.waits(CHANGE);
        for (Visitor each : visitors) {
            each.listens();
        }
        callers.forEach(Caller::listensAnew);
        caller.waits(WORDS);
        String voice = visitor.person().name();
        for (Caller each : callers) {
            short[] heard = each.line().samples();
            Together.assertHeard(
                    voice + " on a telephone", heard, visitor.person().marker());
            if (each == caller) {
                Together.assertUnheard("a telephone's own voice", heard, caller.marker());
            } else {
                Together.assertHeard("a telephone on another", heard, caller.marker());
            }
        }
        for (Visitor each : visitors) {
            short[] heard = each.hasHeard();
            String listener = " at " + each.person().name();
            Together.assertHeard("a telephone" + listener, heard, caller.marker());
            if (each == visitor) {
                Together.assertUnheard(
                        "their own voice" + listener, heard, visitor.person().marker());
            } else {
                Together.assertHeard(voice + listener, heard, visitor.person().marker());
            }
        }
        caller.isQuiet();
        visitor.presses("toggle-microphone");
    }
}
