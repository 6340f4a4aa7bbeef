package org.parlour.mixer.noise;

/**
 * How much of each bin is let through: the gain of the least error in the logarithm of the amplitude (Ephraim and Malah
 * 1985), drawn towards the floor where speech is unlikely (Cohen 2001).
 */
final class SuppressionGain {
    /** 15 dB: what is left of the noise hides what little the gain wavers. */
    static final float FLOOR = 0.17f;

    private static final float FLOOR_LOG = (float) (Math.log(FLOOR) / Math.log(2));
    // Of the last block's speech in this block's guess: more, and onsets come late; less, and noise begins to tinkle.
    private static final float KEPT = 0.955f;
    private static final float LEAST_PRIOR = 0.0032f;
    private static final float MOST_ABOVE = 10_000;
    private static final float LEAST_ABOVE = 1e-4f;
    private static final float SMOOTHED = 0.3f;
    // Where a mean of priors is worth nothing as a sign of speech, and where it is a sure one: -10 and -5 dB.
    private static final float UNLIKELY_LOG = -3.3219f;
    private static final float LIKELY_SLOPE = 1 / 1.6610f;
    // More is no surer, and would drown small ones in the sums.
    private static final float MOST_SIGN = 10;
    // Of the whole band more is asked for, 4.5 dB: many voices far away flicker as one does.
    private static final float BROADER = 0.35f;
    private static final int NEAR = 1;
    private static final int FAR = 10;
    private static final float MOST_ABSENT = 0.97f;
    private static final float SPOKEN = 0.5f;
    // 3 dB.
    private static final float MOST_MAKEUP = 1.41f;
    private static final float LEAST_MAKEUP = 1.005f;
    private static final float MAKEUP_RISE = 0.093f;
    private static final float MAKEUP_FALL = 0.2f;
    private static final float LOG_E = 1.442695f;

    private final float[] speech;
    private final float[] above;
    private final float[] prior;
    private final float[] smooth;
    // Sums of the smoothed priors of all bins before each.
    private final float[] sums;
    private final int firstVoiced;
    private final int lastVoiced;
    private float presence;
    private float makeup = 1;

    /** @param hertzABin what lies between two bins */
    SuppressionGain(int bins, float hertzABin) {
        speech = new float[bins];
        above = new float[bins];
        prior = new float[bins];
        smooth = new float[bins];
        sums = new float[bins + 1];
        firstVoiced = Math.round(200 / hertzABin);
        lastVoiced = Math.round(3_400 / hertzABin);
    }

    /** How likely it is that somebody spoke in the last block, from 0 to 1. */
    float presence() {
        return presence;
    }

    /** It goes on after a gap: what was heard before it says nothing about what comes. */
    void restart() {
        for (int bin = 0; bin < speech.length; bin++) {
            speech[bin] = 0;
            smooth[bin] = 0;
        }
    }

    /** Writes the gains of so many bins. */
    void shape(float[] power, float[] noise, float[] gains, int count) {
        for (int bin = 0; bin < count; bin++) {
            float over = Math.max(LEAST_ABOVE, Math.min(MOST_ABOVE, power[bin] / noise[bin]));
            float guess = KEPT * speech[bin] / noise[bin] + (1 - KEPT) * Math.max(0, over - 1);
            above[bin] = over;
            prior[bin] = Math.max(LEAST_PRIOR, guess);
            smooth[bin] += (Math.min(MOST_SIGN, prior[bin]) - smooth[bin]) * SMOOTHED;
        }
        for (int bin = 0; bin < count; bin++) {
            sums[bin + 1] = sums[bin] + smooth[bin];
        }
        presence = likely(BROADER * (sums[lastVoiced + 1] - sums[firstVoiced]) / (lastVoiced + 1 - firstVoiced));
        for (int bin = 0; bin < count; bin++) {
            float likely = presence * around(bin, NEAR, count) * around(bin, FAR, count);
            gains[bin] = gain(bin, Math.min(MOST_ABSENT, 1 - likely), power[bin]);
        }
        keepLevel(power, noise, gains, count);
    }

    /** What the voice loses with the noise is given back to the rest of it: it shall not become softer. */
    private void keepLevel(float[] power, float[] noise, float[] gains, int count) {
        float voice = 0;
        float left = 1;
        for (int bin = 0; bin < count; bin++) {
            voice += power[bin] - noise[bin];
            left += gains[bin] * gains[bin] * power[bin];
        }
        float missing = (float) Math.sqrt(Math.max(0, voice) / left);
        float wanted = presence > SPOKEN ? Math.max(1, Math.min(MOST_MAKEUP, missing)) : 1;
        makeup += (wanted - makeup) * (wanted > makeup ? MAKEUP_RISE : MAKEUP_FALL);
        if (makeup > LEAST_MAKEUP) {
            for (int bin = 0; bin < count; bin++) {
                gains[bin] *= makeup;
            }
        }
    }

    private float gain(int bin, float absent, float power) {
        float before = prior[bin];
        float wienerLog = Binary.logarithm(before / (1 + before));
        float aboveLog = Binary.logarithm(above[bin]);
        float sign = Binary.power(aboveLog + wienerLog);
        float spokenLog = Math.min(0, wienerLog + HalfIntegral.log(aboveLog + wienerLog));
        float spoken = Binary.power(spokenLog);
        speech[bin] = spoken * spoken * power;
        float odds = absent / (1 - absent) * (1 + before) * Binary.power(-LOG_E * sign);
        float present = 1 / (1 + odds);
        return Binary.power(Math.max(FLOOR_LOG, present * spokenLog + (1 - present) * FLOOR_LOG));
    }

    private float around(int bin, int reach, int count) {
        int first = Math.max(0, bin - reach);
        int end = Math.min(count, bin + reach + 1);
        return likely((sums[end] - sums[first]) / (end - first));
    }

    private static float likely(float mean) {
        float place = (Binary.logarithm(Math.max(LEAST_PRIOR / 2, mean)) - UNLIKELY_LOG) * LIKELY_SLOPE;
        return Math.max(0, Math.min(1, place));
    }
}
