package org.parlour.sip.door;

import org.parlour.wire.call.RoomId;
import org.parlour.wire.dtmf.Key;

/** What happens at a door: the caller's keys, the answers of the house, time. */
public sealed interface DoorEvent {
    /** The call is answered and can hear. The first event. */
    record Opened(Opening.Doorway doorway) implements DoorEvent {}

    record KeyPressed(Key key) implements DoorEvent {}

    /** {@link DoorEffect.Say} was heard to its end. */
    record PlayedOut(int playing) implements DoorEvent {}

    /** Answers {@link DoorEffect.Look}. */
    record Looked(Entry entry) implements DoorEvent {}

    /** Answers {@link DoorEffect.Receive}. */
    record Received(Reception reception) implements DoorEvent {}

    /** Answers {@link DoorEffect.Enter} where it failed; where it did not, the door is done with. */
    record NotSeated(Why why) implements DoorEvent {
        /** Why there was no seat. */
        public enum Why {
            FULL,
            CLOSED,
            /** A host is to let them in: from here on {@link Admitted} is understood. */
            LOBBY,
            TROUBLE
        }
    }

    /** Somebody lets the caller in who waits in reception or in a lobby. */
    record Admitted(RoomId room) implements DoorEvent {}

    /** Somebody does not. */
    record Refused() implements DoorEvent {}

    /** The moment that {@link Door#nextDeadlineNanos} named has come. */
    record DeadlineReached() implements DoorEvent {}
}
