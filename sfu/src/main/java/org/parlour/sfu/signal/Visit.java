package org.parlour.sfu.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.SeatEvents.Direction;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.SeatId;

/** One browser in a room or before it, over all its sockets. */
final class Visit {
    static final long NEVER = Long.MAX_VALUE;
    static final Showing NOTHING = new Showing(false, false, false, false);

    enum Stage {
        /** A seat was asked for. */
        COMING,
        /** In the lobby. */
        WAITING,
        /** A seat was asked for, because a host lets them in. */
        ADMITTED,
        SEATED
    }

    final SeatId seat;
    final Role role;
    final Device device;
    Stage stage;
    PersonName name;
    String resumeToken;

    /** Null while there is none. */
    @Nullable
    Long socket;

    /** While there is no socket. */
    long resumeByNanos = NEVER;

    /** What is answered when the seat is there: a hello, or a host's admittance. */
    @Nullable
    Ask awaitsSeat;

    @Nullable
    ParticipantNumber participant;

    /** 0 before the first. */
    long sitting;

    Showing showing = NOTHING;

    @Nullable
    LineState uplink;

    @Nullable
    LineState downlink;

    List<SlotView> slots = List.of();
    List<ParticipantNumber> speakers = List.of();

    Visit(SeatId seat, Entrant entrant, Stage stage, String resumeToken) {
        this.seat = seat;
        this.role = entrant.role();
        this.device = entrant.device();
        this.name = entrant.name();
        this.stage = stage;
        this.resumeToken = resumeToken;
    }

    /** Where an answer goes. */
    record Ask(long socket, long id) {}

    boolean isSeated() {
        return stage == Stage.SEATED;
    }

    boolean waits() {
        return stage == Stage.WAITING || stage == Stage.ADMITTED;
    }

    boolean isOf(Entrant entrant) {
        return role == entrant.role() && device.equals(entrant.device());
    }

    void line(Direction direction, LineState state) {
        switch (direction) {
            case UPLINK -> uplink = state;
            case DOWNLINK -> downlink = state;
        }
    }

    /** A new sitting knows nothing of the one before. */
    void sitAnew(long number) {
        sitting = number;
        showing = NOTHING;
        uplink = null;
        downlink = null;
        slots = List.of();
        speakers = List.of();
    }

    /** As the others see them; only of who sits. */
    Person person(ParticipantNumber number) {
        return new Person(number, seat, name, Person.Kind.BROWSER, role, showing, line(), null, true, null);
    }

    private Person.Line line() {
        return socket == null || isBroken(uplink) || isBroken(downlink) ? Person.Line.RECONNECTING : Person.Line.HERE;
    }

    private static boolean isBroken(@Nullable LineState state) {
        return state == LineState.RECONNECTING || state == LineState.GONE;
    }
}
