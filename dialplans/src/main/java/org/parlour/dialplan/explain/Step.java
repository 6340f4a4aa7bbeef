package org.parlour.dialplan.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.number.ReadNumber;
import org.parlour.dialplan.yaml.Place;
import org.parlour.wire.call.TrunkName;

/** One thing that was looked at on the way to a decision. */
public sealed interface Step {
    /**
     * Whether a trunk is whose call it is.
     *
     * @param peers what was compared with the address, most specific first
     * @param matched the one that holds it; null where none does
     */
    record TrunkLooked(
            TrunkName trunk,
            Place place,
            List<String> peers,
            @Nullable String matched,
            boolean won) implements Step {}

    /** The trunk was told, not found. */
    record TrunkGiven(TrunkName trunk, boolean known) implements Step {}

    record AclLooked(
            TrunkName trunk,
            Place place,
            List<String> ranges,
            @Nullable String matched) implements Step {}

    /** Whether hours are open. {@code local} is the moment by their clock. */
    record HoursLooked(String whose, Place place, String hours, String local, boolean open) implements Step {}

    record CalledRead(ReadNumber number) implements Step {}

    record CallerRead(ReadNumber number) implements Step {}

    /** A row of the plan. */
    record RowLooked(int index, Place place, String pattern, Comparison comparison) implements Step {}

    /** A row says to go on as if another number had been called. */
    record WentOn(Place place, ReadNumber number) implements Step {}

    /** What came of comparing a row with the call. */
    sealed interface Comparison {
        /** The row is it. {@code compared} is the form of the called number that its pattern was compared with. */
        record Won(String compared, String pattern) implements Comparison {}

        record OtherNumber(String compared, String pattern) implements Comparison {}

        record OtherTrunk(List<TrunkName> trunks) implements Comparison {}

        /** The caller is none of its callers, whose {@code patterns} may be people's numbers. */
        record OtherCaller(String compared, List<String> patterns) implements Comparison {}

        record Closed(String hours, String local) implements Comparison {}

        /** An earlier one had won. */
        record NotAsked() implements Comparison {}
    }
}
