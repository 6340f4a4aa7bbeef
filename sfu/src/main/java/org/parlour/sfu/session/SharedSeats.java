package org.parlour.sfu.session;

import org.parlour.wire.call.RoomId;

/**
 * The forwarding core as the telephones of a room meet it. All of them share one seat, and its slots are decoded once
 * for all; each has a track of its own upwards.
 */
public interface SharedSeats {
    /**
     * On the thread of the room's loop, which the caller holds ({@link org.parlour.sfu.loop.RoomLoops}), and once per room
     * at a time.
     */
    SharedSeat sit(RoomId room, SharedEars ears);
}
