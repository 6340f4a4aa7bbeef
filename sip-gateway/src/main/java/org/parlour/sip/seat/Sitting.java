package org.parlour.sip.seat;

import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.SeatId;

/** What became of {@link Rooms#sit}. */
public sealed interface Sitting {
    /**
     * There is a seat: whoever comes back within two minutes of being lost gets their own again.
     *
     * @param policy how the room takes its telephones
     */
    record Seated(SeatId seat, ParticipantNumber participant, PhonePolicy policy) implements Sitting {}

    /** A host is to let them in: {@link PhoneCalls#admit} does, {@link PhoneCalls#refuse} does not. */
    record Lobby() implements Sitting {}

    /** There is none left. */
    record Full() implements Sitting {}

    /** The room is closed. */
    record Closed() implements Sitting {}

    /** Something of ours broke. */
    record Trouble() implements Sitting {}
}
