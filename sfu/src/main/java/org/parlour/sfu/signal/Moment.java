package org.parlour.sfu.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.wire.call.ParticipantNumber;

/** How it stands at this moment with one browser. Each says all, so that the last of a kind is enough. */
public sealed interface Moment extends Message {
    record Slots(List<SlotView> slots) implements Moment {
        public Slots {
            slots = List.copyOf(slots);
        }
    }

    /** Who speaks, loudest first. */
    record Speaking(List<ParticipantNumber> participants) implements Moment {
        public Speaking {
            participants = List.copyOf(participants);
        }
    }

    /** The lines of all telephones of which something is known. */
    record Lines(List<PhoneLine> lines) implements Moment {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** Its two PeerConnections; null for one that is still to come. */
    record Line(@Nullable LineState uplink, @Nullable LineState downlink) implements Moment {}

    /** It was let in. */
    record Seated(Present present) implements Moment {}

    /** A host switched its microphone off. */
    record Hushed() implements Moment {}

    /** It was not let in. */
    record Refused() implements Moment {}

    /** A host sent it away. */
    record Removed() implements Moment {}

    /** It goes on in another window. */
    record Elsewhere() implements Moment {}

    /** The room is closed. */
    record Closed() implements Moment {}

    /** The program ends. */
    record Going() implements Moment {}
}
