package org.parlour.sip.seat;

import org.parlour.dialplan.speech.Prompt;
import org.parlour.wire.call.HearingProfile;

/** How the caller of one phone hears, and what their keys make of it; each key says what the caller is told. */
final class HearingKeys {
    private static final int STEP_DECIBELS = 3;
    private static final int CLEARER_DECIBELS = 5;
    private static final int SLOWER_PERCENT = 80;

    private HearingProfile profile;

    HearingKeys(HearingProfile profile) {
        this.profile = profile;
    }

    HearingProfile profile() {
        return profile;
    }

    void profile(HearingProfile wished) {
        profile = wished;
    }

    Prompt louder() {
        HearingProfile before = profile;
        profile = before.withLouder(before.louderDecibels() + STEP_DECIBELS);
        return profile.equals(before) ? Prompt.ROOM_LOUDEST : Prompt.ROOM_LOUDER;
    }

    Prompt quieter() {
        HearingProfile before = profile;
        profile = before.withLouder(before.louderDecibels() - STEP_DECIBELS);
        return profile.equals(before) ? Prompt.ROOM_QUIETEST : Prompt.ROOM_QUIETER;
    }

    /** Clearer, even clearer, as it was: one key goes round. */
    Prompt clearer() {
        int decibels = profile.clearerDecibels();
        if (decibels < CLEARER_DECIBELS) {
            profile = profile.withClearer(CLEARER_DECIBELS);
            return Prompt.ROOM_CLEARER;
        }
        if (decibels < HearingProfile.MOST_CLEARER_DECIBELS) {
            profile = profile.withClearer(HearingProfile.MOST_CLEARER_DECIBELS);
            return Prompt.ROOM_CLEAREST;
        }
        profile = profile.withClearer(0);
        return Prompt.ROOM_NOT_CLEARER;
    }

    /** The house speaks more slowly, even more slowly, as it did. */
    Prompt slower() {
        int percent = profile.promptPercent();
        if (percent > SLOWER_PERCENT) {
            profile = profile.withPromptPercent(SLOWER_PERCENT);
            return Prompt.ROOM_SLOWER;
        }
        if (percent > HearingProfile.SLOWEST_PERCENT) {
            profile = profile.withPromptPercent(HearingProfile.SLOWEST_PERCENT);
            return Prompt.ROOM_SLOWEST;
        }
        profile = profile.withPromptPercent(HearingProfile.AS_RECORDED_PERCENT);
        return Prompt.ROOM_NOT_SLOWER;
    }

    Prompt oneAtATime() {
        profile = profile.withOneAtATime(!profile.oneAtATime());
        return profile.oneAtATime() ? Prompt.ROOM_ONE_AT_A_TIME : Prompt.ROOM_ALL_AT_ONCE;
    }
}
