package org.parlour.conference.trunks;

import java.time.Instant;
import java.util.List;
import org.parlour.dialplan.plan.Finding;

/** The files say something that is not taken, since then. */
record RefusedFolder(Instant since, List<Finding> findings) {
    RefusedFolder {
        findings = List.copyOf(findings);
    }

    long errors() {
        return findings.stream().filter(Finding::isError).count();
    }
}
