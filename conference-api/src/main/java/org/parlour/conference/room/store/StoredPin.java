package org.parlour.conference.room.store;

import java.time.Instant;
import org.parlour.conference.secrets.Opaque;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.RoomId;

/**
 * A PIN as it lies in the store.
 *
 * @param pinNumber its number within the room: 1, 2, 3, never used again
 * @param sealed its digits, for those who may invite
 */
public record StoredPin(
        RoomId room, int pinNumber, PhoneNumber number, Opaque sealed, Window window, Instant createdAt) {
    @Override
    public String toString() {
        return "StoredPin[" + room + "/" + pinNumber + "]";
    }
}
