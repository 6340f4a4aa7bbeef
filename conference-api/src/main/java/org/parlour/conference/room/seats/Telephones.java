package org.parlour.conference.room.seats;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.calls.LiveCall;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.directory.Seat;
import org.parlour.conference.room.RoomBook;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.signal.Person;
import org.parlour.sfu.signal.PersonName;
import org.parlour.sfu.signal.PhoneLine;
import org.parlour.sfu.signal.PhoneState;
import org.parlour.sfu.signal.Role;
import org.parlour.sfu.signal.TalkEffect;
import org.parlour.sfu.signal.TalkEvent;
import org.parlour.sfu.signal.Waiting;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.PhoneCalls;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** The telephones of a room as browsers see them, and what a host may do to them. */
final class Telephones {
    private final Directory directory;
    private final CallBoard board;
    private final Switchboard switchboard;
    private final RoomBook book;
    private final InstantSource clock;
    // What hosts call them, for as long as the seat lasts.
    private final Map<SeatId, PersonName> names = new ConcurrentHashMap<>();
    // On their way to another seat.
    private final Map<CallId, PersonName> carried = new ConcurrentHashMap<>();

    Telephones(Directory directory, CallBoard board, Switchboard switchboard, RoomBook book, InstantSource clock) {
        this.directory = directory;
        this.board = board;
        this.switchboard = switchboard;
        this.book = book;
        this.clock = clock;
    }

    void watchedBy(CallBoard.Watch watch) {
        board.watchedBy(watch);
    }

    TalkEvent.Telephones in(RoomPlan room) {
        List<Seat> seats = directory.seats(room.card().room(), clock.instant()).stream()
                .filter(seat -> seat.kind() == Seat.Kind.PHONE)
                .toList();
        List<Waiting> waiting = board.waiting().stream()
                .filter(call -> waitsFor(room, call))
                .map(call -> new Waiting(
                        new SeatId(call.visitor().call().text()),
                        null,
                        Person.Kind.PHONE,
                        call.visitor().caller().masked()))
                .toList();
        List<PhoneLine> lines =
                seats.stream().flatMap(seat -> line(seat).stream()).toList();
        return new TalkEvent.Telephones(seats.stream().map(this::person).toList(), waiting, lines);
    }

    /** Who has no PIN waits for the people of the number that was dialled, in whatever room of theirs. */
    private static boolean waitsFor(RoomPlan room, LiveCall call) {
        return switch (call.state()) {
            case IN_LOBBY -> room.card().room().equals(call.room());
            case IN_RECEPTION -> room.number().equals(call.visitor().called());
            case ARRIVED, AT_THE_DOOR, SEATED -> false;
        };
    }

    private Person person(Seat seat) {
        LiveCall call = liveCall(seat).orElse(null);
        return new Person(
                seat.participant(),
                seat.seat(),
                name(seat),
                Person.Kind.PHONE,
                Role.CALLER,
                new Showing(call != null && !call.muted(), false, false, false),
                seat.isKept() ? Person.Line.KEPT : Person.Line.HERE,
                call == null ? null : call.visitor().caller().masked(),
                call != null && call.phone().line() != LineState.AWAITED,
                state(seat, call));
    }

    private @Nullable PersonName name(Seat seat) {
        CallId call = seat.call();
        PersonName known = names.get(seat.seat());
        if (known != null || call == null) {
            return known;
        }
        PersonName brought = carried.remove(call);
        if (brought != null) {
            names.put(seat.seat(), brought);
        }
        return brought;
    }

    private static PhoneState state(Seat seat, @Nullable LiveCall call) {
        if (call == null) {
            return new PhoneState(
                    PhoneState.MutedBy.NOBODY,
                    PhoneState.Sound.SILENT,
                    seat.since(),
                    false,
                    HoldReason.NONE,
                    PhoneState.Test.NONE,
                    seat.since(),
                    null);
        }
        LiveCall.Phone phone = call.phone();
        PhoneState.MutedBy mutedBy =
                switch (phone.mutedBy()) {
                    case NOBODY -> PhoneState.MutedBy.NOBODY;
                    case CALLER -> PhoneState.MutedBy.CALLER;
                    case HOST -> PhoneState.MutedBy.HOST;
                    case POLICY -> PhoneState.MutedBy.POLICY;
                };
        PhoneState.Sound sound =
                switch (phone.line()) {
                    case AWAITED -> PhoneState.Sound.AWAITED;
                    case SOUNDING -> PhoneState.Sound.SOUNDING;
                    case SILENT -> PhoneState.Sound.SILENT;
                    case HELD -> PhoneState.Sound.HELD;
                };
        PhoneState.Test test =
                switch (phone.test()) {
                    case NONE -> PhoneState.Test.NONE;
                    case ASKED -> PhoneState.Test.ASKED;
                    case HEARD -> PhoneState.Test.HEARD;
                    case UNHEARD -> PhoneState.Test.UNHEARD;
                };
        return new PhoneState(
                mutedBy, sound, phone.lineSince(), phone.hand(), phone.gate(), test, seat.since(), phone.hearing());
    }

    private Optional<PhoneLine> line(Seat seat) {
        return liveCall(seat).map(call -> call.phone().quality()).map(quality -> {
            int roundTripMillis = quality.roundTripMillis();
            return new PhoneLine(
                    seat.participant(),
                    way(quality.uplink()),
                    way(quality.downlink()),
                    roundTripMillis == PhoneQuality.UNKNOWN ? null : roundTripMillis,
                    quality.deaf());
        });
    }

    private static PhoneLine.@Nullable Way way(PhoneQuality.@Nullable Way way) {
        return way == null ? null : new PhoneLine.Way(way.mos(), way.lossPercent(), way.jitterMillis());
    }

    private Optional<LiveCall> liveCall(Seat seat) {
        return seat.isKept()
                ? Optional.empty()
                : Optional.ofNullable(seat.call()).flatMap(board::call);
    }

    void perform(RoomPlan room, TalkEffect.OfAPhone effect) {
        SeatId seat = effect.seat();
        RoomId id = room.card().room();
        switch (effect) {
            case TalkEffect.HushPhone _ -> ask(id, seat, (calls, call) -> calls.mute(call, true));
            case TalkEffect.UnmutePhone _ -> ask(id, seat, (calls, call) -> calls.mute(call, false));
            case TalkEffect.TestPhone _ -> ask(id, seat, PhoneCalls::test);
            case TalkEffect.LetThrough _ -> ask(id, seat, PhoneCalls::letThrough);
            case TalkEffect.LowerHand _ -> ask(id, seat, PhoneCalls::lowerHand);
            case TalkEffect.HearPhone(var _, var profile) -> ask(id, seat, (calls, call) -> calls.hear(call, profile));
            case TalkEffect.RenamePhone(var _, PersonName name) ->
                taken(id, seat).ifPresent(found -> names.put(seat, name));
            case TalkEffect.RemovePhone _ -> remove(id, seat);
            case TalkEffect.AdmitPhone _ -> waiting(room, seat, (calls, call) -> calls.admit(call, id));
            case TalkEffect.RefusePhone _ -> waiting(room, seat, PhoneCalls::refuse);
        }
    }

    private interface Question {
        boolean ask(PhoneCalls calls, CallId call);
    }

    private boolean ask(RoomId room, SeatId seat, Question question) {
        return taken(room, seat)
                .flatMap(this::liveCall)
                .map(live -> live.visitor().call())
                .flatMap(call -> switchboard.calls().map(calls -> question.ask(calls, call)))
                .orElse(false);
    }

    private void waiting(RoomPlan room, SeatId seat, Question question) {
        CallId call = new CallId(seat.text());
        board.call(call)
                .filter(live -> waitsFor(room, live))
                .ifPresent(live -> telephone(calls -> question.ask(calls, call)));
    }

    private void telephone(Consumer<PhoneCalls> wish) {
        switchboard.calls().ifPresent(wish);
    }

    /** False where it sits in no room, or in that one already. */
    boolean move(RoomId room, SeatId seat, RoomId to) {
        return ask(room, seat, (calls, call) -> {
            PersonName name = names.get(seat);
            if (name != null) {
                carried.put(call, name);
            }
            boolean goes = calls.move(call, to);
            if (!goes) {
                carried.remove(call);
            }
            return goes;
        });
    }

    void hostLeft(RoomId room) {
        telephone(calls -> calls.hostLeft(room));
    }

    /** Hangs up; a seat that waits for who was cut off waits no more. */
    private void remove(RoomId room, SeatId seat) {
        if (!ask(room, seat, PhoneCalls::hangUp)) {
            taken(room, seat).ifPresent(found -> book.dismiss(seat));
        }
    }

    private Optional<Seat> taken(RoomId room, SeatId seat) {
        return directory.seats(room, clock.instant()).stream()
                .filter(found -> found.seat().equals(seat))
                .findFirst();
    }

    /** A seat is free: what its caller was called is forgotten. */
    void forget(SeatId seat) {
        names.remove(seat);
    }

    /** A call is over, before it came to where it was brought. */
    void forget(CallId call) {
        carried.remove(call);
    }
}
