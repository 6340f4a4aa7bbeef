package org.parlour.sip.trunk;

import org.parlour.wire.call.RoomId;

/** What came of {@code X-Parlour-Room} in an INVITE. */
public sealed interface RoomHeader {
    /** It is not there. */
    record Absent() implements RoomHeader {}

    /** It stands for the PIN: the trunk's headers are trusted. */
    record Trusted(RoomId room) implements RoomHeader {}

    /** It is there, and the trunk is not trusted: as if it were not. */
    record PassedOver() implements RoomHeader {}

    /** It is there, trusted, and names no room. */
    record Malformed() implements RoomHeader {}

    /** For an admin to read; empty where there is nothing to say. */
    default String words() {
        return switch (this) {
            case Absent _ -> "";
            case Trusted(RoomId room) ->
                "X-Parlour-Room names the room " + room + ", and the trunk says trust: headers; it stands for a PIN";
            case PassedOver _ -> "X-Parlour-Room is passed over, for the trunk does not say trust: headers";
            case Malformed _ -> "X-Parlour-Room is passed over, for it is no room id";
        };
    }
}
