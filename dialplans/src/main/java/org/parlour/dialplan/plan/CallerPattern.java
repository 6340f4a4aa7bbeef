package org.parlour.dialplan.plan;

import org.parlour.dialplan.number.NumberPattern;
import org.parlour.dialplan.number.Numbering;
import org.parlour.wire.call.Reading;

/** Callers of a rule. */
public sealed interface CallerPattern {
    /** The word for who gives no number. */
    String ANONYMOUS = "anonymous";

    record Anonymous() implements CallerPattern {}

    record Numbered(NumberPattern pattern) implements CallerPattern {}

    static Reading<CallerPattern> parse(String text) {
        if (Numbering.compact(text).equals(ANONYMOUS)) {
            return new Reading.Parsed<>(new Anonymous());
        }
        return switch (NumberPattern.parse(text)) {
            case Reading.Parsed<NumberPattern>(NumberPattern pattern) -> new Reading.Parsed<>(new Numbered(pattern));
            case Reading.Malformed<NumberPattern>(String reason) -> new Reading.Malformed<>(reason + ", or anonymous");
        };
    }
}
