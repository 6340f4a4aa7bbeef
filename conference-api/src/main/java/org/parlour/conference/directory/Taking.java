package org.parlour.conference.directory;

/** What became of {@link Directory#take}. */
public sealed interface Taking {
    /**
     * There is a seat.
     *
     * @param returned whether it is the one that was kept for them
     */
    record Taken(Seat seat, boolean returned) implements Taking {}

    record Full() implements Taking {}

    record Closed() implements Taking {}
}
