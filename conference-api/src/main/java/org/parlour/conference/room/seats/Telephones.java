package org.parlour.conference.room.seats;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.calls.LiveCall;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.directory.Seat;
import org.parlour.conference.room.RoomBook;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.signal.Person;
import org.parlour.sfu.signal.Role;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** The telephones of a room as browsers see them, and what a host may do to them. */
final class Telephones {
    private final Directory directory;
    private final CallBoard board;
    private final Switchboard switchboard;
    private final RoomBook book;
    private final InstantSource clock;

    Telephones(Directory directory, CallBoard board, Switchboard switchboard, RoomBook book, InstantSource clock) {
        this.directory = directory;
        this.board = board;
        this.switchboard = switchboard;
        this.book = book;
        this.clock = clock;
    }

    List<Person> in(RoomId room) {
        return directory.seats(room, clock.instant()).stream()
                .filter(seat -> seat.kind() == Seat.Kind.PHONE)
                .map(this::person)
                .toList();
    }

    private Person person(Seat seat) {
        Optional<LiveCall> call = seat.isKept() ? Optional.empty() : call(seat);
        boolean speaks = call.map(live -> !live.muted()).orElse(false);
        return new Person(
                seat.participant(),
                seat.seat(),
                null,
                Person.Kind.PHONE,
                Role.CALLER,
                new Showing(speaks, false, false, false),
                seat.isKept() ? Person.Line.KEPT : Person.Line.HERE,
                call.map(live -> live.visitor().caller().masked()).orElse(null),
                false);
    }

    private Optional<LiveCall> call(Seat seat) {
        return Optional.ofNullable(seat.call()).flatMap(board::call);
    }

    void hush(RoomId room, SeatId seat) {
        taken(room, seat).flatMap(this::call).ifPresent(call -> switchboard
                .calls()
                .ifPresent(calls -> calls.mute(call.visitor().call(), true)));
    }

    /** Hangs up; a seat that waits for who was cut off waits no more. */
    void remove(RoomId room, SeatId seat) {
        taken(room, seat).filter(found -> !hangsUp(found)).ifPresent(found -> book.dismiss(seat));
    }

    private boolean hangsUp(Seat seat) {
        return !seat.isKept()
                && call(seat)
                        .flatMap(call -> switchboard
                                .calls()
                                .map(calls -> calls.hangUp(call.visitor().call())))
                        .orElse(false);
    }

    private Optional<Seat> taken(RoomId room, SeatId seat) {
        return directory.seats(room, clock.instant()).stream()
                .filter(found -> found.seat().equals(seat))
                .findFirst();
    }
}
