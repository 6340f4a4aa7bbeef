package org.parlour.conference.room.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a PIN opens its room: from the first moment, until before the last; at any time where there is none. */
public record Window(@Nullable Instant from, @Nullable Instant until) {
    public static final Window ALWAYS = new Window(null, null);

    public Window {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a window ends after it begins");
        }
    }

    public boolean isOpenAt(Instant now) {
        return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
    }
}
