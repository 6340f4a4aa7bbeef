package org.parlour.mixer.tone;

/** One clear note: do you hear this? */
public final class TestTone {
    private static final int A4 = 69;
    private static final double SECONDS = 0.9;
    private static final double DECAY_SECONDS = 0.8;
    private static final double LOUDNESS_DECIBELS = -24;
    private static final short[] SAMPLES = made();

    private TestTone() {}

    private static short[] made() {
        Notes notes = new Notes(SECONDS);
        notes.pluck(Notes.hertz(A4), 0, 1, DECAY_SECONDS);
        return notes.atLoudness(LOUDNESS_DECIBELS);
    }

    /** At 16 kHz; shared, not to be written to. */
    public static short[] samples() {
        return SAMPLES;
    }
}
