package org.parlour.sfu.session;

import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;

/** The forwarding core as the floor above sees it: rooms in which browsers sit. A room is there while somebody sits in it. */
public interface BrowserRooms {
    /**
     * From any thread, and at once. Whoever waits in a lobby has no such seat: lobby means no media, in either direction.
     *
     * @param participant nobody else's in that room; it travels in the CSRC of what is forwarded
     */
    BrowserSeat sit(RoomId room, ParticipantNumber participant, SeatEvents events);
}
