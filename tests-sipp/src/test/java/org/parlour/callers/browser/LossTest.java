package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.browser.People.PATIENT;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.network.ImpairedPath;
import org.parlour.callers.network.Weather;
import org.parlour.callers.page.Looks;
import org.parlour.callers.page.Setup;
import org.parlour.callers.phone.Ear;

/** On a path that loses, speech goes on and pictures move, for who sits there and for who listens to them. */
@Tag("peer")
// What is seen and heard is measured, so nobody else works meanwhile.
@Isolated
class LossTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final long SEED = 20;
    private static final Duration SETTLING = Duration.ofSeconds(4);
    private static final Duration TALK = Duration.ofSeconds(15);
    private static final double NEARLY_ALWAYS = 0.95;
    private static final double LONGEST_STILL_MILLIS = 2_000;
    /** Some way above what is left of fifteen a second when each frozen half second is counted. */
    private static final int ALIVE_PICTURES = 100;

    @Test
    void fivePercentByChanceLeaveSpeechWholeAndPicturesMoving() throws Exception {
        assertSurvives(Weather.loss(0.05));
    }

    @Test
    void threePercentInBurstsLeaveSpeechWholeAndPicturesMoving() throws Exception {
        assertSurvives(Weather.bursts(0.03, 5));
    }

    @Test
    void aLongAndUnsteadyPathLeavesSpeechWholeAndPicturesMoving() throws Exception {
        assertSurvives(Weather.loss(0.02).late(Duration.ofMillis(60), Duration.ofMillis(40)));
    }

    private static void assertSurvives(Weather weather) throws Exception {
        Meeting meeting = HOUSE.meeting();
        ImpairedPath path = HOUSE.impairedPath(SEED);
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor patient = HOUSE.visitor(PATIENT, Setup.of(PATIENT).by(path.address()), HOUSE.httpPort());
        doctor.enters(meeting.hostLink());
        patient.enters(meeting.guestLink());
        doctor.awaitSeen(patient, Visitor.PATIENCE);
        patient.awaitSeen(doctor, Visitor.PATIENCE);
        path.weather(weather);
        doctor.waits(SETTLING);
        doctor.listens();
        patient.listens();
        doctor.watches(patient);
        patient.watches(doctor);
        doctor.waits(TALK);
        assertIsThere(doctor, patient);
        assertIsThere(patient, doctor);
        if (weather.lossShare() > 0) {
            assertThat(path.lost()).isPositive();
        }
    }

    private static void assertIsThere(Visitor one, Visitor other) throws Exception {
        Looks looks = one.hasSeen(other);
        int number = other.person().number();
        String what = other.person().name() + " at " + one.person().name() + ": " + looks;
        assertThat(looks.numbers()).as(what).containsExactly(number);
        assertThat(looks.different(number)).as(what).isGreaterThanOrEqualTo(ALIVE_PICTURES);
        assertThat(looks.longestStillMillis(number)).as(what).isLessThan(LONGEST_STILL_MILLIS);
        Ear.Hearing hearing = Visitor.of(one.hasHeard(), other);
        assertThat(hearing.foundShare()).as(what + ", " + hearing).isGreaterThanOrEqualTo(NEARLY_ALWAYS);
    }
}
