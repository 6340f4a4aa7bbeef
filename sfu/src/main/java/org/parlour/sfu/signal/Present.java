package org.parlour.sfu.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.SeatId;

/**
 * How it stands, as one browser is told.
 *
 * @param participant null while they wait
 * @param people none while they wait
 * @param waiting null for who is no host
 * @param seq the number of the last news that is in it; the next has the next
 */
public record Present(
        @Nullable ParticipantNumber participant,
        SeatId seat,
        Role role,
        PersonName name,
        List<Person> people,
        @Nullable List<Waiting> waiting,
        long seq,
        Showing shown) {
    public Present {
        people = List.copyOf(people);
        waiting = waiting == null ? null : List.copyOf(waiting);
    }

    Present continuedFrom(long seen) {
        return new Present(participant, seat, role, name, people, waiting, seen, shown);
    }
}
