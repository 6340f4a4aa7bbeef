package org.parlour.dialplan.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.parlour.dialplan.number.Country;
import org.parlour.dialplan.number.NumberPattern;
import org.parlour.dialplan.number.Numbering;
import org.parlour.dialplan.number.ReadNumber;
import org.parlour.wire.call.TrunkName;

/** Follows {@code as} from row to row: it must end somewhere, and never where it was. */
final class LoopCheck {
    private final Plan plan;
    private final Findings findings;
    private final TrunkName origin;
    private final Deque<NumberRule> path = new ArrayDeque<>();
    private final Set<Integer> reported;
    private final Set<Integer> done = new HashSet<>();

    private LoopCheck(Plan plan, Findings findings, TrunkName origin, Set<Integer> reported) {
        this.plan = plan;
        this.findings = findings;
        this.origin = origin;
        this.reported = reported;
    }

    static void check(Plan plan, Findings findings) {
        Set<Integer> reported = new HashSet<>();
        for (TrunkName origin : plan.origins()) {
            LoopCheck check = new LoopCheck(plan, findings, origin, reported);
            plan.rules().stream()
                    .filter(rule -> rule.target() instanceof Target.As && plan.holds(rule, origin))
                    .forEach(check::follow);
        }
    }

    private void follow(NumberRule rule) {
        if (!(rule.target() instanceof Target.As(String number)) || done.contains(rule.index())) {
            return;
        }
        if (path.contains(rule)) {
            loop(rule);
            return;
        }
        path.addLast(rule);
        List<NumberRule> next = candidates(number);
        if (next.isEmpty() && reported.add(rule.index())) {
            findings.error(
                    FindingKind.UNKNOWN_NAME,
                    plan.placeOf(rule.field() + ".as"),
                    rule.field() + ".as",
                    "\"" + number + "\", which no row takes on the trunk " + origin,
                    "a number that stands under numbers");
        }
        next.forEach(this::follow);
        path.removeLast();
        done.add(rule.index());
    }

    /** The rows that such a call may end at, by its caller and hour: up to the first that asks for neither. */
    private List<NumberRule> candidates(String number) {
        Country country = plan.countryOf(origin);
        ReadNumber read = Numbering.read(number, country);
        List<NumberRule> fitting = new ArrayList<>();
        for (NumberRule rule : plan.rules()) {
            NumberPattern pattern = rule.number().in(country);
            if (plan.holds(rule, origin) && pattern.matches(pattern.comparedWith(read))) {
                fitting.add(rule);
                if (rule.isUnconditional()) {
                    break;
                }
            }
        }
        return fitting;
    }

    private void loop(NumberRule again) {
        List<NumberRule> round = new ArrayList<>(path);
        round = round.subList(round.indexOf(again), round.size());
        if (round.stream().map(NumberRule::index).anyMatch(reported::contains)) {
            return;
        }
        round.forEach(rule -> reported.add(rule.index()));
        NumberRule last = round.getLast();
        findings.error(
                FindingKind.LOOP,
                plan.placeOf(last.field() + ".as"),
                last.field() + ".as",
                "a way that comes back to where it was: "
                        + round.stream().map(rule -> rule.place().toString()).collect(Collectors.joining(", ")) + ", "
                        + again.place(),
                "a way that ends: at a door, a room, a reception, a prompt or a refusal");
    }
}
