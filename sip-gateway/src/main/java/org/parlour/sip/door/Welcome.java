package org.parlour.sip.door;

import java.util.List;
import org.parlour.dialplan.speech.Prompt;
import org.parlour.wire.call.RoomId;

/** What a caller meets first. */
public sealed interface Welcome {
    /** A PIN is asked for. */
    record PinAsked() implements Welcome {}

    /** A seat in this room, without a PIN; its lobby is not passed over. */
    record Room(RoomId room) implements Welcome {}

    /** A person is to let them in. */
    record People() implements Welcome {}

    /** This is said, and that is all. */
    record Words(List<Prompt> words) implements Welcome {
        public Words {
            words = List.copyOf(words);
        }
    }
}
