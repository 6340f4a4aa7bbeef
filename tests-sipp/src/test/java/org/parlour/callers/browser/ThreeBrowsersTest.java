package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.browser.People.NURSE;
import static org.parlour.callers.browser.People.PATIENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.page.Looks;
import org.parlour.callers.phone.Ear;

/** Two Chromiums and a Firefox open the link of one room: each sees and hears the others, and not themselves. */
@Tag("peer")
// What is seen and heard is measured, so nobody else works meanwhile.
@Isolated
class ThreeBrowsersTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withFirefox();

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration TALK = Duration.ofSeconds(10);
    private static final int MANY_PICTURES = 150;
    private static final double LONGEST_STILL_MILLIS = 2_000;
    private static final double NEARLY_ALWAYS = 0.95;
    private static final double FAR_BELOW_DECIBELS = 30;

    @Test
    void seeAndHearEachOtherAndNotThemselves() throws Exception {
        List<Visitor> visitors = threeMeet();
        for (Visitor one : visitors) {
            one.waits(SETTLING);
            one.listens();
            for (Visitor other : others(visitors, one)) {
                one.watches(other);
            }
        }
        visitors.getFirst().waits(TALK);
        for (Visitor one : visitors) {
            for (Visitor other : others(visitors, one)) {
                assertSees(one, other);
            }
        }
        for (Visitor one : visitors) {
            assertHears(one, others(visitors, one));
            assertThat(one.renegotiations())
                    .as("renegotiations of " + one.person().name())
                    .isZero();
            one.assertComplainedOfNothing();
        }
    }

    @Test
    void whoComesIsSeenWithinTwoSecondsByAllInTheRightTile() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor nurse = HOUSE.visitorAtFirefox(NURSE);
        Visitor patient = HOUSE.visitor(PATIENT);
        doctor.enters(meeting.hostLink());
        nurse.enters(meeting.guestLink());
        doctor.awaitSeen(nurse, Visitor.PATIENCE);
        patient.arrives(meeting.guestLink());
        long beganNanos = System.nanoTime();
        patient.goesIn();
        patient.awaitState("seated");
        for (Visitor other : List.of(doctor, nurse)) {
            patient.awaitSeen(other, left(beganNanos));
            other.awaitSeen(patient, left(beganNanos));
        }
    }

    private static Duration left(long beganNanos) {
        return SOON.minusNanos(System.nanoTime() - beganNanos);
    }

    private static List<Visitor> threeMeet() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor patient = HOUSE.visitor(PATIENT);
        Visitor nurse = HOUSE.visitorAtFirefox(NURSE);
        doctor.enters(meeting.hostLink());
        patient.enters(meeting.guestLink());
        nurse.enters(meeting.guestLink());
        List<Visitor> visitors = List.of(doctor, patient, nurse);
        for (Visitor one : visitors) {
            for (Visitor other : others(visitors, one)) {
                one.awaitSeen(other, Visitor.PATIENCE);
            }
        }
        return visitors;
    }

    private static List<Visitor> others(List<Visitor> visitors, Visitor one) {
        List<Visitor> others = new ArrayList<>(visitors);
        others.remove(one);
        return others;
    }

    private static void assertSees(Visitor one, Visitor other) throws Exception {
        Looks looks = one.hasSeen(other);
        int number = other.person().number();
        String what = other.person().name() + " at " + one.person().name() + ": " + looks;
        assertThat(looks.numbers()).as(what).containsExactly(number);
        assertThat(looks.different(number)).as(what).isGreaterThanOrEqualTo(MANY_PICTURES);
        assertThat(looks.longestStillMillis(number)).as(what).isLessThan(LONGEST_STILL_MILLIS);
    }

    private static void assertHears(Visitor one, List<Visitor> others) throws Exception {
        short[] heard = one.hasHeard();
        for (Visitor other : others) {
            String what = other.person().name() + " at " + one.person().name();
            Ear.Hearing hearing = Ear.listen(heard, other.person().marker());
            assertThat(hearing.foundShare()).as(what + ": " + hearing).isGreaterThanOrEqualTo(NEARLY_ALWAYS);
            assertThat(Ear.decibelsBelow(
                            Ear.gainBeside(
                                    heard, one.person().marker(), other.person().marker()),
                            hearing.gain()))
                    .as("their own voice beside " + what)
                    .isGreaterThanOrEqualTo(FAR_BELOW_DECIBELS);
        }
    }
}
