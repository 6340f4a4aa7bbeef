package org.parlour.dialplan.plan;

import java.util.ArrayList;
import java.util.List;
import org.parlour.dialplan.plan.Finding.Severity;
import org.parlour.dialplan.yaml.Place;

/** What a check has found so far. */
final class Findings {
    /** A text of garbage has a fault in every line; nobody reads more than these. */
    static final int MOST = 200;

    private final List<Finding> all = new ArrayList<>();

    void error(FindingKind kind, Place place, String field, String found, String expected) {
        add(new Finding(kind, Severity.ERROR, place, field, found, expected, ""));
    }

    void warning(FindingKind kind, Place place, String field, String found, String expected) {
        add(new Finding(kind, Severity.WARNING, place, field, found, expected, ""));
    }

    void add(Finding finding) {
        if (all.size() < MOST) {
            all.add(finding);
        }
    }

    boolean hasErrors() {
        return all.stream().anyMatch(Finding::isError);
    }

    List<Finding> sorted() {
        return all.stream().sorted().toList();
    }
}
