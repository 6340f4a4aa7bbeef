package org.parlour.mixer.tone;

/** Two soft notes upward: somebody has come. */
public final class JoinTone {
    private static final int E5 = 76;
    private static final int A5 = 81;
    private static final short[] SAMPLES = TwoNotes.of(E5, A5);

    private JoinTone() {}

    /** At 16 kHz; shared, not to be written to. */
    public static short[] samples() {
        return SAMPLES;
    }
}
