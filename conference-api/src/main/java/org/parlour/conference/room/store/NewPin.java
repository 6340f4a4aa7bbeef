package org.parlour.conference.room.store;

import org.parlour.conference.secrets.Opaque;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.RoomId;

/** A PIN to be stored. */
public record NewPin(RoomId room, PhoneNumber number, Opaque lookup, Opaque sealed, Window window) {
    @Override
    public String toString() {
        return "NewPin[" + room + "]";
    }
}
