package org.parlour.sip.call;

import org.parlour.sip.door.Door;
import org.parlour.sip.seat.SeatedPhone;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** Where a caller is. */
sealed interface Place {
    /** On the way: nothing is agreed yet. */
    record Outside() implements Place {}

    record AtTheDoor(Door door) implements Place {}

    record InARoom(RoomId room, SeatId seat, SeatedPhone phone) implements Place {}

    /** The call is over. */
    record Gone() implements Place {}
}
