package org.parlour.mixer.room;

import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.tone.HoldMusic;

/** Hold music for one listener: swells and fades within 300 ms, goes on where it was when the listener moves. */
final class Music {
    private static final float STEP = 1 / 15f;

    private short[] piece = {};
    private int at;
    private boolean on;
    private float gainBefore;
    private float gain;

    void on(boolean isOn) {
        if (isOn && !isHeard()) {
            piece = HoldMusic.samples();
            at = 0;
        }
        on = isOn;
    }

    boolean isHeard() {
        return on || gain > 0;
    }

    void addTo(int[] mix) {
        gainBefore = gain;
        gain = on ? Math.min(1, gain + STEP) : Math.max(0, gain - STEP);
        float step = (gain - gainBefore) / Mix.SAMPLES;
        for (int i = 0; i < Mix.SAMPLES; i++) {
            mix[i] += Math.round(piece[at] * (gainBefore + step * i));
            at = at + 1 == piece.length ? 0 : at + 1;
        }
    }
}
