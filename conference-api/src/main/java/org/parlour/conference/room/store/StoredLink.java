package org.parlour.conference.room.store;

import org.parlour.conference.secrets.Opaque;
import org.parlour.wire.call.RoomId;

/**
 * A link as it lies in the store.
 *
 * @param sealed its key, for those who may invite
 */
public record StoredLink(RoomId room, LinkRole role, Opaque lookup, Opaque sealed) {
    @Override
    public String toString() {
        return "StoredLink[" + room + "/" + role + "]";
    }
}
