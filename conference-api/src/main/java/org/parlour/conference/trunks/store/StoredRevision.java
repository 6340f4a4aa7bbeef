package org.parlour.conference.trunks.store;

import java.util.List;
import org.parlour.dialplan.plan.PlanText;

/** A revision as it lies in the tables. */
public record StoredRevision(RevisionNote note, List<PlanText> texts) {
    public StoredRevision {
        texts = List.copyOf(texts);
    }
}
