package org.parlour.dialplan.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parlour.dialplan.explain.Decision;
import org.parlour.dialplan.explain.Explainer;
import org.parlour.dialplan.explain.IncomingCall;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Finding;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.dialplan.plan.Target;
import org.parlour.wire.call.TrunkName;

/** The plans and presets that ship: each checks without a word, and does what its comments say. */
class ExamplesTest {
    private static final Path MODULE = Path.of(System.getProperty("parlour.module.folder", "."));
    private static final List<String> PRESETS = List.of(
            "asterisk.yaml",
            "freeswitch.yaml",
            "fritzbox.yaml",
            "kamailio.yaml",
            "sipgate.yaml",
            "telekom.yaml",
            "telnyx.yaml",
            "twilio.yaml");

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(MODULE.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private static List<PlanText> texts(List<Path> files) throws IOException {
        List<PlanText> texts = new ArrayList<>();
        for (Path file : files) {
            texts.add(new PlanText(String.valueOf(file.getFileName()), Files.readString(file)));
        }
        return texts;
    }

    private static Plan sound(List<PlanText> texts) {
        Checked checked = PlanCheck.check(texts, Surroundings.UNKNOWN);
        assertThat(checked.findings().stream().map(Finding::text)).isEmpty();
        return ((Checked.Sound) checked).plan();
    }

    private static Decision decide(Plan plan, String trunk, String called, String caller, String at) {
        IncomingCall call = new IncomingCall(called, caller, new Origin.Trunk(new TrunkName(trunk)), Instant.parse(at));
        return new Explainer(plan, Map.of()).decide(call);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleChecksWithoutAWord() throws IOException {
        return files("examples").stream()
                .filter(Files::isDirectory)
                .map(folder -> DynamicTest.dynamicTest(
                        String.valueOf(folder.getFileName()),
                        () -> sound(texts(files("examples/" + folder.getFileName())))));
    }

    @Test
    void thePracticeDoesWhatItsCommentsSay() throws IOException {
        Plan plan = sound(texts(files("examples/practice")));
        String monday = "2026-11-23T09:00:00Z";
        String night = "2026-11-23T22:00:00Z";
        String caller = "03023125777";
        assertThat(target(decide(plan, "provider", "03023125100", caller, night)))
                .isEqualTo(new Target.Door(9));
        assertThat(target(decide(plan, "provider", "493023125199", caller, night)))
                .isEqualTo(new Target.Door(9));
        assertThat(target(decide(plan, "provider", "03023125110", caller, monday)))
                .isEqualTo(new Target.Reception("front-desk"));
        assertThat(target(decide(plan, "provider", "03023125110", caller, night)))
                .isEqualTo(new Target.Prompt("door.reception-nobody"));
        assertThat(((Decision.Refused) decide(plan, "provider", "03023125110", "anonymous", monday)).sipStatus())
                .isEqualTo(433);
        assertThat(((Decision.Refused) decide(plan, "provider", "03023125333", caller, monday)).sipStatus())
                .isEqualTo(404);
        assertThat(target(decide(plan, "phones", "905", "11", night))).isInstanceOf(Target.Room.class);
        assertThat(decide(plan, "provider", "905", caller, night)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void thePbxsNumbersEndWhereTheyShould() throws IOException {
        Plan plan = sound(texts(files("examples/behind-a-pbx")));
        String now = "2026-11-23T09:00:00Z";
        assertThat(target(decide(plan, "pbx", "01632960700", "201", now))).isEqualTo(new Target.Door(9));
        assertThat(target(decide(plan, "pbx", "715", "201", now))).isEqualTo(new Target.Reception("switchboard"));
    }

    private static Target target(Decision decision) {
        return ((Decision.Taken) decision).target();
    }

    @Test
    void everyPresetIsThere() throws IOException {
        assertThat(files("presets").stream().map(file -> String.valueOf(file.getFileName())))
                .containsAll(PRESETS);
    }

    /** A preset is a trunk to which the admin adds a number, a user and a secret. */
    @TestFactory
    Stream<DynamicTest> everyPresetChecksAndNamesItsPage() {
        return PRESETS.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path file = MODULE.resolve("presets").resolve(name);
                    Plan plan = sound(texts(List.of(file)));
                    assertThat(plan.trunks()).hasSize(2);
                    assertThat(Files.readString(file))
                            .contains("not yet tried on a live line")
                            .contains("# Written from")
                            .containsPattern("https?://\\S+")
                            .containsPattern("20\\d\\d-\\d\\d-\\d\\d");
                }));
    }

    @Test
    void presetsStandBesideEachOther() throws IOException {
        Plan plan = sound(texts(PRESETS.stream()
                .map(name -> MODULE.resolve("presets").resolve(name))
                .toList()));
        assertThat(plan.trunks()).hasSize(PRESETS.size() + 1);
    }
}
