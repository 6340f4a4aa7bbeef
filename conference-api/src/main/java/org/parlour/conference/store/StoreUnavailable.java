package org.parlour.conference.store;

/** The work was not done: the queue is full, or the store is closing. Nothing was written. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreUnavailable(String reason) {
        super(reason);
    }
}
