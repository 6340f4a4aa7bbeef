package org.parlour.mixer.tone;

/**
 * A quiet piece for those who wait: broken chords on a plucked string over slow ones that swell and
 * ebb, 48 seconds that lead back into themselves. It lies between 300 and 3,400 Hz, where telephones
 * hear, and has neither drum nor sudden note.
 *
 * <p>It is composed when first asked for, which takes a part of a second: ask at the start, not on a
 * loop.
 */
public final class HoldMusic {
    private static final double CHORD_SECONDS = 4;
    private static final double NOTE_SECONDS = 0.5;
    private static final double LOUDNESS_DECIBELS = -24;

    // Keys of a piano, from E4 (330 Hz) to E6: C, Am, F, G · C, Em, F, G · Am, F, Dm, G; and C again.
    private static final int[][] CHORDS = {
        {67, 72, 76}, {64, 69, 72}, {65, 69, 72}, {67, 71, 74},
        {64, 67, 72}, {64, 67, 71}, {65, 72, 77}, {67, 74, 79},
        {69, 72, 76}, {65, 69, 77}, {65, 69, 74}, {65, 67, 71},
    };
    // The order in which a chord's keys are plucked; 3 is the lowest an octave up, 4 a rest.
    private static final int[][] FIGURES = {
        {0, 1, 2, 3, 2, 1, 2, 4},
        {0, 2, 1, 2, 3, 2, 1, 4},
        {0, 1, 2, 1, 3, 4, 2, 1},
    };

    private HoldMusic() {}

    // Loaded, and so composed, when it is first asked for.
    private static final class Piece {
        private static final short[] SAMPLES = compose();
    }

    /** At 16 kHz; shared, not to be written to. The end leads into the beginning. */
    public static short[] samples() {
        return Piece.SAMPLES;
    }

    private static short[] compose() {
        Notes notes = new Notes(CHORDS.length * CHORD_SECONDS);
        for (int chord = 0; chord < CHORDS.length; chord++) {
            double at = chord * CHORD_SECONDS;
            for (int key : CHORDS[chord]) {
                // Each chord swells out of the one before and into the one after.
                notes.swell(Notes.hertz(key), at, 0.22, 1.5 * CHORD_SECONDS);
                notes.swell(Notes.hertz(key) * 2, at, 0.05, 1.5 * CHORD_SECONDS);
            }
            pluck(notes, CHORDS[chord], FIGURES[chord % FIGURES.length], at);
        }
        return notes.atLoudness(LOUDNESS_DECIBELS);
    }

    private static void pluck(Notes notes, int[] chord, int[] figure, double at) {
        for (int note = 0; note < figure.length; note++) {
            int which = figure[note];
            if (which < 4) {
                int key = which == 3 ? chord[0] + 12 : chord[which];
                double strength = note == 0 ? 0.8 : 0.55;
                notes.pluck(Notes.hertz(key), at + note * NOTE_SECONDS, strength, 2.2);
            }
        }
    }
}
