package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.browser.People.PATIENT;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.page.Setup;

/** Who waits in a lobby sees and hears nothing, and is not seen or heard, until a host says so. */
@Tag("peer")
class LobbyTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final Duration A_WHILE = Duration.ofSeconds(2);

    private Visitor doctor;
    private Visitor patient;

    @BeforeEach
    void knock() throws Exception {
        Meeting meeting = HOUSE.meetingWithLobby();
        doctor = HOUSE.visitor(DOCTOR);
        patient = HOUSE.visitor(DOCTOR, Setup.written(PATIENT), HOUSE.httpPort());
        doctor.enters(meeting.hostLink());
        patient.knocks(meeting.guestLink());
        doctor.page()
                .until(
                        "somebody waits",
                        Visitor.PATIENCE,
                        "([selector, name]) => document.querySelector(selector)?.textContent.includes(name)",
                        List.of(Visitor.part("waiting-person"), PATIENT.name()));
    }

    @Test
    void whoWaitsHasNoMediaEitherWay() throws Exception {
        patient.waits(A_WHILE);
        assertThat(patient.page()
                        .ask("() => [...proof.connections].filter((one) => one.connectionState === 'connected').length")
                        .asInt())
                .isZero();
        assertThat(patient.state().get("people")).isEmpty();
        doctor.awaitTiles(1);
    }

    @Test
    void whoIsAdmittedIsSeenAndSees() throws Exception {
        doctor.presses("admit");
        patient.awaitState("seated");
        doctor.awaitSeen(patient, Visitor.PATIENCE);
        patient.awaitSeen(doctor, Visitor.PATIENCE);
    }

    @Test
    void whoIsRefusedIsToldSo() throws Exception {
        doctor.presses("refuse");
        patient.awaitState("over");
        patient.awaitNotice();
        assertThat(patient.page()
                        .ask("(selector) => document.querySelector(selector).dataset.ending", Visitor.part("room"))
                        .asString())
                .isEqualTo("refused");
        doctor.awaitTiles(1);
    }

    @Test
    void whoGivesUpWaitsNoMore() throws Exception {
        patient.presses("leave");
        patient.awaitState("over");
        doctor.page()
                .until(
                        "nobody waits",
                        Visitor.PATIENCE,
                        "(selector) => document.querySelector(selector) === null",
                        Visitor.part("waiting-person"));
    }
}
