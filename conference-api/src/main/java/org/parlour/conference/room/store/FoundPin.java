package org.parlour.conference.room.store;

import org.parlour.wire.call.RoomId;

/** What a PIN that was typed belongs to. */
public record FoundPin(RoomId room, int capacity, Window window) {}
