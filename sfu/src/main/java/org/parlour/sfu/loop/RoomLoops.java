package org.parlour.sfu.loop;

import java.util.HashMap;
import java.util.Map;
import org.parlour.wire.call.RoomId;

/**
 * Which loop a room lives on. Whoever puts something of a room on a loop asks here first, so that browsers and telephones
 * of one room meet on one thread; the room keeps its loop until all have given it back.
 */
public final class RoomLoops {
    private final MediaLoops loops;
    private final Map<RoomId, Place> places = new HashMap<>();

    private static final class Place {
        private final MediaLoop loop;
        private int holders;

        private Place(MediaLoop loop) {
            this.loop = loop;
        }
    }

    public RoomLoops(MediaLoops loops) {
        this.loops = loops;
    }

    public MediaLoops loops() {
        return loops;
    }

    /** The room's loop: the one that has the fewest legs, where nobody held the room before. */
    // A lock, but not in the media path: when somebody enters a room, and when they leave.
    public synchronized MediaLoop hold(RoomId room) {
        Place place = places.computeIfAbsent(room, first -> new Place(loops.leastLoaded()));
        place.holders++;
        return place.loop;
    }

    /** One {@link #hold} is over. */
    public synchronized void giveBack(RoomId room) {
        Place place = places.get(room);
        if (place == null) {
            throw new IllegalStateException("nobody holds this room's loop");
        }
        place.holders--;
        if (place.holders == 0) {
            places.remove(room);
        }
    }

    /** Rooms whose loop somebody holds. */
    public synchronized int roomsNow() {
        return places.size();
    }
}
