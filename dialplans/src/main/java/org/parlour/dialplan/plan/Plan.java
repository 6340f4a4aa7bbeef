package org.parlour.dialplan.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.number.Country;
import org.parlour.dialplan.number.NumberPattern;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.yaml.Place;
import org.parlour.wire.call.TrunkName;

/**
 * A plan that was checked.
 *
 * @param country whose way of writing numbers holds where a trunk names none, and at house phones
 * @param rules in the order in which they are asked
 * @param facts all that the texts say, by field: what two plans differ in is what their facts differ in
 * @param places where each field stands
 */
public record Plan(
        Language language,
        @Nullable Country country,
        List<Trunk> trunks,
        Map<String, OpenHours> hours,
        List<NumberRule> rules,
        List<HousePhone> phones,
        List<OutboundRoute> routes,
        SortedMap<String, String> facts,
        SortedMap<String, Place> places) {
    /** Where what no text says stands. */
    public static final Place BUILT_IN = new Place("built-in", 1, 1);
    /** Calls of house phones come by a trunk of this name. */
    public static final TrunkName PHONES = new TrunkName("phones");
    /** What a first run can be called at, on this machine only. */
    public static final String DEMO_NUMBER = "100";

    public static final int USUAL_PIN_DIGITS = 9;

    public Optional<Trunk> trunk(TrunkName name) {
        return trunks.stream().filter(trunk -> trunk.name().equals(name)).findFirst();
    }

    public @Nullable Country countryOf(TrunkName name) {
        Country own = trunk(name).map(Trunk::country).orElse(null);
        return own == null ? country : own;
    }

    /** Whether a row is asked about calls that come by a trunk. The built-in one reaches what names it, and no more. */
    public boolean holds(NumberRule rule, TrunkName origin) {
        return rule.trunks().isEmpty()
                ? trunk(origin).map(Trunk::place).stream().noneMatch(BUILT_IN::equals)
                : rule.trunks().contains(origin);
    }

    /** What is spoken to calls that a row takes: as it says, or its trunk, or the plan. */
    public Language languageOf(NumberRule rule, TrunkName origin) {
        if (rule.language() != null) {
            return rule.language();
        }
        Language ofTrunk = trunk(origin).map(Trunk::language).orElse(null);
        return ofTrunk == null ? language : ofTrunk;
    }

    /** Whose clock an admin thinks in when they write no zone: the first hours' one. */
    public Optional<ZoneId> zone() {
        return hours.values().stream().map(OpenHours::zone).findFirst();
    }

    /** Where a field stands, or else what holds it. */
    public Place placeOf(String field) {
        for (String part = field; !part.isEmpty(); part = holder(part)) {
            Place place = places.get(part);
            if (place != null) {
                return place;
            }
        }
        return BUILT_IN;
    }

    private static String holder(String field) {
        int end = Math.max(field.lastIndexOf('.'), field.lastIndexOf('['));
        return end < 0 ? "" : field.substring(0, end);
    }

    /** Every name by which a call can come. */
    public List<TrunkName> origins() {
        return Stream.concat(trunks.stream().map(Trunk::name), phones.isEmpty() ? Stream.of() : Stream.of(PHONES))
                .toList();
    }

    /** The row that a first run answers: the demo number, from this machine. */
    static NumberRule demo(int index) {
        NumberPattern number = NumberPattern.ofNumber(DEMO_NUMBER, DEMO_NUMBER);
        return new NumberRule(
                index,
                BUILT_IN,
                number,
                List.of(TrunkName.LOCAL),
                List.of(),
                null,
                new Target.Door(USUAL_PIN_DIGITS),
                null);
    }

    @Override
    public String toString() {
        return "Plan[" + trunks.size() + " trunks, " + rules.size() + " numbers]";
    }
}
