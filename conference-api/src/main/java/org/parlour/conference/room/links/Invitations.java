package org.parlour.conference.room.links;

import org.parlour.wire.call.RoomId;

/** Both links of a room. */
public record Invitations(RoomId room, LinkKey host, LinkKey guest) {
    /** The address of the page, without the house: {@code /r/ROOM#KEY}. */
    public String hostLink() {
        return link(host);
    }

    /** As {@link #hostLink}, for guests. */
    public String guestLink() {
        return link(guest);
    }

    private String link(LinkKey key) {
        return "/r/" + room.text() + "#" + key.text();
    }
}
