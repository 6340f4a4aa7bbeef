package org.parlour.mixer.echo;

import java.util.Arrays;

/**
 * Turns down what no filter could foretell of an echo: what a loudspeaker distorts, what a room says after 160 ms,
 * what a moved telephone changed. For each band it keeps how much of the foretold echo is usually left over; where no
 * more is heard than that, the band is turned down and filled with the line's own noise; where more is heard, the
 * caller speaks, and the band stays open.
 */
final class Suppressor {
    // How much of the echo is left, by its softer moments, in steps of 10 ms: 18 dB a second down, 6 up; so that one
    // of four moments is below it. A caller who speaks meanwhile does not belong to it.
    private static final float FALL = 0.96f;
    private static final float RISE = 1.014f;
    private static final float RISE_BESIDE_SPEECH = 1.001f;
    private static final float LEAST_LEAK = 1e-4f;
    private static final float MOST_LEAK = 4;
    private static final float LEAK_OF_ANOTHER_PATH = 0.03f;
    // How much of what the filter doubts is an echo.
    private static final float DOUBT = 0.5f;
    // Reverberation fades by 0.6 dB in 10 ms: 60 dB in a second.
    private static final float FADE = 0.87f;

    // A band in which this many times more is heard than is left over is the caller's.
    private static final float NEAR = 16;
    private static final float NEAR_KEPT = 0.85f;
    // Half of the bands are a voice; of fewer, each says less than its part.
    private static final float TRUST = 2;
    private static final float HARDLY = 0.05f;
    private static final float SURE_OF_ECHO = 0.15f;
    private static final float SURE_OF_SPEECH = 0.4f;
    private static final float MUCH = 12;
    private static final float LITTLE = 1.5f;
    private static final float LEAST_GAIN = 0.01f;
    private static final float LEAST_GAIN_BESIDE_SPEECH = 0.1f;
    private static final float OPENING = 3;
    private static final float OPENING_STEP = 0.03f;
    private static final float OPEN = 0.98f;
    private static final float SHUT = 0.5f;
    private static final float SMOOTH = 0.5f;
    // An echo 15 dB above the line's noise can be told from it.
    private static final float AUDIBLE = 30;
    private static final int BLOCKS_BETWEEN_LOOKS = 4;
    // Of noise that is even in both parts from -1 to 1, to a power of 1.
    private static final float EVEN = 1.2247449f;

    private final Fourier fourier;
    private final Overlap overlap;
    private final Bands bands;
    private final Floor floor;
    private final float window = Overlap.power();

    private final float[] samples = new float[Fourier.SIZE];
    private final float[] re = new float[Fourier.BINS];
    private final float[] im = new float[Fourier.BINS];
    private final float[] heard;
    private final float[] heardSmooth;
    private final float[] echo;
    private final float[] echoSmooth;
    private final float[] error;
    private final float[] errorSmooth;
    private final float[] leak;
    private final float[] left;
    private final float[] gain;
    private final float[] noise;

    private float near;
    private int look;
    private int chance = 1;
    private boolean shut;

    Suppressor(Fourier fourier, Overlap overlap, int bins) {
        this.fourier = fourier;
        this.overlap = overlap;
        bands = new Bands(bins);
        int count = bands.count();
        floor = new Floor(count);
        heard = new float[count];
        heardSmooth = new float[count];
        echo = new float[count];
        echoSmooth = new float[count];
        error = new float[count];
        errorSmooth = new float[count];
        leak = new float[count];
        left = new float[count];
        gain = new float[count];
        noise = new float[count];
        Arrays.fill(leak, 1);
        Arrays.fill(gain, 1);
    }

    /** Another path foretells the echo from now on; how well is not known. */
    void distrust(float leastLeak) {
        for (int band = 0; band < leak.length; band++) {
            leak[band] = Math.max(leak[band], leastLeak);
        }
    }

    void distrustAdopted() {
        distrust(LEAK_OF_ANOTHER_PATH);
    }

    /** There was no echo to foretell for this block. */
    void pass(float[] block) {
        shut = false;
        boolean fading = false;
        for (int band = 0; band < left.length; band++) {
            echo[band] = 0;
            echoSmooth[band] = 0;
            errorSmooth[band] = 0;
            fading |= left[band] > floor.power(band);
        }
        if (fading) {
            suppress(block);
        } else {
            if (++look == BLOCKS_BETWEEN_LOOKS) {
                look = 0;
                hear();
            }
            Arrays.fill(left, 0);
            Arrays.fill(gain, 1);
            overlap.pass(block);
        }
    }

    /** What these paths foretold of an echo was taken from the block that the overlap took. */
    void suppress(TwoPaths paths, float[] block) {
        bands.powers(paths.echoRe(), paths.echoIm(), echo);
        bands.means(paths.error(), error);
        for (int band = 0; band < echo.length; band++) {
            echoSmooth[band] = SMOOTH * echoSmooth[band] + (1 - SMOOTH) * window * echo[band];
            errorSmooth[band] = SMOOTH * errorSmooth[band] + (1 - SMOOTH) * window * error[band];
        }
        suppress(block);
    }

    private void suppress(float[] block) {
        hear();
        learn();
        expect();
        boolean open = decide();
        shut = isMostlyShut();
        if (open) {
            overlap.pass(block);
        } else {
            shape();
            fourier.inverse(re, im, samples);
            overlap.weave(samples, block);
        }
    }

    private void hear() {
        overlap.window(samples);
        fourier.forward(samples, re, im);
        bands.powers(re, im, heard);
        floor.hear(heard, left, near > HARDLY);
        for (int band = 0; band < heard.length; band++) {
            heardSmooth[band] = SMOOTH * heardSmooth[band] + (1 - SMOOTH) * heard[band];
        }
    }

    private void learn() {
        float rise = near > SURE_OF_SPEECH ? RISE_BESIDE_SPEECH : RISE;
        for (int band = 0; band < leak.length; band++) {
            float quiet = floor.power(band);
            if (echoSmooth[band] < AUDIBLE * quiet) {
                continue;
            }
            float now = leak[band];
            if (heardSmooth[band] < now * echoSmooth[band]) {
                leak[band] = Math.max(LEAST_LEAK, now * FALL);
            } else if (heardSmooth[band] > 4 * quiet) {
                leak[band] = Math.min(MOST_LEAK, now * rise);
            }
        }
    }

    private void expect() {
        int spoken = 0;
        for (int band = 0; band < left.length; band++) {
            float now = Math.max(leak[band] * echoSmooth[band], DOUBT * errorSmooth[band]);
            left[band] = Math.max(now, FADE * left[band]);
            if (heardSmooth[band] > NEAR * (left[band] + floor.power(band))) {
                spoken++;
            }
        }
        near = Math.max(NEAR_KEPT * near, spoken / (float) left.length);
    }

    /** The gains of the bands; whether none of them does anything. */
    private boolean decide() {
        float speech = Math.clamp((near - SURE_OF_ECHO) / (SURE_OF_SPEECH - SURE_OF_ECHO), 0f, 1f);
        float weight = MUCH + speech * (LITTLE - MUCH);
        float least = LEAST_GAIN + speech * (LEAST_GAIN_BESIDE_SPEECH - LEAST_GAIN);
        // One band alone is no voice.
        float trust = Math.min(1, (near / SURE_OF_SPEECH) * (near / SURE_OF_SPEECH) * TRUST);
        boolean open = true;
        for (int band = 0; band < gain.length; band++) {
            float wanted = 1 - weight * left[band] / (heardSmooth[band] + 1);
            if (left[band] > floor.power(band)) {
                wanted = Math.min(wanted, trust);
            }
            gain[band] = Math.min(Math.max(wanted, least), OPENING * gain[band] + OPENING_STEP);
            gain[band] = Math.min(1, gain[band]);
            noise[band] = (float) Math.sqrt(floor.power(band) * (1 - gain[band] * gain[band])) * EVEN;
            open &= gain[band] > OPEN;
        }
        return open;
    }

    private boolean isMostlyShut() {
        float sum = 0;
        for (int band = 0; band < gain.length; band++) {
            sum += gain[band];
        }
        return sum < SHUT * gain.length;
    }

    private void shape() {
        for (int k = 0; k < Fourier.BINS; k++) {
            float g = bands.at(k, gain);
            float n = bands.at(k, noise);
            re[k] = g * re[k] + n * chance();
            im[k] = g * im[k] + n * chance();
        }
        im[0] = 0;
        im[Fourier.BINS - 1] = 0;
    }

    /** From -1 to 1, all alike; noise needs no better dice (Knuth's linear congruence). */
    private float chance() {
        chance = chance * 1_664_525 + 1_013_904_223;
        return (chance >> 8) * (1f / (1 << 23));
    }

    /** Whether the caller spoke in the last block, or a moment before. */
    boolean hearsSpeech() {
        return near > HARDLY;
    }

    /** Whether the last block was turned down more than half. */
    boolean isShut() {
        return shut;
    }
}
