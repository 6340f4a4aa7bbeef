package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.browser.People.PATIENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.page.Setup;
import tools.jackson.databind.JsonNode;

/** Each page is without fault in axe's eyes, as it stands before people; and is photographed. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class AccessibilityTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final List<String> PANELS = List.of("people", "invite", "devices", "help");

    private String axe = "";

    @BeforeAll
    void readAxe() throws IOException {
        Path file = Path.of(
                System.getProperty("parlour.module.folder", "."),
                "../conference-api/web/node_modules/axe-core/axe.min.js");
        assumeTrue(Files.isReadable(file), "not run: axe-core is missing (conference-api/web/make brings it)");
        axe = Files.readString(file);
    }

    @Test
    void theFirstPage() throws Exception {
        Visitor doctor = HOUSE.visitor(DOCTOR);
        doctor.opens("/");
        doctor.page().until("a heading", Visitor.PATIENCE, "() => document.querySelector('h1') !== null");
        assertWithoutFault(doctor, "start");
    }

    @Test
    void thePagesThatMakeARoomAndTheLinksTheyGive() throws Exception {
        Visitor doctor = HOUSE.visitor(DOCTOR);
        doctor.opens("/new");
        doctor.page()
                .until(
                        "a field",
                        Visitor.PATIENCE,
                        "(selector) => document.querySelector(selector) !== null",
                        Visitor.part("create-token"));
        assertWithoutFault(doctor, "new");
        doctor.page().type(Visitor.part("create-token"), HOUSE.program().adminToken());
        doctor.page().type(Visitor.part("create-name"), "Visit");
        doctor.presses("create-go");
        String link = doctor.page()
                .until(
                        "a link for guests",
                        Visitor.PATIENCE,
                        "(selector) => document.querySelector(selector)?.value",
                        Visitor.part("guest-link"))
                .asString();
        assertThat(link).contains("/r/", "#");
        assertWithoutFault(doctor, "new-links");
        Visitor patient = HOUSE.visitor(DOCTOR, Setup.written(PATIENT), HOUSE.httpPort());
        patient.enters(link.substring(link.indexOf("/r/")));
    }

    @Test
    void theDoorOfARoom() throws Exception {
        Visitor doctor = HOUSE.visitor(DOCTOR);
        doctor.arrives(HOUSE.meeting().hostLink());
        doctor.page().until("a camera", Visitor.PATIENCE, "() => window.parlour.state().own.camera.has");
        assertWithoutFault(doctor, "join");
    }

    @Test
    void theRoomWithEachOfItsPanels() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor patient = HOUSE.visitor(DOCTOR, Setup.written(PATIENT), HOUSE.httpPort());
        doctor.enters(meeting.hostLink());
        assertWithoutFault(doctor, "room-alone");
        patient.enters(meeting.guestLink());
        doctor.awaitSeen(patient, Visitor.PATIENCE);
        assertWithoutFault(doctor, "room");
        for (String panel : PANELS) {
            doctor.presses(panel);
            assertWithoutFault(doctor, "room-" + panel);
        }
        patient.presses("toggle-screen");
        doctor.awaitScreenOf(PATIENT, Visitor.PATIENCE);
        assertWithoutFault(doctor, "room-screen");
        patient.presses("leave");
        patient.awaitState("over");
        assertWithoutFault(patient, "over");
    }

    @Test
    void theLobbyFromBothSides() throws Exception {
        Meeting meeting = HOUSE.meetingWithLobby();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor patient = HOUSE.visitor(DOCTOR, Setup.written(PATIENT), HOUSE.httpPort());
        doctor.enters(meeting.hostLink());
        patient.knocks(meeting.guestLink());
        assertWithoutFault(patient, "lobby");
        doctor.page()
                .until(
                        "somebody waits",
                        Visitor.PATIENCE,
                        "(selector) => document.querySelector(selector) !== null",
                        Visitor.part("waiting-person"));
        assertWithoutFault(doctor, "room-waiting");
    }

    @Test
    void theDoorOfSomebodyWithoutACamera() throws Exception {
        Visitor patient =
                HOUSE.visitor(DOCTOR, Setup.written(PATIENT).devices(Setup.Devices.REFUSED), HOUSE.httpPort());
        patient.arrives(HOUSE.meeting().guestLink());
        patient.page()
                .until(
                        "a sentence",
                        Visitor.PATIENCE,
                        "(selector) => document.querySelector(selector) !== null",
                        Visitor.part("trouble"));
        assertWithoutFault(patient, "join-refused");
    }

    private void assertWithoutFault(Visitor visitor, String name) throws Exception {
        visitor.page().photograph(BrowserHouse.photographs().resolve(name + ".png"));
        JsonNode violations = visitor.page().ask("""
            async () => {
              if (!window.axe) { %s }
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const found = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
              return found.violations.map(({ id, help, nodes }) =>
                `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
            }\
            """.formatted(axe));
        List<String> faults = new ArrayList<>();
        violations.forEach(violation -> faults.add(violation.asString()));
        assertThat(faults).as(name).isEmpty();
    }
}
