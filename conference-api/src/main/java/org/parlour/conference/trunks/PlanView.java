package org.parlour.conference.trunks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.trunks.store.RevisionNote;
import org.parlour.dialplan.plan.PlanText;

/**
 * What holds.
 *
 * @param revision the last one, whose texts these are; 0 before the first
 * @param inForce what calls are decided by; 0, the built-in plan, where the last revision cannot be used by this program
 * @param inFiles whether the files say the same yet
 * @param refused what the files say that is not taken; null where they say what holds
 */
record PlanView(
        long revision,
        long inForce,
        boolean inFiles,
        @Nullable NoteView note,
        List<PlanText> texts,
        List<FindingView> warnings,
        @Nullable Refused refused) {
    /** How a revision came. */
    record NoteView(long revision, String hash, Instant since, String by, List<String> changes) {
        static NoteView of(RevisionNote note) {
            return new NoteView(
                    note.number(), note.hash(), note.since(), note.cameBy().word(), note.changes());
        }

        @Override
        public String toString() {
            return "NoteView[" + revision + "]";
        }
    }

    /** Since when, and why. Its texts are told to nobody: a password may stand there by mistake. */
    record Refused(Instant since, List<FindingView> findings) {}

    static PlanView of(Standing standing) {
        RefusedFolder refused = standing.refused();
        Standing.Noted last = standing.last();
        return new PlanView(
                last == null ? 0 : last.note().number(),
                standing.inForce().revision(),
                !standing.isBeforeItsFiles(),
                last == null ? null : NoteView.of(last.note()),
                standing.texts(),
                FindingView.of(standing.warnings()),
                refused == null ? null : new Refused(refused.since(), FindingView.of(refused.findings())));
    }
}
