package org.parlour.dialplan.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.number.Country;
import org.parlour.dialplan.number.NumberPattern;
import org.parlour.dialplan.number.Numbering;
import org.parlour.dialplan.number.ReadNumber;
import org.parlour.dialplan.plan.Finding.Severity;
import org.parlour.wire.call.TrunkName;

/** Whether each row of {@code numbers} names what there is, in a form in which calls come. */
final class NumberChecks {
    // Shorter ones are numbers of the house, which have no plus.
    private static final int SHORTEST_OUTSIDE_DIGITS = 7;

    private final Plan plan;
    private final Surroundings surroundings;
    private final Findings findings;

    private NumberChecks(Plan plan, Surroundings surroundings, Findings findings) {
        this.plan = plan;
        this.surroundings = surroundings;
        this.findings = findings;
    }

    static void check(Plan plan, Surroundings surroundings, Findings findings) {
        NumberChecks checks = new NumberChecks(plan, surroundings, findings);
        for (NumberRule rule : plan.rules()) {
            if (!rule.place().equals(Plan.BUILT_IN)) {
                checks.names(rule);
                checks.form(rule);
                checks.target(rule);
            }
        }
        checks.onTwoTrunks();
        checks.phones();
    }

    private void unknown(String field, String name, String expected, Iterable<String> names) {
        List<String> known = new ArrayList<>();
        names.forEach(known::add);
        findings.add(new Finding(
                FindingKind.UNKNOWN_NAME,
                Severity.ERROR,
                plan.placeOf(field),
                field,
                "\"" + name + "\"",
                expected,
                Nearest.advice(name, known)));
    }

    private void names(NumberRule rule) {
        List<String> origins = plan.origins().stream().map(TrunkName::text).toList();
        for (TrunkName trunk : rule.trunks()) {
            if (!origins.contains(trunk.text())) {
                unknown(rule.field() + ".trunk", trunk.text(), "a name that stands under trunks, or phones", origins);
            }
        }
        if (rule.hours() != null) {
            OpenHours hours = plan.hours().get(rule.hours());
            if (hours == null) {
                TrunkChecks.unknownHours(plan, findings, rule.field() + ".hours", rule.hours());
            } else {
                rule.trunks().stream()
                        .map(plan::countryOf)
                        .filter(Objects::nonNull)
                        .limit(1)
                        .forEach(country -> TrunkChecks.zone(plan, findings, hours, country, rule.field() + ".hours"));
            }
        }
        if (plan.facts().containsKey(rule.field() + ".pin-digits") && !(rule.target() instanceof Target.Door)) {
            findings.error(
                    FindingKind.UNKNOWN_FIELD,
                    plan.placeOf(rule.field() + ".pin-digits"),
                    rule.field() + ".pin-digits",
                    "the length of a PIN where none is asked for",
                    "it beside door: pin only");
        }
    }

    private void target(NumberRule rule) {
        switch (rule.target()) {
            case Target.Extension(String phone) -> {
                List<String> phones =
                        plan.phones().stream().map(HousePhone::name).toList();
                if (phones.contains(phone)) {
                    findings.warning(
                            FindingKind.NOT_YET,
                            plan.placeOf(rule.field() + ".extension"),
                            rule.field() + ".extension",
                            "a house phone to ring",
                            "that it is not rung yet: such calls are answered 480 and say why");
                } else {
                    unknown(rule.field() + ".extension", phone, "a name that stands under phones", phones);
                }
            }
            case Target.Prompt(String key) -> {
                if (!surroundings.prompts().isEmpty() && !surroundings.prompts().contains(key)) {
                    unknown(rule.field() + ".prompt", key, "a prompt that there is", surroundings.prompts());
                }
            }
            case Target.Door _, Target.Room _, Target.Reception _, Target.Reject _, Target.As _ -> {}
        }
    }

    /** The trunks whose calls a row sees. */
    private List<Trunk> trunksOf(NumberRule rule) {
        return plan.trunks().stream()
                .filter(trunk ->
                        plan.holds(rule, trunk.name()) && !trunk.place().equals(Plan.BUILT_IN))
                .toList();
    }

    private void form(NumberRule rule) {
        List<Trunk> trunks = trunksOf(rule);
        NumberPattern number = rule.number();
        if (trunks.isEmpty() || number.isAnything()) {
            return;
        }
        if (number.hasPlus()) {
            foreign(rule, trunks);
            trunks.stream()
                    .filter(trunk -> plan.countryOf(trunk.name()) == null && trunk.registration() != null)
                    .limit(1)
                    .forEach(trunk -> plus(
                            rule,
                            "a plus, on the trunk " + trunk.name() + " that has no country",
                            "country at the trunk, or calls that come without a plus are not read"));
        } else if (number.isOneNumber()) {
            withoutPlus(rule, trunks);
        } else {
            patternWithoutPlus(rule, trunks);
        }
    }

    private void plus(NumberRule rule, String found, String expected) {
        String field = rule.field() + ".number";
        findings.warning(FindingKind.NUMBER_WITHOUT_PLUS, plan.placeOf(field), field, found, expected);
    }

    private void withoutPlus(NumberRule rule, List<Trunk> trunks) {
        for (Trunk trunk : trunks) {
            ReadNumber read = Numbering.read(rule.number().text(), plan.countryOf(trunk.name()));
            if (read.road() == ReadNumber.Road.COUNTRY_CODE_WITHOUT_PLUS) {
                plus(
                        rule,
                        "\"" + read.dialled() + "\", the code of " + read.country() + " without a plus",
                        "\"" + read.number() + "\", as it is read on the trunk " + trunk.name());
                return;
            }
            if (read.road() == ReadNumber.Road.NO_COUNTRY && read.dialled().length() >= SHORTEST_OUTSIDE_DIGITS) {
                plus(
                        rule,
                        "\"" + read.dialled() + "\" without a plus, on the trunk " + trunk.name()
                                + " that has no country",
                        "the number with its plus, and country at the trunk");
                return;
            }
            if (read.road() == ReadNumber.Road.AS_IT_IS && read.dialled().length() >= SHORTEST_OUTSIDE_DIGITS) {
                wrongCountry(
                        rule,
                        "\"" + read.dialled() + "\", which is no number of " + read.country(),
                        "a number as one dials it in the country of the trunk " + trunk.name()
                                + ", or one with a plus");
                return;
            }
        }
    }

    private void patternWithoutPlus(NumberRule rule, List<Trunk> trunks) {
        String beginning = rule.number().beginning();
        for (Trunk trunk : trunks) {
            Country country = plan.countryOf(trunk.name());
            if (country != null && looksNational(beginning, country)) {
                plus(
                        rule,
                        "\"" + rule.number().text() + "\", which fits numbers as they are dialled only",
                        "a pattern that begins with _+" + country.code() + ": calls of the trunk " + trunk.name()
                                + " are read in " + country);
                return;
            }
        }
    }

    private static boolean looksNational(String beginning, Country country) {
        boolean national = !country.trunkPrefix().isEmpty() && beginning.startsWith(country.trunkPrefix());
        boolean code = beginning.length() > country.code().length() && beginning.startsWith(country.code());
        return national || code;
    }

    private void foreign(NumberRule rule, List<Trunk> trunks) {
        String beginning = rule.number().beginning();
        if (rule.trunks().isEmpty() || beginning.length() < 4) {
            return;
        }
        List<Country> countries = trunks.stream()
                .map(trunk -> plan.countryOf(trunk.name()))
                .filter(Objects::nonNull)
                .toList();
        boolean every = countries.size() == trunks.size();
        if (every && countries.stream().noneMatch(country -> beginning.startsWith("+" + country.code()))) {
            String homes = countries.stream().map(Country::toString).distinct().collect(Collectors.joining(", "));
            wrongCountry(
                    rule,
                    "a number that begins with " + beginning.substring(0, 3) + ", on a trunk of " + homes,
                    "a number of " + homes + ", or another country at the trunk");
        }
    }

    private void wrongCountry(NumberRule rule, String found, String expected) {
        String field = rule.field() + ".number";
        findings.warning(FindingKind.WRONG_COUNTRY, plan.placeOf(field), field, found, expected);
    }

    private void onTwoTrunks() {
        Map<String, NumberRule> first = new HashMap<>();
        for (NumberRule rule : plan.rules()) {
            if (!rule.number().isOneNumber()
                    || rule.trunks().isEmpty()
                    || rule.place().equals(Plan.BUILT_IN)) {
                continue;
            }
            String number = Numbering.read(rule.number().text(), country(rule)).number();
            NumberRule before = first.putIfAbsent(number, rule);
            if (before != null
                    && rule.trunks().stream().noneMatch(before.trunks()::contains)
                    && !rule.target().equals(before.target())) {
                findings.warning(
                        FindingKind.NUMBER_ON_TWO_TRUNKS,
                        plan.placeOf(rule.field() + ".number"),
                        rule.field() + ".number",
                        "a number that " + before.place() + " has on the trunk "
                                + before.trunks().getFirst() + ", with another end",
                        "one row for both trunks, if callers are to hear the same by either");
            }
        }
    }

    private @Nullable Country country(NumberRule rule) {
        return plan.countryOf(rule.trunks().getFirst());
    }

    private void phones() {
        Map<String, HousePhone> users = new HashMap<>();
        for (HousePhone phone : plan.phones()) {
            HousePhone before = users.putIfAbsent(phone.user(), phone);
            if (before != null) {
                String field = "phones." + phone.name() + ".user";
                findings.error(
                        FindingKind.DUPLICATE,
                        plan.placeOf(field),
                        field,
                        "the user of the phone " + before.name() + " too",
                        "each user on one phone");
            }
        }
    }
}
