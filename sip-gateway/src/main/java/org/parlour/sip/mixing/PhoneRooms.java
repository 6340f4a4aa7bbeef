package org.parlour.sip.mixing;

import java.util.HashMap;
import java.util.Map;
import org.parlour.wire.call.RoomId;

/** Which loop the phones of a room are mixed on. A room is there while somebody is in it or on the way. */
final class PhoneRooms {
    private final MediaFloor floor;
    private final Punctuality punctuality;
    private final Map<RoomId, PhoneRoom> rooms = new HashMap<>();

    PhoneRooms(MediaFloor floor, Punctuality punctuality) {
        this.floor = floor;
        this.punctuality = punctuality;
    }

    // A lock, but not in the media path: once when a phone enters a room, once when it leaves.
    synchronized PhoneRoom expect(RoomId id) {
        PhoneRoom room = rooms.computeIfAbsent(id, _ -> new PhoneRoom(id, floor, punctuality));
        room.expected++;
        return room;
    }

    synchronized void forget(PhoneRoom room) {
        room.expected--;
        if (room.expected == 0) {
            rooms.remove(room.id());
            floor.loops().giveBack(room.id());
        }
    }

    synchronized int count() {
        return rooms.size();
    }
}
