package org.parlour.dialplan.plan;

import java.util.List;

/** What came of checking a plan's texts. */
public sealed interface Checked {
    /** In the order of the texts. */
    List<Finding> findings();

    /** The plan may be taken; what was found are warnings. */
    record Sound(Plan plan, List<Finding> findings) implements Checked {}

    /** At least one of what was found is an error. */
    record Unsound(List<Finding> findings) implements Checked {}
}
