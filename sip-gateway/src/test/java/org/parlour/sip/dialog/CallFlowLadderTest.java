package org.parlour.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.simulation.Run;

/** The pictures in docs/call-flows are what the simulation prints. */
class CallFlowLadderTest {
    private static final Path PAGES = Path.of(System.getProperty("parlour.module.folder", "."), "../docs/call-flows");

    private enum Page {
        ANSWERED_CALL("answered-call.md", scene -> scene.phoneAt(60, "hangs up", Phone::hangsUp)),

        LOST_ACK("answered-call.md", scene -> {
            scene.network().lose(Scene.PHONE, Scene.HOUSE, 2);
            scene.phoneAt(60, "hangs up", Phone::hangsUp);
        }),

        CANCEL_IN_TIME("cancel-race.md", scene -> scene.phoneAt(2, "cancels", Phone::hangsUp)),

        CANCEL_RACE("cancel-race.md", scene -> scene.phoneAt(3.03, "cancels", Phone::hangsUp)),

        LATE_OFFER_FORGOTTEN(
                "late-offer.md",
                scene -> scene.phoneAt(0, "calls without an offer", phone -> {
                    phone.forgetsAnswers();
                    phone.calls(null);
                })),

        LATE_OFFER("late-offer.md", scene -> scene.phoneAt(0, "calls without an offer", phone -> phone.calls(null))
                .houseAt(60, new Event.HangUp(new Reason("Q.850", 16, "Goodbye")))),

        GLARE("glare.md", scene -> scene.houseAt(60, new Event.Renegotiate())
                .phoneAt(60, "holds", phone -> phone.holds("hold"))
                .phoneAt(120, "hangs up", Phone::hangsUp)),

        HOLD("re-invite-hold.md", scene -> scene.phoneAt(60, "holds", phone -> phone.holds("hold"))
                .phoneAt(90, "resumes", phone -> phone.holds("resume"))
                .phoneAt(120, "hangs up", Phone::hangsUp));

        private final String file;
        private final Consumer<Scene> script;

        Page(String file, Consumer<Scene> script) {
            this.file = file;
            this.script = script;
        }
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void thePageShowsWhatHappens(Page page) throws IOException {
        Scene scene = new Scene(Run.ofSeed(1));
        scene.house().ringsAfter(Duration.ofSeconds(1));
        scene.house().answersAfter(Duration.ofSeconds(3));
        page.script.accept(scene);
        scene.phoneAt(0, "calls", phone -> phone.callsIfIdle("offer"));
        scene.play();
        assertThat(Files.readString(PAGES.resolve(page.file))).contains("```\n" + scene.ladder() + "```");
    }
}
