package org.parlour.conference.room.store;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.RoomId;

/**
 * A number, and what is known of the caller who dialled it.
 *
 * @param number null where rooms know nothing of it
 * @param returnsTo where they were cut off a moment ago
 */
public record Doorstep(
        @Nullable HouseNumber number, @Nullable RoomId returnsTo, HearingProfile hearing) {}
