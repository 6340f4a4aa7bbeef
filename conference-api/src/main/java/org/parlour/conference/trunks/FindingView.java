package org.parlour.conference.trunks;

import java.util.List;
import java.util.Locale;
import org.parlour.dialplan.plan.Finding;

/** A finding, in parts for programs and in one line for people. */
record FindingView(
        String severity,
        String kind,
        String file,
        int line,
        int column,
        String field,
        String found,
        String expected,
        String advice,
        String text) {
    static List<FindingView> of(List<Finding> findings) {
        return findings.stream().map(FindingView::of).toList();
    }

    private static FindingView of(Finding finding) {
        return new FindingView(
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.kind().word(),
                finding.place().file(),
                finding.place().line(),
                finding.place().column(),
                finding.field(),
                finding.found(),
                finding.expected(),
                finding.advice(),
                finding.text());
    }

    /** Without what was found, which may be a number. */
    @Override
    public String toString() {
        return "FindingView[" + kind + " " + file + ":" + line + "]";
    }
}
