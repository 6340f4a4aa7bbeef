package org.parlour.conference.events;

import org.jspecify.annotations.Nullable;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.MutedBy;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** One thing that happened in one room. */
public sealed interface RoomEvent {
    RoomId room();

    /**
     * Somebody sits down.
     *
     * @param call null in a browser
     */
    record Joined(
            RoomId room,
            SeatId seat,
            ParticipantNumber participant,
            @Nullable CallId call) implements RoomEvent {}

    /** Somebody who was cut off sits on their own seat again, by another call. */
    record Returned(RoomId room, SeatId seat, ParticipantNumber participant, CallId call) implements RoomEvent {}

    /** A call broke off; the seat is kept for a while. */
    record Lost(RoomId room, SeatId seat, ParticipantNumber participant) implements RoomEvent {}

    /** The seat is free: a goodbye, or the waiting for who was cut off is over. */
    record Left(RoomId room, SeatId seat, ParticipantNumber participant) implements RoomEvent {}

    /**
     * Somebody is heard no more, or again.
     *
     * @param by null in a browser
     */
    record Muted(
            RoomId room,
            SeatId seat,
            boolean muted,
            @Nullable MutedBy by) implements RoomEvent {}

    /** A caller asks to speak, or no longer does. */
    record HandChanged(RoomId room, SeatId seat, boolean up) implements RoomEvent {}

    /** A caller hears otherwise now, as they or a host wish. */
    record HearingChanged(RoomId room, SeatId seat, HearingProfile profile) implements RoomEvent {}

    /** A telephone is kept out of its room because it is on hold, or no longer is. */
    record GateChanged(RoomId room, SeatId seat, HoldReason reason) implements RoomEvent {}

    /** A caller is being asked whether they hear us. */
    record TestAsked(RoomId room, SeatId seat) implements RoomEvent {}

    record TestAnswered(RoomId room, SeatId seat, boolean heard) implements RoomEvent {}

    /** The room takes its telephones otherwise now. */
    record PolicyChanged(RoomId room, PhonePolicy policy) implements RoomEvent {}

    record LineChanged(RoomId room, SeatId seat, LineState line) implements RoomEvent {}

    /** The last event of a room. */
    record Closed(RoomId room) implements RoomEvent {}
}
