package org.parlour.conference.hearing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parlour.conference.directory.CallerMark;
import org.parlour.conference.pin.Callers;
import org.parlour.conference.room.store.HearingTable;
import org.parlour.conference.secrets.Opaque;
import org.parlour.conference.store.Store;
import org.parlour.conference.store.StoreAnswer;
import org.parlour.conference.store.StoreUnavailable;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.CallNews;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.TrunkName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down how callers hear, as their calls tell it, behind their backs. Of many wishes of one caller the last is
 * written, so that a slider costs a few commits. At most {@value #WISHES_LIMIT} callers wait; a further one is dropped and
 * counted, and hears the next time as the last time.
 */
public final class HearingBook implements AutoCloseable {
    /** Whoever comes once a year is known again. */
    public static final Duration KEPT = Duration.ofDays(400);

    static final int WISHES_LIMIT = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(HearingBook.class);

    private final Store store;
    private final Callers callers;
    private final InstantSource clock;
    private final Map<Opaque, HearingProfile> waiting = new LinkedHashMap<>();
    private boolean writing;
    private long known;
    private long written;
    private long forgotten;
    private long outdated;
    private long dropped;

    public HearingBook(Store store, Callers callers, InstantSource clock) {
        this.store = store;
        this.callers = callers;
        this.clock = clock;
    }

    /** What happens to calls; of that, how their callers hear. */
    public void on(CallNews news) {
        if (news instanceof CallNews.HearingChanged(Visitor visitor, HearingProfile profile)) {
            CallerMark caller = callers.mark(visitor);
            if (caller != null) {
                note(caller.hash(), profile);
            }
        }
    }

    private void note(Opaque caller, HearingProfile profile) {
        synchronized (this) {
            known += profile.equals(HearingProfile.NONE) ? 0 : 1;
            if (waiting.size() >= WISHES_LIMIT && !waiting.containsKey(caller)) {
                dropped++;
                return;
            }
            waiting.put(caller, profile);
        }
        flush();
    }

    /** Begins to write what waits, unless that is being done. */
    void flush() {
        Map<Opaque, HearingProfile> batch;
        synchronized (this) {
            if (writing || waiting.isEmpty()) {
                return;
            }
            writing = true;
            batch = taken();
        }
        store.write(HearingTable.put(batch, clock.instant()), answer -> written(batch, answer));
    }

    private Map<Opaque, HearingProfile> taken() {
        Map<Opaque, HearingProfile> batch = Map.copyOf(waiting);
        waiting.clear();
        return batch;
    }

    private void written(Map<Opaque, HearingProfile> batch, StoreAnswer<Integer> answer) {
        switch (answer) {
            case StoreAnswer.Known<Integer> _ -> {
                done(batch.size(), 0);
                flush();
            }
            case StoreAnswer.Broken<Integer>(StoreUnavailable _) -> putBack(batch);
            case StoreAnswer.Broken<Integer>(Throwable why) -> {
                LOG.error("How {} callers hear could not be written down.", batch.size(), why);
                done(0, batch.size());
            }
        }
    }

    private synchronized void done(int wishes, int lost) {
        writing = false;
        written += wishes;
        dropped += lost;
    }

    /** The next wish, or the next sweep, tries again; what was wished since is newer. */
    private synchronized void putBack(Map<Opaque, HearingProfile> batch) {
        writing = false;
        batch.forEach(waiting::putIfAbsent);
    }

    /** Forgets who has not called for long. */
    void forgetOutdated() {
        int gone = store.write(HearingTable.forgetUnusedSince(clock.instant().minus(KEPT)));
        synchronized (this) {
            outdated += gone;
        }
    }

    /** Forgets how whoever calls by this trunk with this number hears; false where nothing was kept of them. */
    boolean forget(TrunkName trunk, PhoneNumber number) {
        CallerMark caller = callers.mark(trunk, number);
        if (caller == null) {
            return false;
        }
        boolean waited;
        synchronized (this) {
            waited = waiting.remove(caller.hash()) != null;
        }
        boolean kept = store.write(HearingTable.delete(caller.hash()));
        synchronized (this) {
            forgotten += kept ? 1 : 0;
        }
        return kept || waited;
    }

    public synchronized HearingCounters counters() {
        return new HearingCounters(known, written, forgotten, outdated, dropped);
    }

    /** Waits until everything is written; the store, which closes next, ends what it has begun. */
    @Override
    public void close() {
        Map<Opaque, HearingProfile> rest;
        synchronized (this) {
            writing = true;
            rest = taken();
        }
        if (!rest.isEmpty()) {
            store.write(HearingTable.put(rest, clock.instant()));
        }
    }
}
