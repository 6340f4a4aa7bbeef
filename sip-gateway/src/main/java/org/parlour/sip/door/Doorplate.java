package org.parlour.sip.door;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.explain.Decision;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.Target;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.speech.Prompt;
import org.parlour.wire.call.RoomId;

/**
 * What the dial plan says of a door.
 *
 * @param pinDigits how long its PINs are, where the number has none of its own
 * @param written whether an admin's text says so; what is built in leaves the language to the number
 */
public record Doorplate(Language language, Welcome welcome, int pinDigits, boolean written) {
    /**
     * Of a call that is taken.
     *
     * @param trusted the room that a trunk names whose headers are trusted: it takes the place of a PIN, and of nothing
     *     else
     */
    public static Doorplate of(Decision.Taken taken, @Nullable RoomId trusted) {
        int digits = taken.target() instanceof Target.Door(int pinDigits) ? pinDigits : Plan.USUAL_PIN_DIGITS;
        boolean written = !taken.place().equals(Plan.BUILT_IN);
        return new Doorplate(taken.language(), welcome(taken.target(), trusted), digits, written);
    }

    private static Welcome welcome(Target target, @Nullable RoomId trusted) {
        return switch (target) {
            case Target.Door _ -> trusted == null ? new Welcome.PinAsked() : new Welcome.Room(trusted);
            case Target.Room(RoomId room) -> new Welcome.Room(room);
            case Target.Reception _ -> new Welcome.People();
            case Target.Prompt(String name) -> new Welcome.Words(words(name));
            case Target.Extension _, Target.Reject _, Target.As _ ->
                throw new IllegalArgumentException("nobody is welcomed by " + target);
        };
    }

    /** A prompt that is not there any more leaves the goodbye. */
    private static List<Prompt> words(String name) {
        return Prompt.ofKey(name)
                .filter(prompt -> prompt != Prompt.DOOR_GOODBYE)
                .map(prompt -> List.of(prompt, Prompt.DOOR_GOODBYE))
                .orElse(List.of(Prompt.DOOR_GOODBYE));
    }
}
