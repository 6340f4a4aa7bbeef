package org.parlour.dialplan.explain;

import java.util.List;

/** Why a call was decided as it was. Cannot be printed by accident: it holds numbers. */
public record Explanation(IncomingCall call, List<Step> steps, Decision decision) {
    /** What of people's numbers a reader may see. */
    public enum Sight {
        CLEAR,
        /** Callers' numbers by their country and last digits. */
        REDACTED
    }

    /** For an admin to read, line by line. */
    public String text(Sight sight) {
        return new ExplanationText(this, sight).text();
    }

    /** What each of the steps has to say, in their order. */
    public List<String> words(Sight sight) {
        return new ExplanationText(this, sight).words();
    }

    @Override
    public String toString() {
        return "Explanation[" + decision + "]";
    }
}
