package org.parlour.mixer.tone;

/** What joining and leaving have in common. */
final class TwoNotes {
    private static final double SECONDS = 0.55;
    private static final double SECOND_AT_SECONDS = 0.14;
    private static final double DECAY_SECONDS = 0.38;
    private static final double LOUDNESS_DECIBELS = -24;

    private TwoNotes() {}

    static short[] of(int firstKey, int secondKey) {
        Notes notes = new Notes(SECONDS);
        notes.pluck(Notes.hertz(firstKey), 0, 1, DECAY_SECONDS);
        notes.pluck(Notes.hertz(secondKey), SECOND_AT_SECONDS, 1, DECAY_SECONDS);
        return notes.atLoudness(LOUDNESS_DECIBELS);
    }
}
