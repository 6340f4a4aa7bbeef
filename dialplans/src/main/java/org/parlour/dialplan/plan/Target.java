package org.parlour.dialplan.plan;

import org.parlour.wire.call.RoomId;

/** What becomes of a call. */
public sealed interface Target {
    /** Asks for a PIN. */
    record Door(int pinDigits) implements Target {}

    /** Seats the caller in a room, without a PIN. */
    record Room(RoomId room) implements Target {}

    /** A house phone, by its name in the plan. */
    record Extension(String phone) implements Target {}

    /** A lobby whose people see the caller and let them in. */
    record Reception(String name) implements Target {}

    /** Says something and hangs up. */
    record Prompt(String name) implements Target {}

    record Reject(int sipStatus) implements Target {}

    /** As if that number had been called. It prints no number. */
    record As(String number) implements Target {
        @Override
        public String toString() {
            return "As[****]";
        }
    }

    /** For an admin to read. */
    default String words() {
        return switch (this) {
            case Door(int pinDigits) -> "the door, which asks for a PIN of " + pinDigits + " digits";
            case Room(RoomId room) -> "the room " + room + ", without a PIN";
            case Extension(String phone) -> "the house phone " + phone;
            case Reception(String name) -> "the reception " + name;
            case Prompt(String name) -> "the prompt " + name + ", and goodbye";
            case Reject(int sipStatus) -> "a refusal, SIP " + sipStatus;
            case As(String number) -> "as if " + number + " had been called";
        };
    }
}
