package org.parlour.sfu.signal;

import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.SeatId;

/** What a browser asks. Each gets exactly one {@link Reply}, unless its socket breaks. */
public sealed interface Request {
    /** Chosen by the browser; the reply bears it. */
    long id();

    /** The first of a socket. */
    record Hello(long id, int version, Proof proof) implements Request {}

    /** By what somebody comes in. */
    sealed interface Proof {}

    /** As it was given for a link. */
    record Ticket(String token) implements Proof {
        @Override
        public String toString() {
            return "Ticket[****]";
        }
    }

    /**
     * As it was told in the last welcome.
     *
     * @param seen the number of the last news that came
     */
    record Resume(String token, long seen) implements Proof {
        @Override
        public String toString() {
            return "Resume[****]";
        }
    }

    /** What who sits asks of the media. */
    sealed interface OfTheMedia extends Request {}

    record Publish(long id, String offer) implements OfTheMedia {
        @Override
        public String toString() {
            return "Publish[" + id + "]";
        }
    }

    record Receive(long id, SlotCount slots) implements OfTheMedia {}

    record Received(long id, String answer) implements OfTheMedia {
        @Override
        public String toString() {
            return "Received[" + id + "]";
        }
    }

    record Show(long id, Showing showing) implements OfTheMedia {}

    record View(long id, VideoWish wish) implements OfTheMedia {}

    record Name(long id, PersonName name) implements Request {}

    /** What a host may ask and nobody else. */
    sealed interface OfAHost extends Request {}

    record Admit(long id, SeatId seat) implements OfAHost {}

    record Refuse(long id, SeatId seat) implements OfAHost {}

    record Remove(long id, ParticipantNumber participant) implements OfAHost {}

    record Hush(long id, ParticipantNumber participant) implements OfAHost {}

    record Close(long id) implements OfAHost {}

    /** What a host may ask about telephones alone. */
    sealed interface OfAPhone extends OfAHost {}

    record Unmute(long id, ParticipantNumber participant) implements OfAPhone {}

    record Rename(long id, ParticipantNumber participant, PersonName name) implements OfAPhone {}

    /** Whether its caller hears us. */
    record Test(long id, ParticipantNumber participant) implements OfAPhone {}

    /** The hand was seen. */
    record Lower(long id, ParticipantNumber participant) implements OfAPhone {}

    /** How its caller hears from now on. */
    record Hear(long id, ParticipantNumber participant, HearingProfile profile) implements OfAPhone {}

    /** It seems to be on hold and is to be heard all the same. */
    record LetThrough(long id, ParticipantNumber participant) implements OfAPhone {}

    /**
     * To another room.
     *
     * @param link that opens it
     */
    record Move(long id, ParticipantNumber participant, String link) implements OfAPhone {
        /** Who has the link comes in. */
        @Override
        public String toString() {
            return "Move[" + id + "]";
        }
    }

    /** How the room takes them from now on. */
    record Phones(long id, PhonePolicy policy) implements OfAPhone {}

    record Leave(long id) implements Request {}

    record Ping(long id) implements Request {}
}
