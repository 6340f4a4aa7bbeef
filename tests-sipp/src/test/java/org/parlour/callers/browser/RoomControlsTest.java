package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.browser.People.PATIENT;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.phone.Ear;

/** What people press in a room does what it says, for the others too, and never costs a renegotiation. */
@Tag("peer")
// What is heard is measured, so nobody else works meanwhile.
@Isolated
class RoomControlsTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration TALK = Duration.ofSeconds(8);
    private static final double NEARLY_ALWAYS = 0.95;

    private Meeting meeting;
    private Visitor doctor;
    private Visitor patient;

    @BeforeEach
    void meet() throws Exception {
        meeting = HOUSE.meeting();
        doctor = HOUSE.visitor(DOCTOR);
        patient = HOUSE.visitor(PATIENT);
        doctor.enters(meeting.hostLink());
        patient.enters(meeting.guestLink());
        doctor.awaitSeen(patient, Visitor.PATIENCE);
        patient.awaitSeen(doctor, Visitor.PATIENCE);
    }

    @Test
    void whoMutesIsNotHeardAndComesBack() throws Exception {
        assertThat(talk().foundShare()).isGreaterThanOrEqualTo(NEARLY_ALWAYS);
        patient.presses("toggle-microphone");
        doctor.awaitTile(patient, "muted", "true");
        assertThat(talk().foundShare()).as("of one who is muted").isZero();
        patient.presses("toggle-microphone");
        doctor.awaitTile(patient, "muted", "false");
        assertThat(talk().foundShare()).as("of one who came back").isGreaterThanOrEqualTo(NEARLY_ALWAYS);
        assertNothingWasRenegotiated();
    }

    @Test
    void whoSwitchesTheirCameraOffIsNotSeenAndComesBack() throws Exception {
        patient.presses("toggle-camera");
        doctor.awaitUnseen(patient, SOON);
        patient.presses("toggle-camera");
        doctor.awaitSeen(patient, SOON);
        assertNothingWasRenegotiated();
    }

    @Test
    void whoSharesTheirScreenShowsItBesideTheirFace() throws Exception {
        patient.presses("toggle-screen");
        doctor.awaitScreenOf(PATIENT, SOON);
        doctor.awaitSeen(patient, SOON);
        patient.presses("toggle-screen");
        doctor.awaitNoScreen();
        doctor.awaitSeen(patient, SOON);
        assertNothingWasRenegotiated();
    }

    @Test
    void whoLeavesIsGoneForAll() throws Exception {
        doctor.awaitTiles(2);
        patient.presses("leave");
        patient.awaitState("over");
        patient.awaitNotice();
        doctor.awaitTiles(1);
        assertNothingWasRenegotiated();
    }

    @Test
    void whoLoadsThePageAgainIsBackByThemselves() throws Exception {
        patient.page().reload();
        patient.awaitState("seated");
        patient.awaitSeen(doctor, Visitor.PATIENCE);
        doctor.awaitSeen(patient, Visitor.PATIENCE);
        doctor.awaitTiles(2);
        assertThat(doctor.renegotiations()).isZero();
    }

    @Test
    void whoIsHushedByAHostIsNotHeardAndMaySpeakAgain() throws Exception {
        doctor.presses("people");
        doctor.page()
                .press(Visitor.part("person") + "[data-participant=\"" + patient.participant() + "\"] "
                        + Visitor.part("hush"));
        doctor.awaitTile(patient, "muted", "true");
        patient.awaitNotice();
        patient.presses("toggle-microphone");
        doctor.awaitTile(patient, "muted", "false");
        assertThat(talk().foundShare()).isGreaterThanOrEqualTo(NEARLY_ALWAYS);
        assertNothingWasRenegotiated();
    }

    @Test
    void whoeverSpeaksIsMarked() throws Exception {
        doctor.awaitTile(patient, "speaking", "true");
        patient.presses("toggle-microphone");
        doctor.awaitTile(patient, "speaking", "false");
    }

    @Test
    void aRoomThatIsClosedSendsAllHome() throws Exception {
        HOUSE.close(meeting);
        doctor.awaitState("over");
        patient.awaitState("over");
        patient.awaitNotice();
    }

    /** What the doctor hears of the patient. */
    private Ear.Hearing talk() throws Exception {
        doctor.waits(SETTLING);
        doctor.listens();
        doctor.waits(TALK);
        return Visitor.of(doctor.hasHeard(), patient);
    }

    private void assertNothingWasRenegotiated() throws Exception {
        assertThat(doctor.renegotiations()).as("the doctor's").isZero();
        assertThat(patient.renegotiations()).as("the patient's").isZero();
    }
}
