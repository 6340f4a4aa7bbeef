package org.parlour.dialplan.plan;

import java.util.Comparator;
import java.util.Locale;
import org.parlour.dialplan.yaml.Place;

/**
 * Something about a plan that its admin should know, said so that they can mend it.
 *
 * @param field from the top: {@code trunks.sipgate.registration.realm}
 * @param found what stands there; never a secret
 * @param expected what would be right
 * @param advice one sentence more, or empty
 */
public record Finding(
        FindingKind kind, Severity severity, Place place, String field, String found, String expected, String advice)
        implements Comparable<Finding> {
    public enum Severity {
        /** The plan is not taken. */
        ERROR,
        /** The plan is taken. */
        WARNING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::place).thenComparing(Finding::field).thenComparing(Finding::kind);

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line for editors and people alike: file, line, column, and the rest. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s: %s: %s%sfound %s, expected %s%s [%s]",
                place,
                severity.word(),
                field,
                field.isEmpty() ? "" : ": ",
                found,
                expected,
                advice.isEmpty() ? "" : "; " + advice,
                kind.word());
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** Without what was found, which may be a number: {@link #text} is for the admin. */
    @Override
    public String toString() {
        return "Finding[" + kind + " " + place + " " + field + "]";
    }
}
