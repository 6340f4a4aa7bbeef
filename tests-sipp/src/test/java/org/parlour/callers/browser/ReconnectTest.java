package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.browser.People.PATIENT;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.network.Doorway;
import org.parlour.callers.network.ImpairedPath;
import org.parlour.callers.page.Looks;
import org.parlour.callers.page.Setup;

/** What breaks comes back by itself, and the page says so meanwhile. */
@Tag("peer")
// What is seen is measured, so nobody else works meanwhile.
@Isolated
class ReconnectTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final long SEED = 5;
    private static final Duration A_WHILE = Duration.ofSeconds(4);
    private static final Duration CUT = Duration.ofSeconds(10);
    /** Nothing heard for five to eight seconds is a broken line. */
    private static final Duration NOTICED = Duration.ofSeconds(10);

    private static final Duration BACK = Duration.ofSeconds(15);
    private static final double LONGEST_STILL_MILLIS = 2_000;

    @Test
    void aSignallingLineThatBreaksCostsNoMedia() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Doorway doorway = HOUSE.doorway();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor patient = HOUSE.visitor(PATIENT, Setup.of(PATIENT), doorway.port());
        meet(meeting, doctor, patient);
        int participant = patient.participant();
        doctor.watches(patient);
        patient.watches(doctor);
        doorway.shut();
        patient.awaitState("reconnecting");
        patient.awaitNotice();
        doctor.waits(A_WHILE);
        doorway.reopen();
        patient.awaitState("seated", BACK);
        assertNeverStill(doctor, patient);
        assertNeverStill(patient, doctor);
        assertThat(patient.participant()).isEqualTo(participant);
        doctor.awaitTiles(2);
        assertThat(patient.renegotiations()).isZero();
        // What was said meanwhile is known, and what is said now arrives.
        doctor.presses("toggle-microphone");
        patient.awaitTile(doctor, "muted", "true");
    }

    @Test
    void aMediaPathThatBreaksForTenSecondsComesBackInTheSameSeat() throws Exception {
        Meeting meeting = HOUSE.meeting();
        ImpairedPath path = HOUSE.impairedPath(SEED);
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor patient = HOUSE.visitor(PATIENT, Setup.of(PATIENT).by(path.address()), HOUSE.httpPort());
        meet(meeting, doctor, patient);
        assertThat(path.passed()).isPositive();
        int participant = patient.participant();
        path.cut();
        doctor.page()
                .until(
                        "the patient's line is reconnecting",
                        NOTICED,
                        "(participant) => window.parlour.state().people"
                                + ".find((one) => one.participant === participant)?.line === 'reconnecting'",
                        participant);
        patient.awaitNotice();
        doctor.waits(CUT);
        path.mend();
        doctor.awaitSeen(patient, BACK);
        patient.awaitSeen(doctor, BACK);
        assertThat(patient.participant()).isEqualTo(participant);
        doctor.awaitTiles(2);
        doctor.page()
                .until(
                        "the patient's line is here",
                        BACK,
                        "(participant) => window.parlour.state().people"
                                + ".find((one) => one.participant === participant)?.line === 'here'",
                        participant);
    }

    @Test
    void whoIsGoneForGoodIsGoneForAllHalfAMinuteLater() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor patient = HOUSE.visitor(PATIENT);
        meet(meeting, doctor, patient);
        patient.opens("/actuator/health/liveness");
        doctor.page().until("one is left", Duration.ofSeconds(45), "() => window.parlour.state().people.length === 1");
    }

    private static void meet(Meeting meeting, Visitor doctor, Visitor patient) throws Exception {
        doctor.enters(meeting.hostLink());
        patient.enters(meeting.guestLink());
        doctor.awaitSeen(patient, Visitor.PATIENCE);
        patient.awaitSeen(doctor, Visitor.PATIENCE);
    }

    private static void assertNeverStill(Visitor one, Visitor other) throws Exception {
        Looks looks = one.hasSeen(other);
        assertThat(looks.longestStillMillis(other.person().number()))
                .as(other.person().name() + " at " + one.person().name() + ": " + looks)
                .isLessThan(LONGEST_STILL_MILLIS);
    }
}
