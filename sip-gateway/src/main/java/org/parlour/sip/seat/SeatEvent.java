package org.parlour.sip.seat;

import org.parlour.wire.dtmf.Key;

/** What happens to a phone in a room. */
public sealed interface SeatEvent {
    /**
     * It sits.
     *
     * @param others how many are in the room besides it
     */
    record Seated(int others) implements SeatEvent {}

    /** Somebody came or went. */
    record CompanyChanged(int others) implements SeatEvent {}

    record KeyPressed(Key key) implements SeatEvent {}

    /** {@link SeatEffect.Say} was heard to its end. */
    record PlayedOut(int playing) implements SeatEvent {}

    /** Its caller speaks, and nobody hears it. */
    record SpokeWhileMuted() implements SeatEvent {}

    /** Somebody at a page mutes or unmutes it. */
    record MutedByHouse(boolean muted) implements SeatEvent {}

    /** The room closes. */
    record RoomClosed() implements SeatEvent {}

    /** The moment that {@link SeatedPhone#nextDeadlineNanos} named has come. */
    record DeadlineReached() implements SeatEvent {}
}
