package org.parlour.dialplan.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.explain.Decision.Cause;
import org.parlour.dialplan.explain.Decision.Refused;
import org.parlour.dialplan.explain.Decision.Taken;
import org.parlour.dialplan.explain.Decision.Unanswered;
import org.parlour.dialplan.plan.NumberRule;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.Target;
import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.RoomId;

class ExplainerTest {
    private static Decision decide(String plan, IncomingCall call) {
        return new Explainer(Plans.of(plan), Map.of()).decide(call);
    }

    private static Target target(String plan, IncomingCall call) {
        return ((Taken) decide(plan, call)).target();
    }

    private static Cause cause(String plan, IncomingCall call) {
        return ((Refused) decide(plan, call)).cause();
    }

    private static final Target A = new Target.Room(new RoomId("a"));
    private static final Target B = new Target.Room(new RoomId("b"));
    private static final String TRUNK = "trunks:\n  t: {peers: 192.0.2.1, country: DE}\n";

    @Test
    void aFirstRunAnswersTheDemoNumberFromThisMachineOnly() {
        assertThat(target("", Plans.from("127.0.0.1", "100"))).isEqualTo(new Target.Door(9));
        assertThat(target("", Plans.from("::1", "100"))).isEqualTo(new Target.Door(9));
        assertThat(cause("", Plans.from("127.0.0.1", "101"))).isEqualTo(Cause.NO_SUCH_NUMBER);
        assertThat(decide("", Plans.from("192.0.2.1", "100"))).isInstanceOf(Unanswered.class);
        assertThat(decide("local: off\n", Plans.from("127.0.0.1", "100"))).isInstanceOf(Unanswered.class);
    }

    @Test
    void aRowWithoutATrunkIsNotForTheBuiltInOne() {
        String plan = TRUNK + "numbers:\n  - {number: 7, room: a}\n  - {number: 8, trunk: local, room: b}\n";
        assertThat(target(plan, Plans.from("192.0.2.1", "7"))).isEqualTo(A);
        assertThat(cause(plan, Plans.from("127.0.0.1", "7"))).isEqualTo(Cause.NO_SUCH_NUMBER);
        assertThat(target(plan, Plans.from("127.0.0.1", "8"))).isEqualTo(B);
    }

    @Test
    void theNarrowestPeerWins() {
        String plan = """
            trunks:
              wide: {peers: 192.0.2.0/24}
              narrow: {peers: [192.0.2.7, 127.0.0.5]}
            numbers:
              - {number: 7, trunk: wide, room: a}
              - {number: 7, trunk: narrow, room: b}
            """;
        assertThat(target(plan, Plans.from("192.0.2.6", "7"))).isEqualTo(A);
        assertThat(target(plan, Plans.from("192.0.2.7", "7"))).isEqualTo(B);
        assertThat(target(plan, Plans.from("127.0.0.5", "7"))).isEqualTo(B);
    }

    @Test
    void aPeerByNameIsItsAddressesAsFarAsTheyAreKnown() {
        Plan plan = Plans.of("trunks:\n  t: {peers: pbx.example}\nnumbers:\n  - {number: 7, room: a}\n");
        Map<String, List<InetAddress>> known = Map.of("pbx.example", List.of(InetAddress.ofLiteral("192.0.2.9")));
        assertThat(new Explainer(plan, known).decide(Plans.from("192.0.2.9", "7")))
                .isInstanceOf(Taken.class);
        assertThat(new Explainer(plan, Map.of()).decide(Plans.from("192.0.2.9", "7")))
                .isInstanceOf(Unanswered.class);
    }

    @Test
    void aRegistrarSendsCallsToo() {
        Plan plan = Plans.of("""
            trunks:
              t:
                registration: {registrar: 192.0.2.9, user: u, password: "${env:A}"}
            numbers:
              - {number: 7, room: a}
            """);
        assertThat(new Explainer(plan, Map.of()).decide(Plans.from("192.0.2.9", "7")))
                .isInstanceOf(Taken.class);
    }

    @Test
    void theAclRefusesWhatPeersWouldTake() {
        String plan = "trunks:\n  t: {peers: pbx.example, acl: 192.0.2.0/28}\nnumbers:\n  - {number: 7, room: a}\n";
        Map<String, List<InetAddress>> known =
                Map.of("pbx.example", List.of(InetAddress.ofLiteral("192.0.2.9"), InetAddress.ofLiteral("192.0.2.99")));
        Explainer explainer = new Explainer(Plans.of(plan), known);
        assertThat(explainer.decide(Plans.from("192.0.2.9", "7"))).isInstanceOf(Taken.class);
        assertThat(explainer.decide(Plans.from("192.0.2.99", "7")))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.sipStatus())
                        .isEqualTo(403));
    }

    @Test
    void aNumberIsFoundInWhateverFormItIsDialled() {
        String plan = TRUNK + "numbers:\n  - {number: +49 30 23125 100, room: a}\n";
        for (String dialled :
                List.of("+493023125100", "03023125100", "00493023125100", "493023125100", "030/23125-100")) {
            assertThat(target(plan, Plans.byTrunk("t", dialled, "")))
                    .as(dialled)
                    .isEqualTo(A);
        }
    }

    @Test
    void theFirstRowThatFitsDecides() {
        String plan = TRUNK + "numbers:\n  - {number: _7X, callers: _+4930., room: a}\n  - {number: 77, room: b}\n";
        assertThat(target(plan, Plans.byTrunk("t", "77", "030 23125777"))).isEqualTo(A);
        assertThat(target(plan, Plans.byTrunk("t", "77", "+49 89 23125777"))).isEqualTo(B);
        assertThat(target(plan, Plans.byTrunk("t", "77", ""))).isEqualTo(B);
        assertThat(cause(plan, Plans.byTrunk("t", "78", ""))).isEqualTo(Cause.NO_SUCH_NUMBER);
    }

    @Test
    void whoGivesNoNumberIsAnonymous() {
        String plan = TRUNK + "numbers:\n  - {number: 7, callers: anonymous, reject: 433}\n  - {number: 7, room: a}\n";
        assertThat(decide(plan, Plans.byTrunk("t", "7", "")))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.sipStatus())
                        .isEqualTo(433));
        assertThat(cause(plan, Plans.byTrunk("t", "7", "Anonymous"))).isEqualTo(Cause.ROW_REFUSES);
        assertThat(target(plan, Plans.byTrunk("t", "7", "+493023125777"))).isEqualTo(A);
    }

    @Test
    void hoursOpenRowsAndTrunks() {
        String hours = "hours:\n  o: {zone: Europe/Berlin, open: Mon-Fri 08:00-18:00}\n";
        String plan = TRUNK + hours + "numbers:\n  - {number: 7, hours: o, room: a}\n  - {number: 7, room: b}\n";
        IncomingCall monday = Plans.byTrunk("t", "7", "");
        IncomingCall sunday = new IncomingCall("7", "", monday.origin(), Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(target(plan, monday)).isEqualTo(A);
        assertThat(target(plan, sunday)).isEqualTo(B);
        String closed = "trunks:\n  t: {peers: 192.0.2.1, hours: o}\n" + hours + "numbers:\n  - {number: 7, room: a}\n";
        assertThat(cause(closed, sunday)).isEqualTo(Cause.TRUNK_CLOSED);
        assertThat(target(closed, monday)).isEqualTo(A);
    }

    @Test
    void asGoesOnWithTheOtherNumber() {
        String plan = TRUNK + "numbers:\n  - {number: 7, as: 8}\n  - {number: 8, as: 030 23125 100}\n"
                + "  - {number: +49 30 23125 100, room: a, language: ru}\n";
        assertThat(decide(plan, Plans.byTrunk("t", "7", ""))).isInstanceOfSatisfying(Taken.class, taken -> {
            assertThat(taken.target()).isEqualTo(A);
            assertThat(taken.language()).isEqualTo(Language.RUSSIAN);
            assertThat(taken.number()).isEqualTo("+493023125100");
        });
    }

    @Test
    void theNearestLanguageIsSpoken() {
        String plan = """
            language: de
            trunks:
              t: {peers: 192.0.2.1, language: ru}
              u: {peers: 192.0.2.2}
            numbers:
              - {number: 7, room: a}
              - {number: 8, room: a, language: en}
            """;
        assertThat(((Taken) decide(plan, Plans.byTrunk("t", "8", ""))).language())
                .isEqualTo(Language.ENGLISH);
        assertThat(((Taken) decide(plan, Plans.byTrunk("t", "7", ""))).language())
                .isEqualTo(Language.RUSSIAN);
        assertThat(((Taken) decide(plan, Plans.byTrunk("u", "7", ""))).language())
                .isEqualTo(Language.GERMAN);
    }

    @Test
    void anExtensionIsAnswered480UntilCallsArePlaced() {
        String plan = TRUNK + "phones:\n  desk: {number: 11, password: \"${env:A}\"}\n"
                + "numbers:\n  - {number: 7, extension: desk}\n";
        assertThat(decide(plan, Plans.byTrunk("t", "7", ""))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.sipStatus()).isEqualTo(480);
            assertThat(refused.cause()).isEqualTo(Cause.EXTENSION_NOT_RUNG);
        });
    }

    @Test
    void housePhonesDialAsOneDoesInThePlansCountry() {
        String plan = """
            country: DE
            phones:
              desk: {number: 11, password: "${env:A}"}
            numbers:
              - {number: +49 30 23125 100, room: a}
            """;
        assertThat(target(plan, Plans.byTrunk("phones", "030 23125100", "11"))).isEqualTo(A);
    }

    @Test
    void aTrunkThatIsNotThereIsNotAnswered() {
        assertThat(decide(TRUNK, Plans.byTrunk("nobody", "7", ""))).isInstanceOf(Unanswered.class);
    }

    @Test
    void aNameInsteadOfANumberIsRefusedUnlessARowTakesWhateverComes() {
        assertThat(cause(TRUNK + "numbers:\n  - {number: _X., room: a}\n", Plans.byTrunk("t", "the-doctor", "")))
                .isEqualTo(Cause.NO_NUMBER);
        assertThat(target(TRUNK + "numbers:\n  - {number: _!, room: a}\n", Plans.byTrunk("t", "the-doctor", "")))
                .isEqualTo(A);
    }

    @Test
    void nothingOfACallIsPrinted() {
        IncomingCall call = Plans.byTrunk("t", "03023125100", "03023125777");
        Explanation explanation = new Explainer(
                        Plans.of(TRUNK + "numbers:\n  - {number: \"03023125101\", room: a}\n"
                                + "  - {number: _!, callers: _0., as: \"03023125101\"}\n"),
                        Map.of())
                .explain(call);
        assertThat(explanation.toString() + call + explanation.decision()).doesNotContain("23125");
    }

    @Test
    void aLoopThatNobodyCheckedEndsToo() {
        Plan checked = Plans.of(TRUNK + "numbers:\n  - {number: 7, as: 8}\n  - {number: 8, room: a}\n");
        Plan round = new Plan(
                checked.language(),
                checked.country(),
                checked.trunks(),
                checked.hours(),
                checked.rules().stream()
                        .map(rule -> rule.target().equals(A)
                                ? new NumberRule(
                                        rule.index(),
                                        rule.place(),
                                        rule.number(),
                                        rule.trunks(),
                                        rule.callers(),
                                        null,
                                        new Target.As("7"),
                                        null)
                                : rule)
                        .toList(),
                checked.phones(),
                checked.routes(),
                checked.facts(),
                checked.places());
        assertThat(new Explainer(round, Map.of()).decide(Plans.byTrunk("t", "7", "")))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.sipStatus())
                        .isEqualTo(482));
    }
}
