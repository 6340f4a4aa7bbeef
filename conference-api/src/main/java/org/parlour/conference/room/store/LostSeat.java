package org.parlour.conference.room.store;

import java.time.Instant;
import org.parlour.conference.secrets.Opaque;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** A seat whose caller was cut off. */
public record LostSeat(
        SeatId seat, RoomId room, ParticipantNumber participant, Opaque caller, Instant seatedAt, Instant lostAt) {}
