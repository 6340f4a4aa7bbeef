package org.parlour.dialplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;

class PlanFuzzTest {
    private static final String TRUNKS = """
        language: de
        hours:
          office: {zone: Europe/Berlin, open: [Mon-Fri 08:00-18:00], closed: 2026-12-24}
        trunks:
          provider:
            peers: [192.0.2.0/24, sip.provider.example, "[2001:db8::1]:5070"]
            registration: {registrar: a.example, user: u, password: "${env:A}", expires: 60}
            acl: 192.0.2.0/24
            codecs: [g722, pcma, g729]
            country: DE
            limits: {calls: 1}
            headers: {inbound: {X-A: b}, outbound: {X-B: c}}
            hours: office
        phones:
          desk: {password: "${file:secrets/desk}", number: 11}
        """;
    private static final String NUMBERS = """
        numbers:
          - number: "+49 30 23125 100"
            trunk: provider
            door: pin
          - {number: "_+4930[1-5]X.", callers: [anonymous, _+49.], hours: office, room: demo}
          - {number: 7, as: "+49 30 23125 100"}
          - {number: 8, as: 7}
          - {number: _!, reject: 404}
        routes:
          - {number: _+49., trunk: provider, countries: [DE, AT]}
        """;

    @Test
    void whateverPlanComesTheAnswerIsAPlanOrFindings() {
        List<byte[]> goldens = Stream.of(TRUNKS, NUMBERS, TRUNKS + NUMBERS)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        Fuzz.storm("plan", goldens, PlanFuzzTest::check);
    }

    private static void check(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Checked checked = PlanCheck.check(List.of(new PlanText("a.yaml", text)), Surroundings.UNKNOWN);
        boolean errors = checked.findings().stream().anyMatch(Finding::isError);
        assertThat(errors).isEqualTo(checked instanceof Checked.Unsound);
        for (Finding finding : checked.findings()) {
            assertThat(finding.text()).startsWith("a.yaml:").doesNotContain("\n");
        }
    }
}
