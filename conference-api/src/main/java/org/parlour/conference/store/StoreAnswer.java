package org.parlour.conference.store;

/** What came of work that nobody waited for. */
public sealed interface StoreAnswer<T> {
    record Known<T>(T value) implements StoreAnswer<T> {}

    /** Nothing was written: the work threw, or was not taken ({@link StoreUnavailable}). */
    record Broken<T>(Throwable why) implements StoreAnswer<T> {}
}
