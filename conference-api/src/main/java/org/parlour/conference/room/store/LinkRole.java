package org.parlour.conference.room.store;

import java.util.Locale;

/** As what somebody comes in by a link. */
public enum LinkRole {
    HOST,
    GUEST;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
