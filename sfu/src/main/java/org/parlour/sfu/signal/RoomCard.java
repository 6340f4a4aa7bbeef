package org.parlour.sfu.signal;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.RoomId;

/**
 * What a browser is told of a room itself.
 *
 * @param name what people call it, if they do
 * @param language its tag
 * @param lobby whether guests wait until they are let in
 */
public record RoomCard(RoomId room, @Nullable String name, String language, boolean lobby) {
    /** The name may be a person's. */
    @Override
    public String toString() {
        return "RoomCard[" + room + "]";
    }
}
