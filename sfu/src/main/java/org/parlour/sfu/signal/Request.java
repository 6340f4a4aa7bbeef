package org.parlour.sfu.signal;

import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.ParticipantNumber;
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

    record Publish(long id, String offer) implements Request {
        @Override
        public String toString() {
            return "Publish[" + id + "]";
        }
    }

    record Receive(long id, SlotCount slots) implements Request {}

    record Received(long id, String answer) implements Request {
        @Override
        public String toString() {
            return "Received[" + id + "]";
        }
    }

    record Show(long id, Showing showing) implements Request {}

    record View(long id, VideoWish wish) implements Request {}

    record Name(long id, PersonName name) implements Request {}

    record Admit(long id, SeatId seat) implements Request {}

    record Refuse(long id, SeatId seat) implements Request {}

    record Remove(long id, ParticipantNumber participant) implements Request {}

    record Hush(long id, ParticipantNumber participant) implements Request {}

    record Close(long id) implements Request {}

    record Leave(long id) implements Request {}

    record Ping(long id) implements Request {}
}
