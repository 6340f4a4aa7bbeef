package org.parlour.conference.room.store;

import java.time.Instant;
import org.parlour.conference.secrets.Opaque;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** What is written down of a seat, so that its caller finds the way back even when the program fell over. */
public sealed interface SeatNote {
    /** They sit; one way back into this room that they had is used up. Two phones may share a number. */
    record Sat(SeatId seat, RoomId room, ParticipantNumber participant, Opaque caller, Instant at)
            implements SeatNote {}

    /** The call broke off. */
    record Lost(SeatId seat, Instant at) implements SeatNote {}

    /** They said goodbye. */
    record Gone(SeatId seat) implements SeatNote {}
}
