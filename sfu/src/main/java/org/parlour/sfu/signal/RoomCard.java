package org.parlour.sfu.signal;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;

/**
 * What a browser is told of a room itself.
 *
 * @param name what people call it, if they do
 * @param language its tag
 * @param lobby whether guests wait until they are let in
 * @param phones how it takes its telephones
 */
public record RoomCard(RoomId room, @Nullable String name, String language, boolean lobby, PhonePolicy phones) {
    public RoomCard phones(PhonePolicy now) {
        return new RoomCard(room, name, language, lobby, now);
    }

    /** The name may be a person's. */
    @Override
    public String toString() {
        return "RoomCard[" + room + "]";
    }
}
