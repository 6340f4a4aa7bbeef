package org.parlour.dialplan.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.parlour.dialplan.number.NumberPattern;
import org.parlour.dialplan.plan.Finding.Severity;
import org.parlour.wire.call.TrunkName;

/** Finds rows that no call ever reaches, because one before them takes all that they would. */
final class ShadowChecks {
    private final Plan plan;
    private final Findings findings;

    private ShadowChecks(Plan plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
    }

    /** One number can stand in the shadow of a pattern or of itself; so patterns are few to compare with. */
    static void check(Plan plan, Findings findings) {
        ShadowChecks checks = new ShadowChecks(plan, findings);
        List<NumberRule> patterns = new ArrayList<>();
        Map<String, List<NumberRule>> numbers = new HashMap<>();
        for (NumberRule rule : plan.rules()) {
            List<NumberRule> before = new ArrayList<>(patterns);
            for (String form : checks.forms(rule)) {
                before.addAll(numbers.getOrDefault(form, List.of()));
                numbers.computeIfAbsent(form, _ -> new ArrayList<>()).add(rule);
            }
            before.stream()
                    .filter(earlier -> checks.shadows(earlier, rule))
                    .min((one, other) -> Integer.compare(one.index(), other.index()))
                    .ifPresent(earlier -> checks.report(earlier, rule));
            if (!rule.number().isOneNumber()) {
                patterns.add(rule);
            }
        }
    }

    private List<String> forms(NumberRule rule) {
        if (!rule.number().isOneNumber()) {
            return List.of();
        }
        return plan.origins().stream()
                .filter(origin -> plan.holds(rule, origin))
                .map(origin -> rule.number().in(plan.countryOf(origin)).beginning())
                .distinct()
                .toList();
    }

    private boolean shadows(NumberRule earlier, NumberRule later) {
        boolean wider = (earlier.callers().isEmpty() || new HashSet<>(earlier.callers()).containsAll(later.callers()))
                && !(later.callers().isEmpty() && !earlier.callers().isEmpty())
                && (earlier.hours() == null || Objects.equals(earlier.hours(), later.hours()));
        List<TrunkName> origins = plan.origins().stream()
                .filter(origin -> plan.holds(later, origin))
                .toList();
        return wider
                && !origins.isEmpty()
                && origins.stream().allMatch(origin -> plan.holds(earlier, origin) && covers(earlier, later, origin));
    }

    private boolean covers(NumberRule earlier, NumberRule later, TrunkName origin) {
        NumberPattern first = earlier.number().in(plan.countryOf(origin));
        NumberPattern second = later.number().in(plan.countryOf(origin));
        // A pattern without a plus is asked about the number as dialled, one number about the number as read: only
        // where
        // both are asked about the same one does covering say anything.
        boolean sameForm = first.isAnything() || isReadForm(first) == isReadForm(second);
        return sameForm && first.covers(second);
    }

    private static boolean isReadForm(NumberPattern pattern) {
        return pattern.isOneNumber() || pattern.hasPlus();
    }

    private void report(NumberRule earlier, NumberRule later) {
        boolean builtIn = later.place().equals(Plan.BUILT_IN);
        if (builtIn) {
            return;
        }
        String field = later.field() + ".number";
        findings.add(new Finding(
                FindingKind.SHADOWED,
                Severity.ERROR,
                plan.placeOf(field),
                field,
                "\"" + later.number().text() + "\", which no call reaches: \""
                        + earlier.number().text() + "\" at " + earlier.place() + " takes all of its calls",
                "the narrower number first",
                later.number().equals(earlier.number())
                        ? "the number stands there twice: remove one"
                        : "move it up, before the wider one"));
    }
}
