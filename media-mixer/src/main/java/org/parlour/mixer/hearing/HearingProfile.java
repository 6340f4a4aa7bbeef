package org.parlour.mixer.hearing;

/**
 * How one caller hears best.
 *
 * @param louderDecibels 0 to 12
 * @param clearerDecibels what is added between 2 and 4 kHz, where consonants are told apart and where age takes first: 0
 *     to 9
 * @param promptPercent how fast the house speaks to them: 100 is as recorded, 60 the slowest
 * @param oneAtATime whether all but one who speaks are turned down
 */
public record HearingProfile(int louderDecibels, int clearerDecibels, int promptPercent, boolean oneAtATime) {
    public static final int MOST_LOUDER_DECIBELS = 12;
    public static final int MOST_CLEARER_DECIBELS = 9;
    public static final int SLOWEST_PERCENT = 60;
    public static final int AS_RECORDED_PERCENT = 100;

    /** Of whom nothing is known. */
    public static final HearingProfile NONE = new HearingProfile(0, 0, AS_RECORDED_PERCENT, false);

    public HearingProfile {
        if (louderDecibels < 0 || louderDecibels > MOST_LOUDER_DECIBELS) {
            throw new IllegalArgumentException("no step of loudness: " + louderDecibels + " dB");
        }
        if (clearerDecibels < 0 || clearerDecibels > MOST_CLEARER_DECIBELS) {
            throw new IllegalArgumentException("no step of clearness: " + clearerDecibels + " dB");
        }
        if (promptPercent < SLOWEST_PERCENT || promptPercent > AS_RECORDED_PERCENT) {
            throw new IllegalArgumentException("no speed of a prompt: " + promptPercent + " %");
        }
    }

    /** As loud as can be where more is asked for. */
    public HearingProfile withLouder(int decibels) {
        return new HearingProfile(
                Math.clamp(decibels, 0, MOST_LOUDER_DECIBELS), clearerDecibels, promptPercent, oneAtATime);
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
        return louderDecibels > 0 || clearerDecibels > 0;
    }
}
