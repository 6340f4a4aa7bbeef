package org.parlour.callers.browser;

import org.parlour.callers.program.TelephoneHouse;

/**
 * A room with its links; nobody has been in it.
 *
 * @param hostLink as the house gave it: {@code /r/ROOM#KEY}
 */
public record Meeting(TelephoneHouse.Room room, String hostLink, String guestLink) {
    /** What stands behind the sign: the key. */
    public static String key(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    /** The same link for a page that leaves sound as it is: markers are no voices. */
    public static String raw(String link) {
        int sign = link.indexOf('#');
        return link.substring(0, sign) + "?raw=1" + link.substring(sign);
    }

    @Override
    public String toString() {
        return "Meeting[" + room.room() + "]";
    }
}
