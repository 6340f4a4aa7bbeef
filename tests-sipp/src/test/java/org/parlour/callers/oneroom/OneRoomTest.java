package org.parlour.callers.oneroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.browser.People.NURSE;
import static org.parlour.callers.browser.People.PATIENT;
import static org.parlour.callers.oneroom.Together.SETTLING;
import static org.parlour.callers.oneroom.Together.TALK;

import java.time.Duration;
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
            phone.hangUp();
            short[] heard = Together.endOf(phone.hears(), TALK);
            Together.assertHeard("the doctor at baresip's", heard, DOCTOR.marker(), PHONE);
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
                                .pausing(SETTLING.plus(TALK).plusSeconds(15)))) {
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
            short[] heard = peer.heard().since(fromNanos).line().samples();
            Together.assertHeard("the nurse at the caller's", heard, NURSE.marker(), PHONE);
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
            // A browser has four slots for voices, so one side speaks at a time.
            for (Visitor visitor : visitors) {
                visitor.presses("toggle-microphone");
            }
            callers.forEach(Caller::speaks);
            talk(visitors, callers);
            for (Caller speaker : callers) {
                for (Visitor visitor : visitors) {
                    Together.assertHeard(
                            "a telephone at " + visitor.person().name(), visitor.hasHeard(), speaker.marker());
                }
                for (Caller listener : callers) {
                    if (listener != speaker) {
                        Together.assertHeard(
                                "a telephone at another", listener.line().samples(), speaker.marker());
                    }
                }
            }
            callers.forEach(Caller::isQuiet);
            for (Visitor visitor : visitors) {
                visitor.presses("toggle-microphone");
            }
            talk(visitors, callers);
            for (Visitor speaker : visitors) {
                String name = speaker.person().name();
                for (Caller caller : callers) {
                    Together.assertHeard(
                            name + " on a telephone",
                            caller.line().samples(),
                            speaker.person().marker());
                }
                for (Visitor listener : visitors) {
                    if (listener != speaker) {
                        Together.assertHeard(
                                name + " at " + listener.person().name(),
                                listener.hasHeard(),
                                speaker.person().marker());
                    }
                }
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

    private static void talk(List<Visitor> visitors, List<Caller> callers) throws Exception {
        for (Visitor visitor : visitors) {
            visitor.listens();
        }
        callers.getFirst().waits(SETTLING);
        callers.forEach(Caller::listensAnew);
        for (Visitor visitor : visitors) {
            visitor.listens();
        }
        callers.getFirst().waits(TALK);
    }
}
