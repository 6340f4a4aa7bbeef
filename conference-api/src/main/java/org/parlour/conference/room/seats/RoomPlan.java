package org.parlour.conference.room.seats;

import org.parlour.conference.room.store.StoredRoom;
import org.parlour.sfu.signal.RoomCard;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.PhonePolicy;

/**
 * A room as its talk needs to know it.
 *
 * @param number at which its PINs are typed
 */
record RoomPlan(RoomCard card, int capacity, PhoneNumber number) {
    static RoomPlan of(StoredRoom room) {
        RoomCard card = new RoomCard(room.room(), room.name(), room.language().tag(), room.lobby(), room.phones());
        return new RoomPlan(card, room.capacity(), room.number());
    }

    RoomPlan phones(PhonePolicy policy) {
        return new RoomPlan(card.phones(policy), capacity, number);
    }
}
