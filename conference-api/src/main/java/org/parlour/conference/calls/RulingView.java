package org.parlour.conference.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.explain.Ruling;
import org.parlour.wire.call.CallId;

/**
 * Why a call went where it went, with callers' numbers masked.
 *
 * @param revision of the plan with which it began
 * @param decision in words
 * @param header what came of {@code X-Parlour-Room}, where it was there
 * @param text all that was looked at, line by line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulingView(
        String call,
        long revision,
        String decision,
        @Nullable String header,
        String text) {
    static RulingView of(CallId call, Ruling ruling) {
        String header = ruling.room().words();
        return new RulingView(
                call.text(),
                ruling.revision(),
                ruling.decision().words(),
                header.isEmpty() ? null : header,
                ruling.text());
    }

    @Override
    public String toString() {
        return "RulingView[" + call + "]";
    }
}
