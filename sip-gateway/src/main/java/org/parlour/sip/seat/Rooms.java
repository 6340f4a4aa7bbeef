package org.parlour.sip.seat;

import java.util.function.Consumer;
import org.parlour.sip.door.Visitor;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/**
 * The rooms of the house, as a telephone meets them: the port that the floor above implements. As with the door's book,
 * nothing waits and every question gets one answer.
 */
public interface Rooms {
    /**
     * A telephone wants to sit down.
     *
     * @param admitted whether a person let them in: then they do not wait in the lobby
     */
    void sit(Visitor visitor, RoomId room, boolean admitted, Consumer<Sitting> then);

    /** Who else is in a room, besides that seat. */
    void count(RoomId room, SeatId besides, Consumer<Headcount> then);

    /** People in a room, by how they came; a seat that is kept counts for nobody. */
    record Headcount(int browsers, int phones) {}

    /** It has left. */
    void leave(Visitor visitor, SeatId seat, Leaving how);
}
