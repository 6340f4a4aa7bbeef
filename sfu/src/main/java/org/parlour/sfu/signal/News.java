package org.parlour.sfu.signal;

import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.SeatId;

/** One thing that happened in a room. */
public sealed interface News {
    record Joined(Person person) implements News {}

    record Left(ParticipantNumber participant) implements News {}

    record Changed(Person person) implements News {}

    /** Somebody waits to be let in, or is called otherwise now. */
    record Waits(Waiting waiting) implements News {}

    /** They wait no more. */
    record Waited(SeatId seat) implements News {}

    /** What is agreed of the room itself is otherwise now. */
    record RoomChanged(RoomCard room) implements News {}

    /** Something that is not for these ears: so that theirs are numbered without a gap too. */
    record Quiet() implements News {}

    /** The room is closed. The last of it. */
    record Closed() implements News {}

    /** What of it this role is told. */
    default News seenBy(Role viewer) {
        return switch (this) {
            case Joined(Person person) -> new Joined(person.seenBy(viewer));
            case Changed(Person person) -> new Changed(person.seenBy(viewer));
            case Waits _, Waited _ -> viewer == Role.HOST ? this : new Quiet();
            case Left _, RoomChanged _, Quiet _, Closed _ -> this;
        };
    }
}
