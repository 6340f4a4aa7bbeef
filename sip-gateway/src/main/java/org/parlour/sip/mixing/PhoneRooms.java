package org.parlour.sip.mixing;

import java.util.HashMap;
import java.util.Map;
import org.parlour.sfu.loop.RoomLoops;
import org.parlour.wire.call.RoomId;

/** Which loop the phones of a room are mixed on. A room is there while somebody is in it or on the way. */
final class PhoneRooms {
    private final RoomLoops loops;
    private final Punctuality punctuality;
    private final Map<RoomId, PhoneRoom> rooms = new HashMap<>();

    PhoneRooms(RoomLoops loops, Punctuality punctuality) {
        this.loops = loops;
        this.punctuality = punctuality;
    }

    // A lock, but not in the media path: once when a phone enters a room, once when it leaves.
    synchronized PhoneRoom expect(RoomId id) {
        PhoneRoom room =
                rooms.computeIfAbsent(id, _ -> new PhoneRoom(id, loops.hold(id), spread(id.hashCode()), punctuality));
        room.expected++;
        return room;
    }

    synchronized void forget(PhoneRoom room) {
        room.expected--;
        if (room.expected == 0) {
            rooms.remove(room.id());
            loops.giveBack(room.id());
        }
    }

    synchronized int count() {
        return rooms.size();
    }

    /** Ids that resemble each other lie far apart on the grid: the multiplier is 2^32 divided by the golden ratio. */
    static long spread(int hash) {
        return (Integer.toUnsignedLong(hash * 0x9E37_79B9) * MixClock.TICK_NANOS) >>> Integer.SIZE;
    }
}
