package org.parlour.mixer.level;

/**
 * Keeps peaks below full scale without delay: the gain goes down before a peak, because the samples are known some way
 * ahead, and comes back slowly. Only what is too loud from the first of them on, before the gain can have gone down, is
 * bent.
 */
public final class SoftLimiter {
    /** 1 dB below full scale, so that a filter behind does not overshoot it. */
    public static final int CEILING = 29_204;

    /** 2.5 ms at 16 kHz: counts are multiples of it. */
    public static final int BLOCK = 40;

    private static final float BEND = Short.MAX_VALUE - CEILING;

    private final float release;
    private float gain = 1;

    private SoftLimiter(float release) {
        this.release = release;
    }

    /** For a voice that seldom has peaks too high: 80 dB a second, 0.2 in a block. */
    public static SoftLimiter gentle() {
        return new SoftLimiter(1.0233f);
    }

    /** For what shall be as loud as can be: 240 dB a second, 0.6 in a block, so that only the peaks are turned down. */
    public static SoftLimiter dense() {
        return new SoftLimiter(1.0715f);
    }

    /** Limits sound where it stands; at most full scale comes out. */
    public void limit(float[] sound, int count) {
        float most = most(sound, 0);
        for (int at = 0; at < count; at += BLOCK) {
            float next = at + BLOCK < count ? most(sound, at + BLOCK) : most;
            float goal = Math.min(Math.min(most, next), gain * release);
            if (gain < 1 || goal < 1) {
                ramp(sound, at, goal);
            }
            gain = goal;
            most = next;
        }
    }

    /** Whether it leaves everything as it is at this moment. */
    public boolean isOpen() {
        return gain == 1;
    }

    private void ramp(float[] sound, int at, float goal) {
        float step = (goal - gain) / BLOCK;
        for (int i = 0; i < BLOCK; i++) {
            sound[at + i] = bent(sound[at + i] * (gain + step * (i + 1)));
        }
    }

    private static float bent(float sample) {
        float over = Math.abs(sample) - CEILING;
        if (over <= 1) {
            return sample;
        }
        float bent = CEILING + BEND * over / (over + BEND);
        return sample < 0 ? -bent : bent;
    }

    private static float most(float[] sound, int at) {
        float peak = CEILING;
        for (int i = at; i < at + BLOCK; i++) {
            peak = Math.max(peak, Math.abs(sound[i]));
        }
        return CEILING / peak;
    }
}
