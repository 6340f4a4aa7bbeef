package org.parlour.mixer.mix;

/**
 * Turns a sum into samples. What fits is left as it is; a frame that would be too loud is turned down
 * before its first loud sample, for the frame is known as a whole, and comes back slowly.
 */
public final class Limiter {
    /** 0.8 dB below full scale, so that the filter behind does not overshoot it. */
    static final int CEILING = 30_000;

    // At least 1 ms of ramp at 16 kHz; what is too loud even within it is cut.
    private static final int SHORTEST_RAMP = 16;
    // 0.4 dB a frame: 20 dB a second.
    private static final float RELEASE = 1.05f;

    private float gain = 1;

    public void limit(int[] mix, short[] limited) {
        int peak = peak(mix);
        if (peak <= CEILING && gain == 1) {
            for (int i = 0; i < limited.length; i++) {
                limited[i] = (short) mix[i];
            }
            return;
        }
        float most = peak <= CEILING ? 1 : CEILING / (float) peak;
        if (most < gain) {
            ramp(mix, limited, most, Math.max(SHORTEST_RAMP, firstTooLoud(mix)));
        } else {
            ramp(mix, limited, Math.min(most, gain * RELEASE), limited.length);
        }
    }

    private void ramp(int[] mix, short[] limited, float goal, int length) {
        float step = (goal - gain) / length;
        for (int i = 0; i < limited.length; i++) {
            float now = i < length ? gain + step * i : goal;
            limited[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(mix[i] * now)));
        }
        gain = goal;
    }

    private static int peak(int[] mix) {
        int peak = 0;
        for (int i = 0; i < mix.length; i++) {
            peak = Math.max(peak, Math.abs(mix[i]));
        }
        return peak;
    }

    private int firstTooLoud(int[] mix) {
        int first = 0;
        while (first < mix.length - 1 && Math.abs(mix[first]) * gain <= CEILING) {
            first++;
        }
        return first;
    }

    public void continueFrom(Limiter other) {
        gain = other.gain;
    }

    /** Whether the same input would bring the same output from now on. */
    public boolean isAt(Limiter other) {
        return gain == other.gain;
    }
}
