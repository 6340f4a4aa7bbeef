package org.parlour.dialplan.revision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.Finding;

/** What came of proposing texts as the next revision. */
public sealed interface Proposal {
    /** It holds for calls that begin from now on; {@code changes} says in words what is new. */
    record Adopted(Revision revision, List<String> changes, List<Finding> warnings) implements Proposal {}

    /** Letter by letter what holds already. */
    record Unchanged(Revision current, List<Finding> warnings) implements Proposal {}

    /** The texts do not check; what held holds on. */
    record Refused(List<Finding> findings) implements Proposal {}

    /** Somebody else was faster: 412. */
    record Stale(@Nullable Revision current) implements Proposal {}

    /** Nobody said what they believe to hold: 428. */
    record Unconditional() implements Proposal {}
}
