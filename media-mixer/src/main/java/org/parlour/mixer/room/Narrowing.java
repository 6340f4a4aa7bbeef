package org.parlour.mixer.room;

import org.parlour.mixer.mix.Limiter;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.resample.Downsampler;

/** From a sum at 16 kHz to samples at 8 kHz: limited once, then filtered. Its state can be taken over. */
final class Narrowing {
    static final int SAMPLES = Downsampler.MOST;

    private final Limiter limiter = new Limiter();
    private final Downsampler downsampler = new Downsampler();
    private final short[] limited = new short[Mix.SAMPLES];

    void narrow(int[] mix, short[] narrow) {
        limiter.limit(mix, limited);
        downsampler.downsample(limited, 0, SAMPLES, narrow, 0);
    }

    void continueFrom(Narrowing other) {
        limiter.continueFrom(other.limiter);
        downsampler.continueFrom(other.downsampler);
    }

    /** Whether the two will agree from now on, if they heard the same for the last 20 ms and hear the same. */
    boolean isAt(Narrowing other) {
        return limiter.isAt(other.limiter);
    }
}
