package org.parlour.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.simulation.Run;

/** The pictures in docs/call-flows are what the simulation prints. */
class CallFlowLadderTest {
    private static final Path PAGES = Path.of(System.getProperty("parlour.module.folder", "."), "../docs/call-flows");

    enum Page {
        ANSWERED_CALL,
        LOST_ACK,
        CANCEL_IN_TIME,
        CANCEL_RACE,
        LATE_OFFER,
        LATE_OFFER_FORGOTTEN,
        GLARE,
        HOLD;

        String file() {
            return switch (this) {
                case ANSWERED_CALL, LOST_ACK -> "answered-call.md";
                case CANCEL_IN_TIME, CANCEL_RACE -> "cancel-race.md";
                case LATE_OFFER, LATE_OFFER_FORGOTTEN -> "late-offer.md";
                case GLARE -> "glare.md";
                case HOLD -> "re-invite-hold.md";
            };
        }

        Scene prepare(Scene scene) {
            return switch (this) {
                case ANSWERED_CALL -> scene.phoneAt(60, "hangs up", Phone::hangsUp);
                case LOST_ACK -> {
                    scene.network().lose(Scene.PHONE, Scene.HOUSE, 2);
                    yield scene.phoneAt(60, "hangs up", Phone::hangsUp);
                }
                case CANCEL_IN_TIME -> scene.phoneAt(2, "cancels", Phone::hangsUp);
                case CANCEL_RACE -> scene.phoneAt(3.03, "cancels", Phone::hangsUp);
                case LATE_OFFER ->
                    scene.phoneAt(0, "calls without an offer", phone -> phone.calls(null))
                            .houseAt(60, new Event.HangUp(new Reason("Q.850", 16, "Goodbye")));
                case LATE_OFFER_FORGOTTEN ->
                    scene.phoneAt(0, "calls without an offer", phone -> {
                        phone.forgetsAnswers();
                        phone.calls(null);
                    });
                case GLARE ->
                    scene.houseAt(60, new Event.Renegotiate())
                            .phoneAt(60, "holds", phone -> phone.holds("hold"))
                            .phoneAt(120, "hangs up", Phone::hangsUp);
                case HOLD ->
                    scene.phoneAt(60, "holds", phone -> phone.holds("hold"))
                            .phoneAt(90, "resumes", phone -> phone.holds("resume"))
                            .phoneAt(120, "hangs up", Phone::hangsUp);
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void thePageShowsWhatHappens(Page page) throws IOException {
        Scene scene = new Scene(Run.ofSeed(1));
        scene.house().ringsAfter(Duration.ofSeconds(1));
        scene.house().answersAfter(Duration.ofSeconds(3));
        page.prepare(scene);
        scene.phoneAt(0, "calls", phone -> phone.callsIfIdle("offer"));
        scene.play();
        assertThat(Files.readString(PAGES.resolve(page.file()))).contains("```\n" + scene.ladder() + "```");
    }
}
