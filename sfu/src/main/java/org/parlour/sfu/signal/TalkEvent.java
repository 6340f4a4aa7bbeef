package org.parlour.sfu.signal;

import java.util.List;
import org.parlour.sfu.session.Negotiated;
import org.parlour.sfu.session.SeatEvents.Direction;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.SeatId;

/**
 * What happens to a room's talk. A socket is a number that no other of the room ever has; so is a sitting, which is one
 * {@link TalkEffect.Sit}, and an ask.
 */
public sealed interface TalkEvent {
    /**
     * A hello with a good ticket.
     *
     * @param fresh the seat they get if they are new
     * @param resumeToken by which they may come back to it
     */
    record Came(long socket, long id, Entrant entrant, SeatId fresh, String resumeToken) implements TalkEvent {
        @Override
        public String toString() {
            return "Came[" + socket + "]";
        }
    }

    /**
     * A hello of who was here before; good or not, that is seen here.
     *
     * @param nextToken by which they may come back again
     */
    record CameBack(long socket, long id, Request.Resume proof, String nextToken) implements TalkEvent {
        @Override
        public String toString() {
            return "CameBack[" + socket + "]";
        }
    }

    /** Any request but a hello with a ticket or a resume that is to be looked at. */
    record Asked(long socket, Request request) implements TalkEvent {}

    /** Something with an id that is no request. */
    record Misspoke(long socket, long id, String reason) implements TalkEvent {}

    record SocketBroke(long socket) implements TalkEvent {}

    /** Answers {@link TalkEffect.TakeSeat}. */
    record SeatTaken(SeatId seat, ParticipantNumber participant) implements TalkEvent {}

    /** Answers {@link TalkEffect.TakeSeat} too. */
    record NoSeat(SeatId seat, Why why) implements TalkEvent {
        /** Why there was none. */
        public enum Why {
            FULL,
            CLOSED,
            TROUBLE
        }
    }

    /** Answers what was asked of the media. */
    record Settled(long ask, Negotiated outcome) implements TalkEvent {}

    /** Answers {@link TalkEffect.Deed}: it is done. */
    record Obeyed(long ask) implements TalkEvent {}

    /** Answers {@link TalkEffect.Deed} too. */
    record NotObeyed(long ask, Problem why) implements TalkEvent {}

    record LineChanged(long sitting, Direction direction, LineState state) implements TalkEvent {}

    record SlotsChanged(long sitting, List<SlotView> slots) implements TalkEvent {}

    record SpeakersChanged(long sitting, List<ParticipantNumber> speakers) implements TalkEvent {}

    /**
     * All telephones, as they are now.
     *
     * @param phones in the room
     * @param waiting who wait to be let in
     * @param lines how good the lines are of which it is known
     */
    record Telephones(List<Person> phones, List<Waiting> waiting, List<PhoneLine> lines) implements TalkEvent {}

    /** How the room takes its telephones from now on. */
    record PolicyChanged(PhonePolicy policy) implements TalkEvent {}

    record RoomClosed() implements TalkEvent {}

    record ProgramEnds() implements TalkEvent {}

    /** The moment that {@link RoomTalk#nextDeadlineNanos} named has come. */
    record DeadlineReached() implements TalkEvent {}
}
