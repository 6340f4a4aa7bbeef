package org.parlour.conference.trunks;

import java.util.List;
import org.parlour.dialplan.plan.Finding;
import org.parlour.dialplan.plan.PlanText;

/** What lay in the folder of plans at one moment. */
sealed interface FolderReading {
    /** Its texts, in the order of their names; none where there is no folder. */
    record Texts(List<PlanText> texts) implements FolderReading {}

    /** At least one of its files is no text, or not to be read. */
    record Unreadable(List<Finding> findings) implements FolderReading {}
}
