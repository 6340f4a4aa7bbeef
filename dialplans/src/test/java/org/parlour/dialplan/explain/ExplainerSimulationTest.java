package org.parlour.dialplan.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.explain.Decision.Refused;
import org.parlour.dialplan.explain.Decision.Taken;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.explain.Step.Comparison;
import org.parlour.dialplan.explain.Step.RowLooked;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.wire.call.TrunkName;

/** Plans and calls by chance: what is decided is what is explained, and what a much simpler reading of the plan says. */
class ExplainerSimulationTest {
    private static final int SEEDS = 20 * Integer.getInteger("parlour.simulation.seeds", 20);
    private static final List<String> NUMBERS = List.of(
            "7",
            "70",
            "71",
            "+49 30 23125 100",
            "030 23125 101",
            "_7X",
            "_7!",
            "_+4930X.",
            "_+49.",
            "_0X.",
            "_X.",
            "_!");
    private static final List<String> DIALLED = List.of(
            "7",
            "70",
            "79",
            "700",
            "+493023125100",
            "03023125101",
            "00493023125100",
            "493023125101",
            "+441632960700",
            "the-doctor");
    private static final List<String> CALLERS = List.of("", "+493023125777", "08923125777", "+15550100123");
    private static final Instant START = Instant.parse("2026-11-23T00:30:00Z");

    /** A row as the naive reading knows it. */
    private record Row(String number, String trunk, String callers, boolean hours, String end) {
        String text() {
            return "  - {number: \"" + number + "\""
                    + (trunk.isEmpty() ? "" : ", trunk: " + trunk)
                    + (callers.isEmpty() ? "" : ", callers: \"" + callers + "\"")
                    + (hours ? ", hours: office" : "")
                    + ", " + end + "}\n";
        }
    }

    private final RandomGenerator chance =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    private <T> T any(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }

    private Row row(int index) {
        boolean refuses = chance.nextInt(5) == 0;
        return new Row(
                any(NUMBERS),
                any(List.of("", "", "a", "b")),
                any(List.of("", "", "", "anonymous", "_+49.", "_+1.")),
                chance.nextInt(4) == 0,
                refuses ? "reject: " + (480 + index) : "room: r" + index);
    }

    private static String text(List<Row> rows) {
        StringBuilder text = new StringBuilder("""
            trunks:
              a: {peers: 192.0.2.1, country: DE}
              b: {peers: 192.0.2.2}
            hours:
              office: {zone: Europe/Berlin, open: Mon-Fri 08:00-18:00}
            numbers:
            """);
        rows.forEach(row -> text.append(row.text()));
        return text.toString();
    }

    @Test
    void whatIsDecidedIsWhatIsExplainedAndWhatOneReads() {
        int plans = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            int count = 1 + chance.nextInt(6);
            List<Row> rows = IntStream.range(0, count).mapToObj(this::row).toList();
            String text = text(rows);
            Checked checked = PlanCheck.check(List.of(new PlanText("plan.yaml", text)), Surroundings.UNKNOWN);
            // A plan whose rows stand in each other's shadow is refused; its decisions are nobody's.
            if (checked instanceof Checked.Sound sound) {
                plans++;
                for (int i = 0; i < 20; i++) {
                    compare(sound.plan(), rows, text);
                }
            }
        }
        assertThat(plans).isGreaterThan(SEEDS / 4);
    }

    private void compare(Plan plan, List<Row> rows, String text) {
        String trunk = any(List.of("a", "b"));
        String caller = any(CALLERS);
        String called = any(DIALLED);
        Instant at = START.plus(Duration.ofHours(chance.nextInt(7 * 24)));
        Origin origin = chance.nextBoolean()
                ? new Origin.Trunk(new TrunkName(trunk))
                : new Origin.Source(InetAddress.ofLiteral(trunk.equals("a") ? "192.0.2.1" : "192.0.2.2"));
        IncomingCall call = new IncomingCall(called, caller, origin, at);
        Explainer explainer = new Explainer(plan, Map.of());
        Explanation explanation = explainer.explain(call);
        String what = text + called + " from " + caller + " by " + trunk + " at " + at;
        assertThat(explainer.decide(call)).as(what).isEqualTo(explanation.decision());
        assertThat(end(explanation.decision())).as(what).isEqualTo(naive(rows, trunk, called, caller, at));
        everyRowIsLookedAtOnce(plan, explanation);
    }

    private static void everyRowIsLookedAtOnce(Plan plan, Explanation explanation) {
        List<RowLooked> looked = explanation.steps().stream()
                .filter(RowLooked.class::isInstance)
                .map(RowLooked.class::cast)
                .toList();
        assertThat(looked)
                .extracting(RowLooked::index)
                .isEqualTo(plan.rules().stream().map(rule -> rule.index()).toList());
        long won = looked.stream()
                .filter(row -> row.comparison() instanceof Comparison.Won)
                .count();
        assertThat(won).isLessThanOrEqualTo(1);
    }

    private static String end(Decision decision) {
        return switch (decision) {
            case Taken taken -> taken.target().toString().replaceAll(".*room=(r\\d+).*", "room: $1");
            case Refused refused -> refused.place() == null ? "404" : "reject: " + refused.sipStatus();
            case Decision.Unanswered _ -> "nothing";
        };
    }

    /** Reads a plan as one would by hand: with strings and regular expressions. */
    private static String naive(List<Row> rows, String trunk, String called, String caller, Instant at) {
        Optional<Row> first = rows.stream()
                .filter(row -> row.trunk.isEmpty() || row.trunk.equals(trunk))
                .filter(row -> fits(row.number, called, trunk))
                .filter(row -> isCaller(row.callers, caller, trunk))
                .filter(row -> !row.hours || isOpen(at))
                .findFirst();
        return first.map(Row::end).orElse("404");
    }

    private static boolean isCaller(String callers, String caller, String trunk) {
        return switch (callers) {
            case "" -> true;
            case "anonymous" -> caller.isEmpty();
            default -> !caller.isEmpty() && fits(callers, caller, trunk);
        };
    }

    private static boolean isOpen(Instant at) {
        int hour = (int)
                Duration.between(Instant.parse("2026-11-22T23:00:00Z"), at).toHours();
        return hour / 24 < 5 && hour % 24 >= 8 && hour % 24 < 18;
    }

    private static String read(String number, String trunk) {
        String bare = number.replace(" ", "");
        if (trunk.equals("b")) {
            return bare;
        }
        return bare.replaceFirst("^00", "+").replaceFirst("^0(?=\\d{4})", "+49").replaceFirst("^49(?=\\d{7})", "+49");
    }

    private static boolean fits(String pattern, String number, String trunk) {
        if (pattern.equals("_!")) {
            return true;
        }
        if (!pattern.startsWith("_")) {
            return read(pattern, trunk).equals(read(number, trunk));
        }
        String regex = pattern.substring(1)
                .replace("+", "[+]")
                .replace("X", "\\d")
                .replaceFirst("[.]$", "[0-9*#]+")
                .replaceFirst("!$", "[0-9*#]*");
        return (pattern.startsWith("_+") ? read(number, trunk) : number).matches(regex);
    }
}
