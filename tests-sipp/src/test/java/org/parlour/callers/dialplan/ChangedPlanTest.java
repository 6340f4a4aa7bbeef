package org.parlour.callers.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.dialplan.PlannedCaller.PATIENCE;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.phone.Offer;
import org.parlour.callers.phone.SipText;
import org.parlour.callers.program.TelephoneHouse;

/** A plan changes under a running call. */
@Tag("peer")
class ChangedPlanTest {
    private static final String BERLIN = "127.0.0.5";
    private static final String LONDON = "127.0.0.6";

    private static final String FIRST = """
        local: off
        trunks:
          berlin: {peers: 127.0.0.5, country: DE}
        numbers:
          - {number: "+49 30 23125 101", room: consulting}
        """;

    @RegisterExtension
    static final PlannedProgram PROGRAM = new PlannedProgram(() -> FIRST);

    @Test
    void aCallKeepsItsPlanAndThoseThatComeFollowTheNext() throws Exception {
        TelephoneHouse house = PROGRAM.house();
        TelephoneHouse.Room consulting = house.room("{\"room\":\"consulting\"}");
        try (PlannedCaller old = PROGRAM.caller(BERLIN);
                PlannedCaller late = PROGRAM.caller(BERLIN);
                PlannedCaller next = PROGRAM.caller(LONDON)) {
            old.calls("03023125101");
            house.untilSeated(consulting, 1);
            String call = house.calls().getFirst().call();
            assertThat(old.explanationOf(call)).startsWith("revision 1\n");

            PROGRAM.writes("""
                local: off
                trunks:
                  london: {peers: 127.0.0.6, country: DE}
                numbers:
                  - {number: "+49 30 23125 101", reject: 410}
                """);
            house.until("the next plan", PATIENCE, () -> house.ask("GET", "/api/dialplan", "", 200)
                    .contains("\"inForce\":2"));

            assertThat(next.explanation(next.isRefused("03023125101", 410))).startsWith("revision 2\n");
            late.phone().invite("03023125101", late.offer());
            assertThat(late.phone().await(text -> true, Duration.ofSeconds(2)))
                    .as("its trunk is gone")
                    .isNull();

            SipText held = old.phone().reinvite(Offer.of(old.peer()).next("sendonly"));
            assertThat(held.body()).contains("a=recvonly");
            assertThat(house.people(consulting)).isEqualTo(1);
            assertThat(old.explanationOf(call)).startsWith("revision 1\n");
            old.hangsUp();
            house.untilSeated(consulting, 0);
            assertThat(old.explanationOf(call)).startsWith("revision 1\n");
        }
    }
}
