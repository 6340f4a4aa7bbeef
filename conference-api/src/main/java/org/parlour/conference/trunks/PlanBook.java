package org.parlour.conference.trunks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.store.Store;
import org.parlour.conference.store.StoreUnavailable;
import org.parlour.conference.trunks.store.CameBy;
import org.parlour.conference.trunks.store.PlanTable;
import org.parlour.conference.trunks.store.RevisionNote;
import org.parlour.conference.trunks.store.StoredRevision;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Finding;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.dialplan.revision.Precondition;
import org.parlour.dialplan.revision.Proposal;
import org.parlour.dialplan.revision.Revision;
import org.parlour.dialplan.revision.Revisions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door: which plan holds, and how another takes its place. Whoever asks what holds waits for nobody; changes come one
 * after the other.
 */
public final class PlanBook implements Supplier<PlanInForce> {
    /** A secret that was missing is there, a disk that was full is not: tried again although no file has changed. */
    static final int LOOKS_BETWEEN_TRIES = 5;

    private static final int MOST_LOGGED = 20;
    private static final Logger LOG = LoggerFactory.getLogger(PlanBook.class);

    private final Store store;
    private final PlanFolder folder;
    private final Surroundings surroundings;
    private final InstantSource clock;
    private final Plan builtIn;
    private final LongAdder adopted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder unwritten = new LongAdder();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile Standing standing;
    // The folder's marks at the last look, and of the state that was taken or refused.
    private @Nullable String seen;
    private @Nullable String taken;
    private int looksInVain;
    private boolean isSaidUnwritten;

    private PlanBook(Store store, PlanFolder folder, Surroundings surroundings, InstantSource clock) {
        this.store = store;
        this.folder = folder;
        this.surroundings = surroundings;
        this.clock = clock;
        this.builtIn = builtIn();
        this.standing = new Standing(null, builtInForce(), List.of(), null);
    }

    /** With what the store and the folder say at the start. */
    static PlanBook open(Store store, Path dataFolder, Surroundings surroundings, InstantSource clock) {
        PlanBook book = new PlanBook(store, new PlanFolder(dataFolder), surroundings, clock);
        book.begin();
        return book;
    }

    private static Plan builtIn() {
        return switch (PlanCheck.check(List.of(), Surroundings.UNKNOWN)) {
            case Checked.Sound(Plan plan, List<Finding> _) -> plan;
            case Checked.Unsound(List<Finding> findings) ->
                throw new IllegalStateException("the built-in plan does not check: " + findings);
        };
    }

    private PlanInForce builtInForce() {
        return PlanInForce.of(0, builtIn, Map.of());
    }

    /** Told when another plan is in force, from now on and once now; returns at once. */
    public void whenChanged(Runnable told) {
        followers.add(told);
        told.run();
    }

    private void stand(Standing next) {
        boolean isAnother = next.inForce().revision() != standing.inForce().revision();
        standing = next;
        if (isAnother) {
            followers.forEach(Runnable::run);
        }
    }

    /** What calls that begin now are decided by. */
    @Override
    public PlanInForce get() {
        return standing.inForce();
    }

    Standing standing() {
        return standing;
    }

    private synchronized void begin() {
        store.read(PlanTable.latest()).ifPresent(this::restore);
        take(folder.fingerprint(), CameBy.START);
    }

    private void restore(StoredRevision stored) {
        RevisionNote note = stored.note();
        // A secret that is gone costs its trunk, and not the house; that it is gone is said when the files are read.
        switch (Revisions.restore(note.number(), stored.texts(), surroundings.with(_ -> ""))) {
            case Proposal.Unchanged(Revision revision, List<Finding> warnings) ->
                stand(new Standing(
                        new Standing.Noted(revision, note),
                        PlanInForce.of(revision.number(), revision.plan(), Map.of()),
                        warnings,
                        standing.refused()));
            case Proposal.Refused(List<Finding> findings) -> {
                LOG.error(
                        "Revision {} of the dial plan does not check in this program: the built-in plan holds until"
                                + " that is mended.",
                        note.number());
                findings.stream().limit(MOST_LOGGED).forEach(PlanBook::log);
                Revision revision = new Revision(note.number(), note.hash(), stored.texts(), builtIn);
                stand(new Standing(
                        new Standing.Noted(revision, note),
                        builtInForce(),
                        List.of(),
                        new RefusedFolder(now(), findings)));
            }
            case Proposal.Adopted _, Proposal.Stale _, Proposal.Unconditional _ ->
                throw new IllegalStateException("a stored plan was taken for a new one");
        }
    }

    private Instant now() {
        // As the store keeps it.
        return Instant.ofEpochMilli(clock.millis());
    }

    /** Takes what the folder says, once it has stood still from one look to the next. */
    synchronized void look() {
        String fingerprint = folder.fingerprint();
        if (!fingerprint.equals(seen)) {
            seen = fingerprint;
        } else if (isChanged(fingerprint) || isWorthAnotherTry()) {
            take(fingerprint, CameBy.FILE);
        }
    }

    /** Before a revision is in its files, they say nothing. */
    private boolean isChanged(String fingerprint) {
        return !fingerprint.equals(taken) && !standing.isBeforeItsFiles();
    }

    private boolean isWorthAnotherTry() {
        boolean isTroubled = standing.refused() != null || standing.isBeforeItsFiles();
        looksInVain = isTroubled ? looksInVain + 1 : 0;
        return isTroubled && looksInVain % LOOKS_BETWEEN_TRIES == 0;
    }

    private void take(String fingerprint, CameBy cameBy) {
        if (standing.isBeforeItsFiles()) {
            writeFilesOfLast();
            return;
        }
        FolderReading reading = folder.read();
        // Otherwise somebody writes at this very moment, and the next look decides.
        if (fingerprint.equals(folder.fingerprint()) && offer(reading, cameBy, !fingerprint.equals(taken))) {
            seen = fingerprint;
            taken = fingerprint;
        }
    }

    /**
     * Decides about what the folder says.
     *
     * @param isNew whether the folder has changed since it was decided about
     * @return false where the store has changed meanwhile, so that it has to be decided again
     */
    private boolean offer(FolderReading reading, CameBy cameBy, boolean isNew) {
        return switch (reading) {
            case FolderReading.Unreadable(List<Finding> findings) -> refuse(findings, isNew);
            case FolderReading.Texts(List<PlanText> texts) -> {
                if (!texts.isEmpty()) {
                    yield offer(texts, cameBy, isNew);
                }
                yield standing.last() == null ? agree(List.of()) : refuse(List.of(noFiles()), isNew);
            }
        };
    }

    // A disk that is not mounted and a folder that is about to be filled again are no wish for a house without trunks.
    private static Finding noFiles() {
        return PlanFolder.unreadable(
                PlanFolder.NAME,
                "no file of a plan",
                "the files of the last revision (PUT /api/dialplan writes them again), or an empty one for an empty"
                        + " plan");
    }

    private boolean offer(List<PlanText> texts, CameBy cameBy, boolean isNew) {
        return switch (Revisions.propose(standing.revision(), texts, new Precondition.None(), surroundings)) {
            case Proposal.Adopted proposal -> adopt(proposal, cameBy, true);
            case Proposal.Unchanged(Revision _, List<Finding> warnings) -> agree(warnings);
            case Proposal.Refused(List<Finding> findings) -> refuse(findings, isNew);
            case Proposal.Stale _, Proposal.Unconditional _ ->
                throw new IllegalStateException("files are proposed without a condition");
        };
    }

    /** The files say what holds. */
    private boolean agree(List<Finding> warnings) {
        if (standing.refused() != null) {
            LOG.info("The files of the dial plan say again what holds: revision {}.", revisionInForce());
        }
        stand(standing.warning(warnings).refusing(null));
        return true;
    }

    private boolean refuse(List<Finding> findings, boolean isNew) {
        RefusedFolder before = standing.refused();
        boolean isSaid = before != null && before.findings().equals(findings);
        if (!isSaid) {
            stand(standing.refusing(new RefusedFolder(now(), findings)));
        }
        if (isNew || !isSaid) {
            refused.increment();
            LOG.warn("The dial plan in {} is not taken; revision {} holds on.", folder.path(), revisionInForce());
            findings.stream().limit(MOST_LOGGED).forEach(PlanBook::log);
        }
        return true;
    }

    /** Where and of what kind; what was found there may be a number. */
    private static void log(Finding finding) {
        String field = finding.field().replaceAll("\\p{Cntrl}", " ");
        LOG.warn(
                "{}:{} [{}]",
                finding.place(),
                field.isEmpty() ? "" : " " + field,
                finding.kind().word());
    }

    private long revisionInForce() {
        return standing.inForce().revision();
    }

    /** False where somebody else, with the same store, was faster: then theirs holds. */
    private boolean adopt(Proposal.Adopted proposal, CameBy cameBy, boolean inFiles) {
        Revision revision = proposal.revision();
        RevisionNote note =
                new RevisionNote(revision.number(), revision.hash(), cameBy, proposal.changes(), inFiles, now());
        if (!store.write(PlanTable.append(new StoredRevision(note, revision.texts())))) {
            store.read(PlanTable.latest()).ifPresent(this::restore);
            return false;
        }
        stand(new Standing(
                new Standing.Noted(revision, note),
                PlanInForce.of(revision.number(), revision.plan(), Map.of()),
                proposal.warnings(),
                null));
        adopted.increment();
        LOG.info(
                "The dial plan's revision {} holds for calls that begin from now on (by {}; {}).",
                revision.number(),
                cameBy.word(),
                revision.plan());
        return true;
    }

    /**
     * A change over the API. What it says becomes the next revision and is written into the files; where those are being
     * changed at this moment, it comes too late.
     *
     * @throws IOException where the files cannot be written; then nothing has changed
     */
    synchronized Proposal put(List<PlanText> texts, Precondition precondition) throws IOException {
        if (standing.isBeforeItsFiles()) {
            writeFilesOfLast();
        }
        Proposal proposal = Revisions.propose(standing.revision(), texts, precondition, surroundings);
        Proposal outcome =
                switch (proposal) {
                    case Proposal.Adopted good -> isFolderSettled() ? write(good) : stale();
                    case Proposal.Unchanged same -> isFolderSettled() ? writeAgain(same) : stale();
                    case Proposal.Refused _, Proposal.Stale _, Proposal.Unconditional _ -> proposal;
                };
        if (outcome instanceof Proposal.Stale) {
            late.increment();
        } else if (outcome instanceof Proposal.Refused) {
            refused.increment();
        }
        return outcome;
    }

    private boolean isFolderSettled() {
        return folder.fingerprint().equals(taken);
    }

    private Proposal.Stale stale() {
        return new Proposal.Stale(standing.revision());
    }

    private Proposal write(Proposal.Adopted proposal) throws IOException {
        List<PlanText> known = standing.texts();
        StagedFiles staged = StagedFiles.of(folder, proposal.revision().texts());
        boolean isFirst;
        try {
            isFirst = adopt(proposal, CameBy.API, false);
        } catch (RuntimeException failed) {
            staged.discard();
            throw failed;
        }
        if (!isFirst) {
            staged.discard();
            return stale();
        }
        commit(staged, known);
        return proposal;
    }

    /** Whoever sends what holds may want the files back. */
    private Proposal writeAgain(Proposal.Unchanged same) throws IOException {
        commit(StagedFiles.of(folder, same.current().texts()), standing.texts());
        return same;
    }

    /** The program ended, or the disk failed, between the store and the files. */
    private void writeFilesOfLast() {
        List<PlanText> texts = standing.texts();
        long number = standing.last() == null ? 0 : standing.last().note().number();
        try {
            List<PlanText> known = store.read(PlanTable.find(number - 1))
                    .map(StoredRevision::texts)
                    .orElse(List.of());
            commit(StagedFiles.of(folder, texts), known);
        } catch (IOException failed) {
            saidUnwritten(failed);
        }
    }

    private void saidUnwritten(IOException failed) {
        if (!isSaidUnwritten) {
            LOG.error("The dial plan holds, but its files in {} cannot be written.", folder.path(), failed);
        }
        isSaidUnwritten = true;
        unwritten.increment();
    }

    private void commit(StagedFiles staged, List<PlanText> known) {
        Standing.Noted last = standing.last();
        if (last == null) {
            throw new IllegalStateException("files are written of no revision");
        }
        try {
            staged.commit(known, last.note().number());
        } catch (IOException failed) {
            saidUnwritten(failed);
            return;
        }
        isSaidUnwritten = false;
        noteOwnFiles(last.revision());
        try {
            store.write(PlanTable.writtenToFiles(last.note().number()));
            stand(standing.writtenToFiles());
        } catch (StoreUnavailable busy) {
            LOG.debug("that the files are written is noted at another look", busy);
        }
    }

    /** So that what we wrote is not taken for somebody's change; what somebody writes at the same moment is. */
    private void noteOwnFiles(Revision revision) {
        String fingerprint = folder.fingerprint();
        boolean isOurs = folder.read() instanceof FolderReading.Texts(List<PlanText> texts)
                && texts.equals(revision.texts())
                && fingerprint.equals(folder.fingerprint());
        if (isOurs) {
            seen = fingerprint;
            taken = fingerprint;
            stand(standing.refusing(null));
        }
    }

    /** What would be found; nothing is kept. */
    Checked check(List<PlanText> texts) {
        return PlanCheck.check(texts, surroundings);
    }

    Optional<StoredRevision> find(long number) {
        return store.read(PlanTable.find(number));
    }

    List<RevisionNote> before(long number, int most) {
        return store.read(PlanTable.before(number, most));
    }

    public PlanCounters counters() {
        Standing now = standing;
        return new PlanCounters(
                adopted.sum(),
                refused.sum(),
                late.sum(),
                unwritten.sum(),
                now.inForce().revision(),
                now.refused() == null ? 0 : 1,
                now.isBeforeItsFiles() ? 1 : 0);
    }
}
