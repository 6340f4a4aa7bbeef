package org.parlour.sfu.signal;

import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.SeatId;

/** What is to be done for a room's talk, in this order. */
public sealed interface TalkEffect {
    /** Before the first reply: this socket is somebody's. */
    record Proven(long socket) implements TalkEffect {}

    record Say(long socket, Message message) implements TalkEffect {}

    /** The last of a socket. */
    record Shut(long socket, Closing closing) implements TalkEffect {}

    /** Answered by {@link TalkEvent.SeatTaken} or {@link TalkEvent.NoSeat}. */
    record TakeSeat(SeatId seat) implements TalkEffect {}

    record FreeSeat(SeatId seat) implements TalkEffect {}

    /** From here on the sitting hears and is heard. Nothing is shown before {@link Show}. */
    record Sit(long sitting, SeatId seat, ParticipantNumber participant) implements TalkEffect {}

    /** The last of a sitting. */
    record Rise(long sitting) implements TalkEffect {}

    /** Answered by {@link TalkEvent.Settled}. */
    sealed interface Negotiation extends TalkEffect {
        long ask();
    }

    record Publish(long sitting, long ask, String offer) implements Negotiation {
        @Override
        public String toString() {
            return "Publish[" + sitting + ", " + ask + "]";
        }
    }

    record Receive(long sitting, long ask, SlotCount slots) implements Negotiation {}

    record Received(long sitting, long ask, String answer) implements Negotiation {
        @Override
        public String toString() {
            return "Received[" + sitting + ", " + ask + "]";
        }
    }

    record Show(long sitting, SeatId seat, Showing showing) implements TalkEffect {}

    record View(long sitting, VideoWish wish) implements TalkEffect {}

    /** What is done to one telephone. */
    sealed interface OfAPhone extends TalkEffect {
        SeatId seat();
    }

    /** Mutes a telephone. */
    record HushPhone(SeatId seat) implements OfAPhone {}

    record UnmutePhone(SeatId seat) implements OfAPhone {}

    record RenamePhone(SeatId seat, PersonName name) implements OfAPhone {}

    /** Asks whether its caller hears us. */
    record TestPhone(SeatId seat) implements OfAPhone {}

    /** Its hand was seen. */
    record LowerHand(SeatId seat) implements OfAPhone {}

    /** How its caller hears from now on. */
    record HearPhone(SeatId seat, HearingProfile profile) implements OfAPhone {}

    /** It seems to be on hold and is to be heard all the same. */
    record LetThrough(SeatId seat) implements OfAPhone {}

    /** Hangs a telephone up, or frees the seat that waits for it. */
    record RemovePhone(SeatId seat) implements OfAPhone {}

    /** Lets in a telephone that waits. */
    record AdmitPhone(SeatId seat) implements OfAPhone {}

    /** Sends a telephone away that waits. */
    record RefusePhone(SeatId seat) implements OfAPhone {}

    /** What takes its time: answered by {@link TalkEvent.Obeyed} or {@link TalkEvent.NotObeyed}. */
    sealed interface Deed extends TalkEffect {
        long ask();
    }

    /** Answered by {@link TalkEvent.RoomClosed} where it did. */
    record CloseRoom(long ask) implements Deed {}

    /** Brings a telephone to the room that this link opens. */
    record MovePhone(long ask, SeatId seat, String link) implements Deed {
        @Override
        public String toString() {
            return "MovePhone[" + ask + "]";
        }
    }

    /** {@link TalkEvent.PolicyChanged} follows where it is a change. */
    record SetPolicy(long ask, PhonePolicy policy) implements Deed {}

    /** The last host said goodbye, and nobody is left in a browser: the telephones are to hear so. */
    record HostLeft() implements TalkEffect {}
}
