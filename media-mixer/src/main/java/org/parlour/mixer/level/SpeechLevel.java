package org.parlour.mixer.level;

/**
 * Hears whether somebody speaks on a line, and how loud, 20 ms at a time. The line's own noise is
 * learned as it goes; a line that is loud all the time counts as speaking, because it may be a tone or
 * music that somebody wants heard.
 */
public final class SpeechLevel {
    /** Of RFC 6464: silence. */
    public static final int SILENCE_DECIBELS = -127;

    private static final float FULL_SCALE = 32_768f * 32_768f;
    private static final float QUIETEST_NOISE = energy(-72);
    private static final float LOUDEST_NOISE = energy(-46);
    private static final float FIRST_NOISE = energy(-62);
    // Speech stands at least 6 dB above the noise of its line.
    private static final float ABOVE_NOISE = 4;
    // 2 dB a second upward; a pause in the speech takes it down within a few frames.
    private static final float NOISE_RISE = 1.0093f;
    private static final float NOISE_FALL = 0.3f;
    // Pauses between words, and the soft ends of them.
    private static final int HANGOVER_FRAMES = 25;
    private static final float LOUDNESS_FALL = 0.92f;

    private float noise = FIRST_NOISE;
    private float loudness;
    private float energy;
    private boolean loud;
    private int framesLeft;

    /** The next 20 ms, or what else is one step. */
    public void hear(short[] samples, int from, int count) {
        int sum = 0;
        long squares = 0;
        for (int i = from; i < from + count; i++) {
            sum += samples[i];
            squares += samples[i] * samples[i];
        }
        float mean = sum / (float) count;
        // Without the offset that some lines have.
        judge(Math.max(0, squares / (float) count - mean * mean));
    }

    /** 20 ms in which nothing came. */
    public void hearNothing() {
        energy = 0;
        loudness *= LOUDNESS_FALL;
        loud = false;
        framesLeft = Math.max(0, framesLeft - 1);
    }

    private void judge(float frameEnergy) {
        energy = frameEnergy;
        loud = energy > noise * ABOVE_NOISE;
        framesLeft = loud ? HANGOVER_FRAMES : Math.max(0, framesLeft - 1);
        loudness = Math.max(energy, loudness * LOUDNESS_FALL);
        noise = energy < noise ? noise + (energy - noise) * NOISE_FALL : noise * NOISE_RISE;
        noise = Math.max(QUIETEST_NOISE, Math.min(LOUDEST_NOISE, noise));
    }

    /** Whether the last frame stood out of the noise. */
    public boolean isLoud() {
        return loud;
    }

    /** Whether somebody speaks: loud now or a moment ago. */
    public boolean isSpeaking() {
        return framesLeft > 0;
    }

    /** For comparing lines: jumps up, falls slowly. */
    public float loudness() {
        return loudness;
    }

    /** The last frame's level, 0 for full scale, {@link #SILENCE_DECIBELS} for nothing. */
    public int decibels() {
        return energy < 1 ? SILENCE_DECIBELS : (int) Math.round(10 * Math.log10(energy / FULL_SCALE));
    }

    private static float energy(int decibels) {
        return (float) (FULL_SCALE * Math.pow(10, decibels / 10.0));
    }
}
