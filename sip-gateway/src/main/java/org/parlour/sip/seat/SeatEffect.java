package org.parlour.sip.seat;

import java.util.List;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.dialplan.speech.Speed;
import org.parlour.wire.call.HearingProfile;

/** What is to be done for a phone in a room. */
public sealed interface SeatEffect {
    /**
     * Say this to its caller alone, in place of whatever the house is saying.
     *
     * @param playing numbers of one phone count up from {@link SeatedPhone#FIRST_PLAYING}, so that none is one of the
     *     door's
     * @param overTheRoom whether the room goes on to be heard beneath it
     */
    record Say(int playing, List<Sentence> sentences, Speed speed, boolean overTheRoom) implements SeatEffect {
        public Say {
            sentences = List.copyOf(sentences);
        }
    }

    /** Fall silent: what is being said is no longer true, or has taken too long. */
    record Hush() implements SeatEffect {}

    /** From now on the room hears its caller, or does not. */
    record Mute(MutedBy by) implements SeatEffect {}

    /** How its caller hears the room and the house from now on. */
    record Hear(HearingProfile profile) implements SeatEffect {}

    record Music(boolean on) implements SeatEffect {}

    /** Its caller asks to speak, or no longer does. */
    record Hand(boolean up) implements SeatEffect {}

    /** Ask {@link Rooms#count}; {@link SeatEvent.Counted} brings the answer. */
    record Count() implements SeatEffect {}

    /** The line is tried: the caller is asked whether they hear us. */
    record TestAsked() implements SeatEffect {}

    /** Whether they do. Follows each {@link TestAsked}, unless the call ends. */
    record TestAnswered(boolean heard) implements SeatEffect {}

    /** End the call; goodbye has been said. The last effect. */
    record HangUp() implements SeatEffect {}
}
