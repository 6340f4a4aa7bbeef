package org.parlour.mixer.digits;

import org.parlour.wire.dtmf.Key;

/** Q.23: each key is one low tone and one high. */
final class Tones {
    static final int RATE_HZ = 8_000;
    static final int GROUP = 4;
    static final int COUNT = 2 * GROUP;

    /** 20 ms: more than that is never looked at together. */
    static final int MOST_TICKS = 160;

    private static final int[] HERTZ = {697, 770, 852, 941, 1_209, 1_336, 1_477, 1_633};
    private static final String FACES = "123A456B789C*0#D";
    // The sine of full scale has 3.14 dBm0 (G.711, A-law).
    private static final double AMPLITUDE_AT_0_DBM0 = 32_768 * Math.pow(10, -3.14 / 20);

    private static final float[][] COSINES = new float[COUNT][MOST_TICKS];
    private static final float[][] SINES = new float[COUNT][MOST_TICKS];

    static {
        for (int tone = 0; tone < COUNT; tone++) {
            for (int i = 0; i < MOST_TICKS; i++) {
                COSINES[tone][i] = (float) Math.cos(2 * Math.PI * HERTZ[tone] * i / RATE_HZ);
                SINES[tone][i] = (float) Math.sin(2 * Math.PI * HERTZ[tone] * i / RATE_HZ);
            }
        }
    }

    private Tones() {}

    /** The low tones are 0 to 3, the high ones 4 to 7. */
    static int hertz(int tone) {
        return HERTZ[tone];
    }

    static float[] cosines(int tone) {
        return COSINES[tone];
    }

    static float[] sines(int tone) {
        return SINES[tone];
    }

    /** The number of a key as an event. */
    static int event(int low, int high) {
        return Key.of(FACES.charAt(GROUP * low + high - GROUP)).event();
    }

    static int low(Key key) {
        return FACES.indexOf(key.face()) / GROUP;
    }

    static int high(Key key) {
        return GROUP + FACES.indexOf(key.face()) % GROUP;
    }

    static double amplitude(double dbm0) {
        return AMPLITUDE_AT_0_DBM0 * Math.pow(10, dbm0 / 20);
    }
}
