package org.parlour.conference.trunks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.trunks.store.RevisionNote;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.plan.Finding;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.revision.Revision;

/**
 * What holds at one moment.
 *
 * @param last the last revision, with what is said of it; null before the first
 * @param inForce what calls are decided by: of {@code last}, or the built-in plan where there is none or it cannot be used
 * @param warnings about {@code last}
 * @param refused what the files say otherwise; null where they say the same
 */
record Standing(
        @Nullable Noted last,
        PlanInForce inForce,
        List<Finding> warnings,
        @Nullable RefusedFolder refused) {
    /** A revision, and how it came. */
    record Noted(Revision revision, RevisionNote note) {}

    @Nullable
    Revision revision() {
        return last == null ? null : last.revision();
    }

    /** What the files should hold. */
    List<PlanText> texts() {
        return last == null ? List.of() : last.revision().texts();
    }

    /** Whether the store knows of a revision that the files do not. */
    boolean isBeforeItsFiles() {
        return last != null && !last.note().inFiles();
    }

    /** As HTTP names it. */
    String tag() {
        return last == null ? Revision.FIRST_TAG : last.revision().tag();
    }

    Standing refusing(@Nullable RefusedFolder folder) {
        return new Standing(last, inForce, warnings, folder);
    }

    Standing warning(List<Finding> found) {
        return new Standing(last, inForce, found, refused);
    }

    Standing writtenToFiles() {
        return last == null
                ? this
                : new Standing(new Noted(last.revision(), last.note().writtenToFiles()), inForce, warnings, refused);
    }
}
