package org.parlour.sfu.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.HoldReason;

/**
 * What is known of a telephone in a room, besides what is known of everybody.
 *
 * @param since when the sound came to be as it is
 * @param hand whether its caller asks to speak
 * @param gate why what it sends is kept out of the room
 * @param came when it sat down
 * @param hearing how its caller hears; for hosts, null for others: it may tell of a caller's health
 */
public record PhoneState(
        MutedBy mutedBy,
        Sound sound,
        Instant since,
        boolean hand,
        HoldReason gate,
        Test test,
        Instant came,
        @Nullable HearingProfile hearing) {
    /** Who silenced it. */
    public enum MutedBy {
        NOBODY,
        CALLER,
        HOST,
        POLICY
    }

    /** What comes from its line. */
    public enum Sound {
        /** Nothing has come yet. */
        AWAITED,
        SOUNDING,
        /** Nothing comes any more. */
        SILENT,
        /** It put us on hold. */
        HELD
    }

    /** Whether its caller hears us, as they said when they were asked last. */
    public enum Test {
        NONE,
        /** Being asked. */
        ASKED,
        HEARD,
        UNHEARD
    }

    PhoneState forGuests() {
        return hearing == null ? this : new PhoneState(mutedBy, sound, since, hand, gate, test, came, null);
    }
}
