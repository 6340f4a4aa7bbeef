package org.parlour.callers.oneroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.oneroom.Together.SETTLING;
import static org.parlour.callers.oneroom.Together.TALK;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.browser.BrowserHouse;
import org.parlour.callers.browser.Meeting;
import org.parlour.callers.browser.Visitor;
import org.parlour.callers.phone.Sound;
import org.parlour.callers.telephone.Caller;

/** A telephone may come first: it waits with music until a browser comes, and hears goodbye when its host has gone. */
@Tag("peer")
// What is heard is measured, so nobody else works meanwhile.
@Isolated
class FirstAndLastTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final Together BOTH = new Together(HOUSE);
    private static final Duration MUSIC = Duration.ofSeconds(4);
    private static final int MOST_OF_IT_MILLIS = 3_000;

    @Test
    void whoWaitsHearsMusicThenTheDoctorThenGoodbye() throws Exception {
        Meeting meeting = HOUSE.meeting();
        try (Caller patient = BOTH.caller()) {
            patient.enters(meeting.room());
            patient.waits(SETTLING);
            patient.listensAnew();
            patient.waits(MUSIC);
            assertThat(Sound.soundingMillis(patient.line().samples(), Caller.AUDIBLE_DECIBELS))
                    .as("milliseconds of music")
                    .isGreaterThan(MOST_OF_IT_MILLIS);

            Visitor doctor = HOUSE.visitor(DOCTOR);
            doctor.enters(meeting.hostLink());
            Together.awaitPhoneTiles(doctor, 1);
            patient.waits(SETTLING);
            patient.listensAnew();
            patient.waits(TALK);
            Together.assertHeard("the doctor on the telephone", patient.line().samples(), DOCTOR.marker());
            patient.listensAnew();
            patient.types("*3");
            assertThat(patient.hearsSomething(Caller.PATIENCE)).isTrue();

            doctor.presses("leave");
            doctor.awaitState("over");
            patient.isHungUpOn(Caller.PATIENCE);
        }
    }
}
