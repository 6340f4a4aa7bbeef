package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.browser.People.PATIENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.page.Onset;
import org.parlour.callers.page.Person;
import org.parlour.callers.page.Setup;

/** More people than there are slots for sound: whoever begins to speak gets one, and is heard from the first syllable. */
@Tag("peer")
// What is heard is measured, so nobody else works meanwhile.
@Isolated
class SpeakerChangeTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    /** One more than a page has slots for. */
    private static final int SPEAKERS = 5;

    private static final int FIRST_NUMBER = 51;
    private static final Duration A_TURN = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration TALK = Duration.ofSeconds(7);
    private static final int LONGEST_MISSING_MILLIS = 100;

    @Test
    void whoeverBeginsIsHeardFromTheFirstSyllable() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        List<Visitor> speakers = new ArrayList<>();
        enterWithoutCamera(doctor, meeting.hostLink());
        for (int i = 0; i < SPEAKERS; i++) {
            Person person = new Person("Speaker " + (i + 1), FIRST_NUMBER + i);
            Visitor speaker = HOUSE.visitor(PATIENT, Setup.silent(person), HOUSE.httpPort());
            enterWithoutCamera(speaker, meeting.guestLink());
            speakers.add(speaker);
        }
        doctor.awaitTiles(1 + SPEAKERS);
        // Each has had a turn, so that all slots are somebody's when the last one begins, and when the first returns.
        List<Visitor> turns = new ArrayList<>(speakers);
        turns.add(speakers.getFirst());
        for (Visitor speaker : turns) {
            doctor.listens();
            doctor.waits(SILENCE);
            speaker.page().ask("() => proof.speak()");
            doctor.awaitTile(speaker, "speaking", "true");
            doctor.waits(TALK);
            short[] heard = doctor.hasHeard();
            speaker.page().ask("() => proof.hush()");
            assertThat(Onset.missingMillis(heard, speaker.person().marker()).orElseThrow())
                    .as("missing of the first syllable of " + speaker.person().name())
                    .isLessThanOrEqualTo(LONGEST_MISSING_MILLIS);
            doctor.awaitTile(speaker, "speaking", "false");
            doctor.waits(A_TURN);
        }
        for (Visitor speaker : speakers) {
            assertThat(speaker.renegotiations()).isZero();
        }
        assertThat(doctor.renegotiations()).isZero();
    }

    private static void enterWithoutCamera(Visitor visitor, String link) throws Exception {
        visitor.arrives(link);
        visitor.page().until("a camera", Visitor.PATIENCE, "() => window.parlour.state().own.camera.has");
        visitor.presses("toggle-camera");
        visitor.goesIn();
        visitor.awaitState("seated");
    }
}
