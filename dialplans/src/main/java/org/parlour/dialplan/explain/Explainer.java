package org.parlour.dialplan.explain;

import java.net.InetAddress;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.explain.Decision.Cause;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.explain.Step.Comparison;
import org.parlour.dialplan.number.Country;
import org.parlour.dialplan.number.NumberPattern;
import org.parlour.dialplan.number.Numbering;
import org.parlour.dialplan.number.ReadNumber;
import org.parlour.dialplan.plan.AddressRange;
import org.parlour.dialplan.plan.CallerPattern;
import org.parlour.dialplan.plan.NumberRule;
import org.parlour.dialplan.plan.OpenHours;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.Target;
import org.parlour.dialplan.plan.Trunk;
import org.parlour.dialplan.yaml.Place;
import org.parlour.wire.call.TrunkName;

/** The door: decides calls by a plan, and explains the same way. */
public final class Explainer {
    /** A plan that was checked has no loops; a way of more steps is none that anybody meant. */
    static final int MOST_STEPS_ON = 8;

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ROOT);

    private final Plan plan;
    private final TrunkSearch search;

    /** For one plan. {@code addresses} are those of the hosts that it names, as far as they are known. */
    public Explainer(Plan plan, Map<String, List<InetAddress>> addresses) {
        this.plan = plan;
        this.search = new TrunkSearch(plan, addresses);
    }

    /** Whose calls come from an address. */
    public Optional<TrunkName> trunkOf(InetAddress address) {
        return search.trunkOf(address);
    }

    /** For a call that is here. */
    public Decision decide(IncomingCall call) {
        return walk(call, _ -> {});
    }

    /** The same, and all that was looked at; and the rows behind the one that won. */
    public Explanation explain(IncomingCall call) {
        List<Step> steps = new ArrayList<>();
        Decision decision = walk(call, steps::add);
        lastRow(steps).ifPresent(last -> plan.rules().stream()
                .filter(rule -> rule.index() > last)
                .map(rule -> new Step.RowLooked(
                        rule.index(), rule.place(), rule.number().text(), new Comparison.NotAsked()))
                .forEach(steps::add));
        return new Explanation(call, List.copyOf(steps), decision);
    }

    private static Optional<Integer> lastRow(List<Step> steps) {
        return steps.reversed().stream()
                .filter(Step.RowLooked.class::isInstance)
                .map(step -> ((Step.RowLooked) step).index())
                .findFirst();
    }

    private Decision walk(IncomingCall call, Consumer<Step> steps) {
        TrunkName name = search.trunkOf(call.origin(), steps).orElse(null);
        if (name == null) {
            return new Decision.Unanswered();
        }
        Trunk trunk = plan.trunk(name).orElse(null);
        if (trunk != null) {
            Decision refused = refusedByTrunk(trunk, call, steps);
            if (refused != null) {
                return refused;
            }
        }
        ReadNumber caller = caller(call, plan.countryOf(name));
        ReadNumber called = Numbering.read(call.called(), plan.countryOf(name));
        steps.accept(new Step.CalledRead(called));
        steps.accept(new Step.CallerRead(caller));
        return byRows(new Asked(name, caller, call.at()), called, steps);
    }

    private static ReadNumber caller(IncomingCall call, @Nullable Country country) {
        return Numbering.read(call.caller().isEmpty() ? CallerPattern.ANONYMOUS : call.caller(), country);
    }

    private @Nullable Decision refusedByTrunk(Trunk trunk, IncomingCall call, Consumer<Step> steps) {
        if (call.origin() instanceof Origin.Source(InetAddress address)
                && !trunk.acl().isEmpty()) {
            Optional<AddressRange> holding = trunk.acl().stream()
                    .filter(range -> range.contains(address))
                    .findFirst();
            Place place = plan.placeOf("trunks." + trunk.name() + ".acl");
            List<String> ranges =
                    trunk.acl().stream().map(AddressRange::toString).toList();
            steps.accept(new Step.AclLooked(
                    trunk.name(),
                    place,
                    ranges,
                    holding.map(AddressRange::toString).orElse(null)));
            if (holding.isEmpty()) {
                return refused(trunk.name(), Cause.ACL, place);
            }
        }
        OpenHours hours = trunk.hours() == null ? null : plan.hours().get(trunk.hours());
        if (hours != null) {
            boolean open = hours.areOpenAt(call.at());
            steps.accept(new Step.HoursLooked(
                    "trunk " + trunk.name(), hours.place(), hours.name(), local(hours, call.at()), open));
            if (!open) {
                return refused(trunk.name(), Cause.TRUNK_CLOSED, hours.place());
            }
        }
        return null;
    }

    private static Decision refused(TrunkName trunk, Cause cause, @Nullable Place place) {
        return new Decision.Refused(trunk, cause, cause.sipStatus(), place);
    }

    private static String local(OpenHours hours, Instant at) {
        return at.atZone(hours.zone()).format(LOCAL);
    }

    /** What stays the same while rows are asked. */
    private record Asked(TrunkName origin, ReadNumber caller, Instant at) {
        @Override
        public String toString() {
            return "Asked[****]";
        }
    }

    private Decision byRows(Asked asked, ReadNumber called, Consumer<Step> steps) {
        ReadNumber number = called;
        for (int hop = 0; hop <= MOST_STEPS_ON; hop++) {
            NumberRule won = firstRow(asked, number, steps);
            if (won == null) {
                Cause cause = number.road() == ReadNumber.Road.NO_NUMBER ? Cause.NO_NUMBER : Cause.NO_SUCH_NUMBER;
                return refused(asked.origin, cause, null);
            }
            if (!(won.target() instanceof Target.As(String next))) {
                return decision(asked, won, number);
            }
            number = Numbering.read(next, plan.countryOf(asked.origin));
            steps.accept(new Step.WentOn(won.place(), number));
        }
        return refused(asked.origin, Cause.GOES_ROUND, null);
    }

    private @Nullable NumberRule firstRow(Asked asked, ReadNumber number, Consumer<Step> steps) {
        for (NumberRule rule : plan.rules()) {
            Comparison comparison = compared(rule, asked, number);
            steps.accept(
                    new Step.RowLooked(rule.index(), rule.place(), rule.number().text(), comparison));
            if (comparison instanceof Comparison.Won) {
                return rule;
            }
        }
        return null;
    }

    private Comparison compared(NumberRule rule, Asked asked, ReadNumber number) {
        if (!plan.holds(rule, asked.origin)) {
            return new Comparison.OtherTrunk(rule.trunks());
        }
        Country country = plan.countryOf(asked.origin);
        NumberPattern pattern = rule.number().in(country);
        String compared = pattern.comparedWith(number);
        String shown = rule.number().isOneNumber() ? pattern.beginning() : pattern.text();
        if (!pattern.matches(compared)) {
            return new Comparison.OtherNumber(compared, shown);
        }
        if (!rule.callers().isEmpty()
                && rule.callers().stream().noneMatch(each -> isCaller(each, asked.caller, country))) {
            return new Comparison.OtherCaller(
                    asked.caller.number(),
                    rule.callers().stream().map(Explainer::text).toList());
        }
        OpenHours hours = rule.hours() == null ? null : plan.hours().get(rule.hours());
        if (hours != null && !hours.areOpenAt(asked.at)) {
            return new Comparison.Closed(hours.name(), local(hours, asked.at));
        }
        return new Comparison.Won(compared, shown);
    }

    private static boolean isCaller(CallerPattern pattern, ReadNumber caller, @Nullable Country country) {
        return switch (pattern) {
            case CallerPattern.Anonymous() -> caller.number().equalsIgnoreCase(CallerPattern.ANONYMOUS);
            case CallerPattern.Numbered(NumberPattern number) -> {
                NumberPattern here = number.in(country);
                yield here.matches(here.comparedWith(caller));
            }
        };
    }

    private static String text(CallerPattern pattern) {
        return switch (pattern) {
            case CallerPattern.Anonymous() -> CallerPattern.ANONYMOUS;
            case CallerPattern.Numbered(NumberPattern number) -> number.text();
        };
    }

    private Decision decision(Asked asked, NumberRule won, ReadNumber number) {
        return switch (won.target()) {
            case Target.Reject(int sipStatus) ->
                new Decision.Refused(asked.origin, Cause.ROW_REFUSES, sipStatus, won.place());
            case Target.Extension _ -> refused(asked.origin, Cause.EXTENSION_NOT_RUNG, won.place());
            case Target.Door _, Target.Room _, Target.Reception _, Target.Prompt _, Target.As _ ->
                new Decision.Taken(
                        asked.origin, won.target(), plan.languageOf(won, asked.origin), won.place(), number.number());
        };
    }
}
