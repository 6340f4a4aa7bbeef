package org.parlour.mixer.level;

/**
 * Brings a voice at 16 kHz to the level at which all are heard, within 2 s and without delay. Between its words the gain
 * goes back, so that nobody's room is turned up with the voice; behind it peaks are limited.
 */
public final class Levelling {
    /** 20 ms. */
    public static final int FRAME = 320;

    /** Where every voice shall be. */
    public static final int TARGET_LUFS = -20;

    private static final float MOST_GAIN = 27;
    private static final float LEAST_GAIN = -14;
    // What the noise between words may gain.
    private static final float MOST_PAUSE_GAIN = 2;
    // Decibels in 20 ms: at first fast, for the voice is to be there within 2 s; then as a hand at a knob.
    private static final float FIRST_RISE = 0.6f;
    private static final float RISE = 0.25f;
    private static final float FALL = 1.2f;
    // The soft ends of words, and the gaps within them.
    private static final int HANGOVER_FRAMES = 8;
    private static final float PAUSE_FALL = 2;
    // 4 ms from the gain of a pause to that of a word: its first sound is not swallowed.
    private static final int ONSET_SAMPLES = 64;
    private static final float ONSET_DECIBELS = 1;

    private final KWeighting weighing = new KWeighting();
    private final VoiceLoudness loudness = new VoiceLoudness();
    private final SoftLimiter limiter = SoftLimiter.gentle();
    private final float[] sound = new float[FRAME];
    private float voiceGain;
    private float decibels;
    private float gain = 1;
    private int framesLeft;

    /**
     * Levels the next 20 ms where they stand.
     *
     * @param own whether they may be the caller's own; where they may be what came back from another's loudspeaker,
     *     nothing is learned from them, and they are treated as a pause
     */
    public void level(short[] samples, int from, boolean own) {
        if (own) {
            loudness.hear(weighing.energy(samples, from, FRAME));
            aim();
        }
        boolean voice = own && loudness.isVoice();
        framesLeft = voice ? HANGOVER_FRAMES : Math.max(0, framesLeft - 1);
        float goal = framesLeft > 0 ? voiceGain : Math.min(voiceGain, MOST_PAUSE_GAIN);
        float before = decibels;
        decibels = framesLeft > 0 ? goal : Math.max(goal, decibels - PAUSE_FALL);
        turn(samples, from, decibels - before > ONSET_DECIBELS ? ONSET_SAMPLES : FRAME);
        limiter.limit(sound, FRAME);
        for (int i = 0; i < FRAME; i++) {
            samples[from + i] = (short) Math.round(sound[i]);
        }
    }

    /** Moves the gain of the voice towards where it brings the voice to the target. */
    private void aim() {
        if (!loudness.isVoice() || loudness.voice() == 0) {
            return;
        }
        float wanted = Math.clamp(TARGET_LUFS - KWeighting.lufs(loudness.voice()), LEAST_GAIN, MOST_GAIN);
        float rise = loudness.isFirm() ? RISE : FIRST_RISE;
        voiceGain = Math.max(voiceGain - FALL, Math.min(voiceGain + rise, wanted));
    }

    private void turn(short[] samples, int from, int ramp) {
        float goal = (float) Math.pow(10, decibels / 20);
        float step = (goal - gain) / ramp;
        for (int i = 0; i < ramp; i++) {
            sound[i] = samples[from + i] * (gain + step * (i + 1));
        }
        for (int i = ramp; i < FRAME; i++) {
            sound[i] = samples[from + i] * goal;
        }
        gain = goal;
    }

    /** What is added to the voice, in decibels. */
    public int gainDecibels() {
        return Math.round(voiceGain);
    }

    /** How loud the voice came, in LUFS; {@link SpeechLevel#SILENCE_DECIBELS} while nobody has spoken. */
    public int voiceLufs() {
        return loudness.voice() == 0 ? SpeechLevel.SILENCE_DECIBELS : Math.round(KWeighting.lufs(loudness.voice()));
    }

    @Override
    public String toString() {
        return "Level(%+d dB)".formatted(gainDecibels());
    }
}
