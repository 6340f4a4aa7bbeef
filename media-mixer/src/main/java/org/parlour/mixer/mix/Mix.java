package org.parlour.mixer.mix;

/** 20 ms at 16 kHz of everybody together, from which each one's own voice can be taken again, exactly. */
public final class Mix {
    public static final int SAMPLES = 320;

    private final int[] sum = new int[SAMPLES];
    private int voices;

    public void clear() {
        if (voices > 0) {
            for (int i = 0; i < SAMPLES; i++) {
                sum[i] = 0;
            }
            voices = 0;
        }
    }

    public void add(short[] voice) {
        for (int i = 0; i < SAMPLES; i++) {
            sum[i] += voice[i];
        }
        voices++;
    }

    /** What somebody hears who said nothing. */
    public void all(int[] heard) {
        System.arraycopy(sum, 0, heard, 0, SAMPLES);
    }

    /** What somebody hears whose voice is in the sum. */
    public void without(short[] own, int[] heard) {
        for (int i = 0; i < SAMPLES; i++) {
            heard[i] = sum[i] - own[i];
        }
    }

    public int voices() {
        return voices;
    }
}
