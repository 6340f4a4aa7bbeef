package org.parlour.conference.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.parlour.conference.room.store.SeatNote;
import org.parlour.conference.room.store.WayBackTable;
import org.parlour.conference.store.Store;
import org.parlour.conference.store.StoreAnswer;
import org.parlour.conference.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who sits, behind the callers' backs: nobody waits for the disk to sit down. What came while one write was on
 * its way goes into the next, so that a burst of calls costs a few commits. At most {@value #NOTES_LIMIT} notes wait; a
 * further one is dropped and counted, and its caller types the PIN again should they be cut off.
 */
final class SeatDiary implements AutoCloseable {
    static final int NOTES_LIMIT = 20_000;
    private static final int BATCH_LIMIT = 500;
    private static final Logger LOG = LoggerFactory.getLogger(SeatDiary.class);

    private final Store store;
    private final Deque<SeatNote> waiting = new ArrayDeque<>();
    private boolean writing;
    private long dropped;

    SeatDiary(Store store) {
        this.store = store;
    }

    void note(SeatNote note) {
        synchronized (this) {
            if (waiting.size() >= NOTES_LIMIT) {
                dropped++;
                return;
            }
            waiting.add(note);
        }
        flush();
    }

    /** Begins to write what waits, unless that is being done. */
    void flush() {
        List<SeatNote> batch;
        synchronized (this) {
            if (writing || waiting.isEmpty()) {
                return;
            }
            writing = true;
            batch = batch();
        }
        store.write(WayBackTable.write(batch), answer -> written(batch, answer));
    }

    private List<SeatNote> batch() {
        List<SeatNote> batch = new ArrayList<>(Math.min(waiting.size(), BATCH_LIMIT));
        while (!waiting.isEmpty() && batch.size() < BATCH_LIMIT) {
            batch.add(waiting.remove());
        }
        return List.copyOf(batch);
    }

    private void written(List<SeatNote> batch, StoreAnswer<Integer> answer) {
        switch (answer) {
            case StoreAnswer.Known<Integer> known -> {
                idle();
                flush();
            }
            case StoreAnswer.Broken<Integer>(StoreUnavailable busy) -> putBack(batch);
            case StoreAnswer.Broken<Integer>(Throwable why) -> {
                LOG.error("{} notes of seats could not be written.", batch.size(), why);
                drop(batch);
            }
        }
    }

    private synchronized void idle() {
        writing = false;
    }

    /** The next note, or the next sweep, tries again. */
    private synchronized void putBack(List<SeatNote> batch) {
        writing = false;
        batch.reversed().forEach(waiting::addFirst);
    }

    private synchronized void drop(List<SeatNote> batch) {
        writing = false;
        dropped += batch.size();
    }

    synchronized long dropped() {
        return dropped;
    }

    /** Waits until everything is written; the store, which closes next, ends what it has begun. */
    @Override
    public void close() {
        List<SeatNote> rest;
        synchronized (this) {
            // Nothing more begins to be written; what is being written stands before this in the store's queue.
            writing = true;
            rest = List.copyOf(waiting);
            waiting.clear();
        }
        if (!rest.isEmpty()) {
            store.write(WayBackTable.write(rest));
        }
    }
}
