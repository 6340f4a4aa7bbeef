package org.parlour.conference.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.trunks.ExplanationView;
import org.parlour.conference.trunks.ExplanationView.DecisionView;
import org.parlour.conference.trunks.ExplanationView.StepView;
import org.parlour.dialplan.explain.Explanation.Sight;
import org.parlour.sip.explain.Ruling;
import org.parlour.wire.call.CallId;

/**
 * Why a call went where it went, with callers' numbers masked: as the plan explains calls that nobody made, and what only a
 * real one has.
 *
 * @param revision of the plan with which it began
 * @param header what came of {@code X-Parlour-Room}, where it was there
 * @param text all of it, line by line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulingView(
        String call,
        long revision,
        DecisionView decision,
        @Nullable String header,
        List<StepView> steps,
        String text) {
    static RulingView of(CallId call, Ruling ruling) {
        String header = ruling.room().words();
        ExplanationView explained = ExplanationView.of(ruling.revision(), ruling.explanation(), Sight.REDACTED);
        return new RulingView(
                call.text(),
                ruling.revision(),
                explained.decision(),
                header.isEmpty() ? null : header,
                explained.steps(),
                ruling.text());
    }

    @Override
    public String toString() {
        return "RulingView[" + call + "]";
    }
}
