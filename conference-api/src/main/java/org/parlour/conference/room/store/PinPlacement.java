package org.parlour.conference.room.store;

/** What became of a new PIN. */
public sealed interface PinPlacement {
    record Placed(int pinNumber) implements PinPlacement {}

    /** The number has this PIN already. */
    record Taken() implements PinPlacement {}

    /** The room is closed, or never was. */
    record NoRoom() implements PinPlacement {}
}
