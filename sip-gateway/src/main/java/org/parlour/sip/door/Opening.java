package org.parlour.sip.door;

import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.RoomId;

/** What became of {@link Doorbook#open}. */
public sealed interface Opening {
    /**
     * There is a door.
     *
     * @param language what is spoken at it
     * @param welcome what the caller meets first
     * @param pinDigits how long its PINs are: one number, one length
     * @param returnsTo where this caller was a moment ago, when the call broke off without a goodbye and the room lets
     *     them back without a PIN
     * @param hearing how this caller hears, as it was kept for them
     */
    record Doorway(
            Language language,
            Welcome welcome,
            int pinDigits,
            @Nullable RoomId returnsTo,
            HearingProfile hearing) implements Opening {
        /** For who is asked for a PIN and hears as everybody. */
        public Doorway(Language language, int pinDigits, @Nullable RoomId returnsTo) {
            this(language, new Welcome.PinAsked(), pinDigits, returnsTo, HearingProfile.NONE);
        }

        public Doorway {
            pinDigits = Math.clamp(pinDigits, Pin.SHORTEST_DIGITS, Pin.LONGEST_DIGITS);
        }
    }

    /** Something of ours broke. */
    record Trouble() implements Opening {}
}
