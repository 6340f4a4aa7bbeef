package org.parlour.conference.room.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;

/**
 * A room as it was agreed.
 *
 * @param name what people call it, if they do
 * @param number where its PINs are typed
 * @param returnsWithoutPin whether who was cut off comes back without the PIN
 * @param lobby whether guests in browsers wait until a host lets them in
 * @param phones how it takes its telephones
 * @param closedAt when it was closed; its id is not used again
 */
public record StoredRoom(
        RoomId room,
        @Nullable String name,
        Language language,
        PhoneNumber number,
        int capacity,
        boolean returnsWithoutPin,
        boolean lobby,
        PhonePolicy phones,
        Instant createdAt,
        @Nullable Instant closedAt) {
    public boolean isOpen() {
        return closedAt == null;
    }

    /** The name may be a person's. */
    @Override
    public String toString() {
        return "StoredRoom[" + room + "]";
    }
}
