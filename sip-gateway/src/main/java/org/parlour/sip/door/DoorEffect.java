package org.parlour.sip.door;

import java.util.List;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.dialplan.speech.Speed;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.RoomId;

/** What is to be done at a door. */
public sealed interface DoorEffect {
    /**
     * Say this, in place of whatever is being said.
     *
     * @param playing numbers of one door count up from 1
     */
    record Say(int playing, List<Sentence> sentences, Speed speed) implements DoorEffect {
        public Say {
            sentences = List.copyOf(sentences);
        }
    }

    /** Fall silent: the caller speaks, with keys; or it has taken too long. */
    record Hush() implements DoorEffect {}

    /** Ask {@link Doorbook#look}. At most three times a call, and never for what fails its check digit. */
    record Look(Pin pin) implements DoorEffect {}

    /** Ask {@link Doorbook#receive}: from here on {@link DoorEvent.Admitted} is understood. */
    record Receive() implements DoorEffect {}

    record Music(boolean on) implements DoorEffect {}

    /**
     * Seat the caller in this room. If that fails say so with {@link DoorEvent.NotSeated}; else the door is done with and
     * its deadline means nothing any more.
     *
     * @param admitted whether a person let them in
     */
    record Enter(RoomId room, boolean admitted) implements DoorEffect {}

    /** End the call; goodbye has been said. The last effect. */
    record HangUp() implements DoorEffect {}
}
