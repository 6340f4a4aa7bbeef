package org.parlour.sip.door;

import org.parlour.wire.call.RoomId;

/** What became of {@link Doorbook#look}. */
public sealed interface Entry {
    /** The PIN opens this room, now. */
    record Seating(RoomId room) implements Entry {}

    /**
     * No PIN of this number.
     *
     * @param pauseMillis how long to wait before the caller hears so: guessing is slowed
     */
    record Unknown(int pauseMillis) implements Entry {
        // Guessing is slowed in the book; a caller who hears nothing for longer believes that the line is dead.
        private static final int LONGEST_PAUSE_MILLIS = 30_000;

        public Unknown {
            pauseMillis = Math.clamp(pauseMillis, 0, LONGEST_PAUSE_MILLIS);
        }
    }

    /** Right, but the room is not open yet, or no longer. */
    record NotYet() implements Entry {}

    /** Right, but there is no seat left. */
    record Full() implements Entry {}

    /** This caller has guessed too often, and may not guess on. */
    record TooManyTries() implements Entry {}

    /** Something of ours broke. */
    record Trouble() implements Entry {}
}
