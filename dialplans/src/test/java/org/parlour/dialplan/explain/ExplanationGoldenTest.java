package org.parlour.dialplan.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.explain.Explanation.Sight;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.wire.call.TrunkName;

/** Explanations as an admin reads them. */
class ExplanationGoldenTest {
    private static final String PLAN = """
        trunks:
          provider:
            peers: [192.0.2.0/24, sip.provider.example]
            acl: 192.0.2.0/25
            country: DE
            language: de
          pbx:
            peers: 10.20.0.5
        hours:
          office: {zone: Europe/Berlin, open: Mon-Fri 08:00-18:00}
        numbers:
          - {number: +49 30 23125 110, callers: _+4989., reject: 403}
          - {number: +49 30 23125 110, trunk: pbx, room: demo}
          - {number: +49 30 23125 110, hours: office, reception: desk}
          - {number: +49 30 23125 110, as: +49 30 23125 100}
          - {number: +49 30 23125 100, door: pin}
          - {number: _+493023125XXX, reject: 404}
        """;

    private static String explain(IncomingCall call, Sight sight) {
        return new Explainer(Plans.of(PLAN), Map.of()).explain(call).text(sight);
    }

    @Test
    void aCallFromAnAddressAtNight() {
        IncomingCall call = new IncomingCall(
                "030 23125-110",
                "+49 30 23125 777",
                new Origin.Source(InetAddress.ofLiteral("192.0.2.10")),
                Instant.parse("2026-11-23T20:30:00Z"));
        assertThat(explain(call, Sight.REDACTED)).isEqualTo("""
            called   "030 23125-110"
            caller   "+49 … 77"
            came by  192.0.2.10
            at       2026-11-23T20:30:00Z
            trunk    provider (plan.yaml:2:3): won, 192.0.2.0/24 holds the address
            trunk    pbx (plan.yaml:7:3): lost, none of its peers holds the address: 10.20.0.5
            trunk    local (built-in:1:1): lost, none of its peers holds the address: 0:0:0:0:0:0:0:1, 127.0.0.0/8
            acl      provider (plan.yaml:4:10): 192.0.2.0/25 holds it
            number   "03023125110" is read as "+493023125110": it begins with 0, the national prefix of DE (+49)
            caller   "+49 … 77" is international already
            row      1 +49 30 23125 110 (plan.yaml:12:5): lost, its number fits, but the caller "+49 … 77" is none of "…"
            row      2 +49 30 23125 110 (plan.yaml:13:5): lost, it is for pbx only
            row      3 +49 30 23125 110 (plan.yaml:14:5): lost, its number fits, but office is closed at Mon 2026-11-23 21:30 Europe/Berlin
            row      4 +49 30 23125 110 (plan.yaml:15:5): won, "+493023125110" fits "+493023125110"
            on       as if "+493023125100" had been called (plan.yaml:15:5)
            row      1 +49 30 23125 110 (plan.yaml:12:5): lost, "+493023125100" does not fit "+493023125110"
            row      2 +49 30 23125 110 (plan.yaml:13:5): lost, it is for pbx only
            row      3 +49 30 23125 110 (plan.yaml:14:5): lost, "+493023125100" does not fit "+493023125110"
            row      4 +49 30 23125 110 (plan.yaml:15:5): lost, "+493023125100" does not fit "+493023125110"
            row      5 +49 30 23125 100 (plan.yaml:16:5): won, "+493023125100" fits "+493023125100"
            row      6 _+493023125XXX (plan.yaml:17:5): not asked, an earlier row had won
            row      7 100 (built-in:1:1): not asked, an earlier row had won
            so       the door, which asks for a PIN of 9 digits, in de
            by       plan.yaml:16:5
            """);
    }

    @Test
    void inClearTheCallersNumberIsShown() {
        IncomingCall call = Plans.byTrunk("provider", "+493023125110", "089 23125777");
        assertThat(explain(call, Sight.CLEAR))
                .contains(
                        "caller   \"08923125777\" is read as \"+498923125777\": it begins with 0, the national prefix")
                .endsWith("""
                    row      7 100 (built-in:1:1): not asked, an earlier row had won
                    so       403: the row says so
                    by       plan.yaml:12:5
                    """);
        assertThat(explain(call, Sight.REDACTED)).doesNotContain("89231").doesNotContain("4989");
    }

    @Test
    void aStrangerGetsNothingAndTheAdminIsToldWhy() {
        assertThat(explain(Plans.from("198.51.100.1", "100"), Sight.REDACTED)).isEqualTo("""
            called   "100"
            caller   none given
            came by  198.51.100.1
            at       2026-11-23T08:30:00Z
            trunk    provider (plan.yaml:2:3): lost, none of its peers holds the address: 192.0.2.0/24
            trunk    pbx (plan.yaml:7:3): lost, none of its peers holds the address: 10.20.0.5
            trunk    local (built-in:1:1): lost, none of its peers holds the address: 0:0:0:0:0:0:0:1, 127.0.0.0/8
            so       nothing is answered: the address belongs to no trunk
            """);
    }

    @Test
    void anAddressOutsideTheListIsRefusedWithItsLine() {
        assertThat(explain(Plans.from("192.0.2.200", "100"), Sight.REDACTED)).endsWith("""
            acl      provider (plan.yaml:4:10): none of 192.0.2.0/25 holds the address
            so       403: the trunk's list of addresses does not hold where the call came from
            by       plan.yaml:4:10
            """);
    }

    @Test
    void aTrunkThatIsNotThereIsSaid() {
        IncomingCall call = new IncomingCall("100", "", new Origin.Trunk(new TrunkName("provder")), Plans.MONDAY);
        assertThat(explain(call, Sight.REDACTED)).contains("trunk    provder: there is none of this name");
    }

    @Test
    void eachStepHasItsWordsFromTheText() {
        IncomingCall call = new IncomingCall(
                "030 23125-110",
                "+49 30 23125 777",
                new Origin.Source(InetAddress.ofLiteral("192.0.2.10")),
                Instant.parse("2026-11-23T20:30:00Z"));
        Explanation explanation = new Explainer(Plans.of(PLAN), Map.of()).explain(call);
        for (Sight sight : Sight.values()) {
            assertThat(explanation.words(sight)).hasSameSizeAs(explanation.steps());
            explanation.words(sight).forEach(words -> assertThat(explanation.text(sight))
                    .contains(" " + words + "\n"));
        }
        assertThat(String.join(" ", explanation.words(Sight.REDACTED))).doesNotContain("23125777");
    }
}
