package org.parlour.conference.trunks.store;

import java.time.Instant;
import java.util.List;

/**
 * What is said of a revision beside its texts. It prints no change, because a change may tell a number.
 *
 * @param changes in words
 * @param inFiles whether the files say the same yet
 * @param since when it became what holds
 */
public record RevisionNote(
        long number, String hash, CameBy cameBy, List<String> changes, boolean inFiles, Instant since) {
    public RevisionNote {
        changes = List.copyOf(changes);
    }

    public RevisionNote writtenToFiles() {
        return new RevisionNote(number, hash, cameBy, changes, true, since);
    }

    @Override
    public String toString() {
        return "RevisionNote[" + number + ", " + cameBy + ", " + since + "]";
    }
}
