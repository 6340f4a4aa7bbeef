package org.parlour.dialplan.revision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Finding;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;

/** The door: whether texts become the next revision. */
public final class Revisions {
    private Revisions() {}

    /** Checks texts and says what would come of them. {@code current} is what holds; null before the first. */
    public static Proposal propose(
            @Nullable Revision current, List<PlanText> texts, Precondition precondition, Surroundings surroundings) {
        if (precondition instanceof Precondition.Missing) {
            return new Proposal.Unconditional();
        }
        if (!holds(precondition, current)) {
            return new Proposal.Stale(current);
        }
        return switch (PlanCheck.check(texts, surroundings)) {
            case Checked.Unsound(List<Finding> findings) -> new Proposal.Refused(findings);
            case Checked.Sound(Plan plan, List<Finding> warnings) -> adopted(current, texts, plan, warnings);
        };
    }

    private static Proposal adopted(
            @Nullable Revision current, List<PlanText> texts, Plan plan, List<Finding> warnings) {
        if (current == null) {
            return new Proposal.Adopted(Revision.of(1, texts, plan), List.of("the first plan"), warnings);
        }
        Revision next = Revision.of(current.number() + 1, texts, plan);
        return next.hash().equals(current.hash())
                ? new Proposal.Unchanged(current, warnings)
                : new Proposal.Adopted(next, Changes.between(current.plan(), plan), warnings);
    }

    private static boolean holds(Precondition precondition, @Nullable Revision current) {
        return switch (precondition) {
            case Precondition.None() -> true;
            case Precondition.Any() -> current != null;
            case Precondition.Tags(List<String> tags) ->
                tags.contains(current == null ? Revision.FIRST_TAG : current.tag());
            case Precondition.Missing() -> false;
        };
    }

    /**
     * A revision as a store kept it, with its number. Where its texts no longer check (a secret is gone), that is said, and
     * nothing holds until an admin mends it.
     */
    public static Proposal restore(long number, List<PlanText> texts, Surroundings surroundings) {
        return switch (PlanCheck.check(texts, surroundings)) {
            case Checked.Unsound(List<Finding> findings) -> new Proposal.Refused(findings);
            case Checked.Sound(Plan plan, List<Finding> warnings) ->
                new Proposal.Unchanged(Revision.of(number, texts, plan), warnings);
        };
    }
}
