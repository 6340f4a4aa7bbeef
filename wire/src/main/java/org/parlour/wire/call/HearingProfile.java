package org.parlour.wire.call;

/**
 * How one caller hears best.
 *
 * @param louderDecibels -9 to 12; below 0 it is softer than it comes
 * @param clearerDecibels what is added between 2 and 4 kHz, where consonants are told apart and where age takes first: 0
 *     to 9
 * @param promptPercent how fast the house speaks to them: 100 is as recorded, 60 the slowest
 * @param oneAtATime whether all but one who speaks are turned down
 */
public record HearingProfile(int louderDecibels, int clearerDecibels, int promptPercent, boolean oneAtATime) {
    public static final int SOFTEST_DECIBELS = -9;
    public static final int MOST_LOUDER_DECIBELS = 12;
    public static final int MOST_CLEARER_DECIBELS = 9;
    public static final int SLOWEST_PERCENT = 60;
    public static final int AS_RECORDED_PERCENT = 100;

    /** Of whom nothing is known. */
    public static final HearingProfile NONE = new HearingProfile(0, 0, AS_RECORDED_PERCENT, false);

    public HearingProfile {
        String flaw = flaw(louderDecibels, clearerDecibels, promptPercent);
        if (!flaw.isEmpty()) {
            throw new IllegalArgumentException(flaw);
        }
    }

    /** Of values that somebody else wrote. */
    public static Reading<HearingProfile> of(
            int louderDecibels, int clearerDecibels, int promptPercent, boolean oneAtATime) {
        String flaw = flaw(louderDecibels, clearerDecibels, promptPercent);
        return flaw.isEmpty()
                ? new Reading.Parsed<>(new HearingProfile(louderDecibels, clearerDecibels, promptPercent, oneAtATime))
                : new Reading.Malformed<>(flaw);
    }

    /** Empty where there is none. */
    private static String flaw(int louder, int clearer, int percent) {
        if (louder < SOFTEST_DECIBELS || louder > MOST_LOUDER_DECIBELS) {
            return "louderDecibels is " + SOFTEST_DECIBELS + " to " + MOST_LOUDER_DECIBELS;
        }
        if (clearer < 0 || clearer > MOST_CLEARER_DECIBELS) {
            return "clearerDecibels is 0 to " + MOST_CLEARER_DECIBELS;
        }
        if (percent < SLOWEST_PERCENT || percent > AS_RECORDED_PERCENT) {
            return "promptPercent is " + SLOWEST_PERCENT + " to " + AS_RECORDED_PERCENT;
        }
        return "";
    }

    /** As loud, or as soft, as can be where more is asked for. */
    public HearingProfile withLouder(int decibels) {
        return new HearingProfile(
                Math.clamp(decibels, SOFTEST_DECIBELS, MOST_LOUDER_DECIBELS),
                clearerDecibels,
                promptPercent,
                oneAtATime);
    }

    /** As clear as can be where more is asked for. */
    public HearingProfile withClearer(int decibels) {
        return new HearingProfile(
                louderDecibels, Math.clamp(decibels, 0, MOST_CLEARER_DECIBELS), promptPercent, oneAtATime);
    }

    /** As slow, or as fast, as can be where more is asked for. */
    public HearingProfile withPromptPercent(int percent) {
        return new HearingProfile(
                louderDecibels, clearerDecibels, Math.clamp(percent, SLOWEST_PERCENT, AS_RECORDED_PERCENT), oneAtATime);
    }

    public HearingProfile withOneAtATime(boolean wanted) {
        return new HearingProfile(louderDecibels, clearerDecibels, promptPercent, wanted);
    }

    /** Whether it changes the sound of a mix at all. */
    public boolean changesSound() {
        return louderDecibels != 0 || clearerDecibels > 0;
    }
}
