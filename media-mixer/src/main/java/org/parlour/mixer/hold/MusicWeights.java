package org.parlour.mixer.hold;

/**
 * How much the traits of a line speak for music: the logarithm of the odds, from a net of 10 small judges.
 *
 * <p>Fitted to recorded speech of nine Debian packages, with noise, hum, babble, a television and a room's echo, faster and
 * slower, to prompts of the house, and to music of three (games, and two of the five pieces that Asterisk plays) and made
 * by code, through G.711. Which files were left out, and how those are judged, stands in docs/measurements/firewall.md.
 */
final class MusicWeights {
    private static final float[][] JUDGES = {
        {-1.5382f, 0.5279f, 0.2547f, -6.5256f, -0.5812f, -1.8317f, -0.1698f, -0.1726f, -1.2408f},
        {-0.6730f, 0.8344f, 0.3677f, -5.5213f, -1.3063f, 2.5813f, 0.4320f, -0.8866f, -0.7949f},
        {-1.1575f, 0.5413f, 0.1926f, -3.6488f, -2.0062f, 4.5456f, 0.3296f, 0.1209f, 0.6659f},
        {-0.7665f, -0.4377f, 0.9978f, -3.1008f, -0.5861f, -0.0756f, -0.6529f, 0.1458f, -0.3782f},
        {-1.4393f, -0.2010f, -0.0346f, 13.2112f, 1.2192f, -1.9750f, -0.1846f, 0.6721f, 0.1851f},
        {-0.4912f, -0.3739f, -0.3061f, 0.2753f, 0.4877f, -8.4239f, -0.4120f, 0.8164f, 0.3499f},
        {-1.1552f, -0.0654f, 0.4113f, -8.3401f, -0.5719f, 2.8661f, 0.2492f, 0.8405f, -1.4773f},
        {1.3613f, -0.5824f, 0.0352f, 3.3855f, -2.0159f, 0.8017f, 0.5848f, 0.0030f, -0.1923f},
        {-0.1319f, 0.0551f, 0.7058f, 1.6859f, -0.0637f, 0.5010f, 0.3069f, -0.5895f, 1.0240f},
        {1.5595f, -0.8818f, -0.6786f, -0.9986f, 0.4308f, -0.2347f, -0.9574f, 0.3452f, 0.2793f}
    };
    private static final float[] LEANINGS = {
        5.2890f, 8.1511f, -0.6104f, 3.4047f, -4.6921f, -6.2959f, -2.7556f, -1.9912f, 2.7879f, -2.1213f
    };
    private static final float[] VOICES = {
        -2.2691f, 3.1500f, -2.7329f, 2.8107f, -3.3808f, 2.2598f, -2.2373f, 1.9601f, -2.0033f, -3.0511f
    };
    private static final float LEANING = 1.2439f;

    private MusicWeights() {}

    /** Above 0 for what is rather music than speech. */
    static float score(float[] traits) {
        float sum = LEANING;
        for (int judge = 0; judge < JUDGES.length; judge++) {
            float[] weights = JUDGES[judge];
            float opinion = LEANINGS[judge];
            for (int i = 0; i < weights.length; i++) {
                opinion += weights[i] * traits[i];
            }
            sum += VOICES[judge] * (float) Math.tanh(opinion);
        }
        return sum;
    }
}
