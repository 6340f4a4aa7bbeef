package org.parlour.conference.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/**
 * What is true at this moment and forgotten at the next start. Each method is one step that nobody sees half done, from
 * whatever thread and, in a cluster, from whatever node.
 */
public interface Directory {
    /** Takes the seat that was kept for this guest, or a free one. A kept seat is not free. */
    Taking take(RoomId room, Guest guest, int capacity, Instant now);

    /** Frees a seat; empty where nobody sat on it. */
    Optional<Seat> leave(SeatId seat);

    /** Keeps a seat whose caller was cut off; empty where nobody sat on it. */
    Optional<Seat> keep(SeatId seat, Instant until);

    /** Puts a kept seat back after a restart. */
    void restore(Seat kept);

    /** Ends the waiting of kept seats; those that waited too long are told, each once. */
    List<Seat> expire(Instant now);

    /** Frees all seats of a room, and for a while refuses who was on the way to it. */
    List<Seat> close(RoomId room, Instant now);

    /** The seats of a room, in the order of their participant numbers. */
    List<Seat> seats(RoomId room, Instant now);

    /** All seats of the house. */
    List<Seat> seats(Instant now);

    /**
     * Counts a guess.
     *
     * @return how many now stand against them, this one included; 0 when it is one too many and was not counted
     */
    int guess(String who, Forgiveness forgiveness, Instant now);

    /** It was no guess after all. */
    void takeBack(String who, Forgiveness forgiveness, Instant now);

    /** How many stand against them. */
    int guesses(String who, Forgiveness forgiveness, Instant now);

    /** How many guessers were forgotten because there were too many to remember. */
    long forgottenGuessers();
}
