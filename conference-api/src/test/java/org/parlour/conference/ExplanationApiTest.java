package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.conference.AskedProgram.assertProblem;

import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.dialplan.explain.IncomingCall;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.explain.Ruling;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.trunk.RoomHeader;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.TrunkName;
import tools.jackson.databind.JsonNode;

/** Why a call went where it went, asked by its id. */
@Tag("peer")
class ExplanationApiTest {
    private static final String PLAN = """
        trunks:
          berlin: {peers: 192.0.2.10, country: DE}
        numbers:
          - {number: "+49 30 23125 100", door: pin}
          - {number: "+49 30 23125 105", reject: 603}
        """;

    @TempDir
    private static Path data;

    private static AskedProgram program;

    @BeforeAll
    static void start() throws Exception {
        program = new AskedProgram(data.resolve("data"));
    }

    @AfterAll
    static void stop() throws Exception {
        program.close();
    }

    private static Ruling ruling(String called) {
        Checked checked = PlanCheck.check(List.of(new PlanText("10-house.yaml", PLAN)), Surroundings.UNKNOWN);
        PlanInForce plan = PlanInForce.of(7, ((Checked.Sound) checked).plan(), Map.of());
        Origin origin = new Origin.Source(InetAddress.ofLiteral("192.0.2.10"));
        IncomingCall call = new IncomingCall(called, "017623125417", origin, Instant.parse("2026-11-23T08:30:00Z"));
        return new Ruling(
                plan,
                call,
                plan.plan().trunk(new TrunkName("berlin")).orElseThrow(),
                plan.explainer().decide(call),
                new RoomHeader.PassedOver());
    }

    private static String path(Visitor visitor) {
        return "/api/calls/" + visitor.call().text() + "/explanation";
    }

    @Test
    void aLiveCallIsExplainedAndSoIsItWhenItHasEnded() throws Exception {
        Visitor visitor = program.visitor(new PhoneNumber("+493023125100"));
        program.news(new CallNews.Arrived(visitor));
        program.news(new CallNews.Ruled(visitor.call(), ruling("03023125100")));
        JsonNode live = program.ok(program.get(path(visitor)));
        assertThat(live.get("revision").asLong()).isEqualTo(7);
        assertThat(live.get("call").asString()).isEqualTo(visitor.call().text());
        assertThat(live.get("decision").get("outcome").asString()).isEqualTo("taken");
        assertThat(live.get("decision").get("words").asString()).contains("PIN of 9 digits");
        assertThat(live.get("steps").toString())
                .contains("\"outcome\":\"won\",\"row\":1")
                .doesNotContain("17623125417");
        assertThat(live.get("header").asString()).contains("passed over");
        assertThat(live.get("text").asString())
                .contains("row      1 +49 30 23125 100 (10-house.yaml:4:", "won")
                .doesNotContain("17623125417");
        program.news(new CallNews.Ended(visitor.call(), "peer_hung_up", true));
        assertThat(program.ok(program.get(path(visitor)))).isEqualTo(live);
    }

    @Test
    void oneThatWasRefusedIsExplainedAndListed() throws Exception {
        Visitor visitor = program.visitor(new PhoneNumber("+493023125105"));
        program.news(new CallNews.TurnedAway(visitor, ruling("03023125105"), "refused_by_plan_row_refuses"));
        HttpResponse<String> text = program.client.send(
                program.request(path(visitor)).setHeader("Accept", "text/plain").build(), BodyHandlers.ofString());
        assertThat(text.statusCode()).isEqualTo(200);
        assertThat(text.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(text.body())
                .startsWith("revision 7\n")
                .contains("so       603: the row says so")
                .doesNotContain("17623125417");
        JsonNode ended = program.ok(program.get("/api/calls/ended"));
        assertThat(ended.get(0).get("reason").asString()).isEqualTo("refused_by_plan_row_refuses");
        HttpResponse<String> meters = program.get("/actuator/prometheus");
        assertThat(meters.body()).contains("parlour_trunk_refused_total{trunk=\"local\"}");
    }

    @Test
    void nobodyElseMayAskAndWhatIsUnknownIsNotThere() throws Exception {
        assertProblem(program.get("/api/calls/nonsense/explanation"), 404, "no such call");
        assertProblem(program.get(path(program.visitor())), 404, "no such call");
        HttpResponse<String> stranger = program.client.send(
                program.request(path(program.visitor()))
                        .setHeader("Authorization", "Bearer nonsense")
                        .build(),
                BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(401);
    }
}
