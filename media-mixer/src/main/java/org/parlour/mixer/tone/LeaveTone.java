package org.parlour.mixer.tone;

/** Two soft notes downward: somebody has gone. */
public final class LeaveTone {
    private static final int A5 = 81;
    private static final int E5 = 76;
    private static final short[] SAMPLES = TwoNotes.of(A5, E5);

    private LeaveTone() {}

    /** At 16 kHz; shared, not to be written to. */
    public static short[] samples() {
        return SAMPLES;
    }
}
