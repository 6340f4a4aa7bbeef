package org.parlour.dialplan.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.number.NumberPattern;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.yaml.Place;
import org.parlour.wire.call.TrunkName;

/**
 * One row of the plan's table: the first whose number, trunk, caller and hours fit a call decides it.
 *
 * @param index its place among all rows of all files, from 0
 * @param trunks empty for all that the plan names, and the house phones
 * @param callers empty for all
 * @param hours the name of the hours in which it holds; null always
 */
public record NumberRule(
        int index,
        Place place,
        NumberPattern number,
        List<TrunkName> trunks,
        List<CallerPattern> callers,
        @Nullable String hours,
        Target target,
        @Nullable Language language) {
    /** Whether a call whose number fits is its, whoever calls and whenever. */
    public boolean isUnconditional() {
        return callers.isEmpty() && hours == null;
    }

    /** As messages name it. */
    public String field() {
        return "numbers[" + index + "]";
    }
}
