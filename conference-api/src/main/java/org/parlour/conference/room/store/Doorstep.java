package org.parlour.conference.room.store;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.RoomId;

/** A number, and where the caller who dialled it was cut off a moment ago. */
public record Doorstep(HouseNumber number, @Nullable RoomId returnsTo) {}
