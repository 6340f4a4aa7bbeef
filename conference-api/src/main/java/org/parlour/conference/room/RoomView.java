package org.parlour.conference.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.room.store.StoredRoom;

/**
 * A room as pages see it.
 *
 * @param number the number of the house at which its PINs are typed
 * @param people how many sit in it; kept seats wait and do not count
 * @param seats in an answer about this room alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoomView(
        String room,
        @Nullable String name,
        String language,
        String number,
        int capacity,
        boolean returnWithoutPin,
        boolean lobby,
        String phones,
        Instant createdAt,
        int people,
        @Nullable List<SeatView> seats) {
    static RoomView of(StoredRoom room, int people, @Nullable List<SeatView> seats) {
        return new RoomView(
                room.room().text(),
                room.name(),
                room.language().tag(),
                room.number().reveal(),
                room.capacity(),
                room.returnsWithoutPin(),
                room.lobby(),
                room.phones().word(),
                room.createdAt(),
                people,
                seats);
    }
}
