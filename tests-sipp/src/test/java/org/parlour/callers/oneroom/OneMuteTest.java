package org.parlour.callers.oneroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.browser.People.DOCTOR;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.browser.BrowserHouse;
import org.parlour.callers.browser.Meeting;
import org.parlour.callers.browser.Visitor;
import org.parlour.callers.telephone.Caller;

/** A telephone is muted by its own key, by a host or by the room's rule: all see by whom, and the caller hears it. */
@Tag("peer")
// What is heard is measured, so nobody else works meanwhile.
@Isolated
class OneMuteTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final Together BOTH = new Together(HOUSE);

    /** What was under way when a key was pressed is over by then. */
    private static final Duration CHANGE = Duration.ofSeconds(1);

    /** One whole window for an ear, and some. */
    private static final Duration WORDS = Duration.ofSeconds(7);

    @Test
    void byItsKeyAndByAHostAndEachTimeBack() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        doctor.enters(meeting.hostLink());
        try (Caller patient = BOTH.caller()) {
            enters(patient, meeting, doctor);
            assertHeard(doctor, patient);
            patient.listensAnew();
            patient.types("*6");
            Together.awaitPhoneTile(doctor, "mutedBy", "caller");
            assertThat(patient.hearsSomething(Caller.PATIENCE)).isTrue();
            assertUnheard(doctor, patient);
            patient.types("*6");
            Together.awaitPhoneTile(doctor, "mutedBy", "nobody");
            assertHeard(doctor, patient);
            patient.listensAnew();
            Together.atThePhone(doctor, "phone-mute");
            Together.awaitPhoneTile(doctor, "mutedBy", "host");
            assertThat(patient.hearsSomething(Caller.PATIENCE)).isTrue();
            assertUnheard(doctor, patient);
            Together.atThePhone(doctor, "phone-unmute");
            Together.awaitPhoneTile(doctor, "mutedBy", "nobody");
            assertHeard(doctor, patient);
            patient.hangsUp();
        }
    }

    @Test
    void byTheRoomsRuleUntilTheyPressTheKey() throws Exception {
        Meeting meeting = HOUSE.meeting("{\"lobby\":false,\"phones\":\"muted\"}");
        Visitor doctor = HOUSE.visitor(DOCTOR);
        doctor.enters(meeting.hostLink());
        try (Caller patient = BOTH.caller()) {
            enters(patient, meeting, doctor);
            Together.awaitPhoneTile(doctor, "mutedBy", "policy");
            assertUnheard(doctor, patient);
            patient.types("*6");
            Together.awaitPhoneTile(doctor, "mutedBy", "nobody");
            assertHeard(doctor, patient);
            patient.hangsUp();
        }
    }

    private static void enters(Caller patient, Meeting meeting, Visitor doctor) throws Exception {
        patient.enters(meeting.room());
        patient.speaks();
        Together.awaitPhoneTiles(doctor, 1);
        // The first of an ear is for nothing: it has to be made.
        doctor.listens();
        patient.waits(CHANGE);
    }

    private static void assertHeard(Visitor doctor, Caller patient) throws Exception {
        Together.assertHeard("the patient at the doctor's", said(doctor, patient), patient.marker());
    }

    private static void assertUnheard(Visitor doctor, Caller patient) throws Exception {
        Together.assertUnheard("the muted patient at the doctor's", said(doctor, patient), patient.marker());
    }

    private static short[] said(Visitor doctor, Caller patient) throws Exception {
        patient.waits(CHANGE);
        doctor.listens();
        patient.waits(WORDS);
        return doctor.hasHeard();
    }
}
