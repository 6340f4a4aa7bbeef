package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.browser.People.NURSE;
import static org.parlour.callers.browser.People.PATIENT;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.page.Looks;
import org.parlour.callers.page.Setup;

/** One person is there once, with or without a camera, and disturbs nobody by what goes wrong at home. */
@Tag("peer")
// What is seen is measured, so nobody else works meanwhile.
@Isolated
class OneSeatTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final Duration A_WHILE = Duration.ofSeconds(4);
    private static final double LONGEST_STILL_MILLIS = 2_000;

    @Test
    void aSecondTabTakesTheSeatOver() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor patient = HOUSE.visitor(PATIENT);
        doctor.enters(meeting.hostLink());
        patient.enters(meeting.guestLink());
        doctor.awaitSeen(patient, Visitor.PATIENCE);
        Visitor second = HOUSE.anotherTab(patient, PATIENT);
        second.enters(meeting.guestLink());
        patient.awaitState("over");
        patient.awaitNotice();
        assertThat(patient.page()
                        .ask("(selector) => document.querySelector(selector).dataset.ending", Visitor.part("room"))
                        .asString())
                .isEqualTo("elsewhere");
        doctor.awaitSeen(second, Visitor.PATIENCE);
        second.awaitSeen(doctor, Visitor.PATIENCE);
        doctor.awaitTiles(2);
    }

    @Test
    void whoRefusesTheirCameraReadsASentenceAndMayStillListen() throws Exception {
        whoHasNone(Setup.Devices.REFUSED, "refused");
    }

    @Test
    void whoHasNoCameraReadsASentenceAndMayStillListen() throws Exception {
        whoHasNone(Setup.Devices.NONE, "missing");
    }

    private static void whoHasNone(Setup.Devices devices, String trouble) throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor patient = HOUSE.visitor(PATIENT);
        doctor.enters(meeting.hostLink());
        patient.enters(meeting.guestLink());
        doctor.awaitSeen(patient, Visitor.PATIENCE);
        Visitor nurse = HOUSE.visitor(DOCTOR, Setup.written(NURSE).devices(devices), HOUSE.httpPort());
        nurse.arrives(meeting.guestLink());
        nurse.page()
                .until(
                        "a sentence",
                        Visitor.PATIENCE,
                        "(selector) => document.querySelector(selector)?.textContent.length > 20",
                        Visitor.part("trouble") + "[data-trouble=\"" + trouble + "\"]");
        doctor.watches(patient);
        nurse.goesIn();
        nurse.awaitState("seated");
        nurse.awaitSeen(doctor, Visitor.PATIENCE);
        nurse.awaitSeen(patient, Visitor.PATIENCE);
        doctor.awaitTiles(3);
        doctor.awaitTile(nurse, "picture", "false");
        doctor.waits(A_WHILE);
        Looks looks = doctor.hasSeen(patient);
        assertThat(looks.longestStillMillis(PATIENT.number()))
                .as(looks.toString())
                .isLessThan(LONGEST_STILL_MILLIS);
        nurse.assertComplainedOfNothing();
        doctor.assertComplainedOfNothing();
    }

    @Test
    void aLinkThatOpensNothingIsASentence() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        doctor.opens("/r/" + meeting.room().room() + "#"
                + "A".repeat(Meeting.key(meeting.guestLink()).length()));
        doctor.page()
                .until("a heading", Visitor.PATIENCE, "() => document.querySelector('h1')?.textContent.length > 10");
        assertThat(doctor.page()
                        .ask("(selector) => document.querySelector(selector) === null", Visitor.part("join-go"))
                        .asBoolean())
                .isTrue();
    }
}
