package org.parlour.conference.trunks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Finding;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.proof.Fuzz;
import org.parlour.wire.call.Reading;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The body of PUT, from its bytes to what the check says. */
class PlanWishFuzzTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void whateverBodyComesTheAnswerIsAPlanOrAReason() {
        List<byte[]> goldens = Stream.of(
                        "{\"texts\":[{\"file\":\"plan.yaml\",\"text\":\"numbers:\\n  - {number: 7, room: a}\\n\"}]}",
                        "{\"texts\":[{\"file\":\"10-a.yml\",\"text\":\"country: DE\\n\"},"
                                + "{\"file\":\"20-\\u00fc.yaml\",\"text\":\"trunks:\\n  t: {peers: 192.0.2.1}\\n\"}]}",
                        "{\"texts\":[]}",
                        "{\"texts\":null}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        Fuzz.storm("plan-wish", goldens, PlanWishFuzzTest::meet);
    }

    private static void meet(byte[] body) {
        PlanWish wish;
        try {
            wish = JSON.readValue(body, PlanWish.class);
        } catch (JacksonException noJson) {
            // Answered with 400 before anything of ours sees it.
            assertThat(noJson).isNotNull();
            return;
        }
        if (wish != null && wish.reading() instanceof Reading.Parsed<List<PlanText>>(List<PlanText> texts)) {
            for (PlanText text : texts) {
                assertThat(text.file()).doesNotContain("/", "\0", "\n").isNotEqualTo("..");
            }
            Checked checked = PlanCheck.check(texts, Surroundings.UNKNOWN);
            assertThat(checked instanceof Checked.Unsound)
                    .isEqualTo(checked.findings().stream().anyMatch(Finding::isError));
        }
    }
}
