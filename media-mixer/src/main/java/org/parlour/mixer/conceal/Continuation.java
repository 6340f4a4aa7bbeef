package org.parlour.mixer.conceal;

import java.util.Arrays;
import org.parlour.mixer.predict.LinearPrediction;

/**
 * How a voice would have gone on, or, backward, how it came to be what it is: the nearest period of what excited it, again
 * and again, with noise of the same strength where it was not voiced, both through the resonances that it had. The filter
 * still holds the last samples that were heard, so that there is no seam where the gap begins.
 */
final class Continuation {
    // Of the predictor: about one for each formant's two and a few for the rest.
    private static final int NARROW_ORDER = 12;
    private static final int WIDE_ORDER = 20;
    private static final int LEARNED_MILLIS = 20;
    private static final int TEMPLATE_MILLIS = 20;
    private static final int TEMPLATE = TEMPLATE_MILLIS * 8;
    // 5 ms: where little is known, a little must do.
    private static final int SHORTEST_TEMPLATE = 5 * 8;
    private static final int NOISE_MILLIS = 10;
    // Likeness of one period to the next: there is noise below it, all of it at 0. More noise would hum less in long
    // hisses,
    // and cost more of what is understood: its bands flicker.
    private static final float VOICED = 0.5f;

    private final int samplesATick;
    private final int order;
    private final LinearPrediction prediction;
    private final Pitch pitch = new Pitch();
    private final short[] narrow;
    private final short[] heard;
    private final float[] excitation;
    // The filter's last outputs, the newest first, twice so that they need not move.
    private final float[] memory;

    private int memoryAt;
    private int period;
    private int place;
    private float voiced;
    private float noiseLevel;
    private long chance = 1;

    Continuation(int sampleRateHz) {
        samplesATick = sampleRateHz / 8_000;
        if (samplesATick * 8_000 != sampleRateHz || samplesATick < 1 || samplesATick > 2) {
            throw new IllegalArgumentException("neither 8 nor 16 kHz: " + sampleRateHz);
        }
        order = samplesATick == 1 ? NARROW_ORDER : WIDE_ORDER;
        prediction = LinearPrediction.ofTheEnd(order, sampleRateHz, LEARNED_MILLIS * 8 * samplesATick);
        heard = new short[historySamples()];
        narrow = new short[historySamples() / samplesATick];
        excitation = new float[Pitch.LONGEST * samplesATick + samplesATick];
        memory = new float[2 * order];
    }

    int historySamples() {
        return (TEMPLATE + Pitch.LONGEST + 2) * samplesATick;
    }

    /** From the end of these on. */
    void begin(short[] history) {
        System.arraycopy(history, 0, heard, 0, heard.length);
        begin(TEMPLATE);
    }

    /** Backward, from the beginning of these on. */
    void beginBackward(short[] future, int from, int count) {
        int known = Math.min(count, heard.length);
        for (int i = 0; i < known; i++) {
            heard[heard.length - 1 - i] = future[from + i];
        }
        Arrays.fill(heard, 0, heard.length - known, (short) 0);
        begin(Math.clamp(known / samplesATick - Pitch.LONGEST, SHORTEST_TEMPLATE, TEMPLATE));
    }

    private void begin(int templateTicks) {
        prediction.learn(heard, heard.length - prediction.stretchSamples());
        period = period(templateTicks);
        voiced = Math.clamp(pitch.likeness() / VOICED, 0, 1);
        for (int i = 0; i < period; i++) {
            excitation[i] = prediction.residual(heard, heard.length - period + i);
        }
        noiseLevel = noiseLevel();
        for (int i = 0; i < order; i++) {
            memory[i] = heard[heard.length - 1 - i];
            memory[order + i] = memory[i];
        }
        memoryAt = 0;
        place = 0;
    }

    /** Found at 8 kHz, and where there are more samples, to the nearest of them. */
    private int period(int templateTicks) {
        if (samplesATick == 1) {
            return pitch.before(heard, heard.length - templateTicks, templateTicks);
        }
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (short) ((heard[2 * i] + heard[2 * i + 1]) / 2);
        }
        int coarse = 2 * pitch.before(narrow, narrow.length - templateTicks, templateTicks);
        int best = coarse;
        long least = Long.MAX_VALUE;
        for (int lag = coarse - 1; lag <= coarse + 1; lag++) {
            long difference = 0;
            for (int i = heard.length - 2 * templateTicks; i < heard.length; i++) {
                difference += Math.abs(heard[i] - heard[i - lag]);
            }
            if (difference < least) {
                least = difference;
                best = lag;
            }
        }
        return best;
    }

    private float noiseLevel() {
        int count = NOISE_MILLIS * 8 * samplesATick;
        float squares = 0;
        for (int i = heard.length - count; i < heard.length; i++) {
            float value = prediction.residual(heard, i);
            squares += value * value;
        }
        return (float) Math.sqrt(squares / count);
    }

    /** The next sample. */
    float next() {
        float value = voiced * excitation[place];
        if (voiced < 1) {
            value += (float) Math.sqrt(1 - voiced * voiced) * noiseLevel * noise();
        }
        place = place + 1 == period ? 0 : place + 1;
        float[] coefficients = prediction.coefficients();
        for (int i = 0; i < order; i++) {
            value += coefficients[i] * memory[memoryAt + i];
        }
        memoryAt = memoryAt == 0 ? order - 1 : memoryAt - 1;
        memory[memoryAt] = value;
        memory[memoryAt + order] = value;
        return value;
    }

    /** Evenly spread, with a root mean square of 1. */
    private float noise() {
        chance = chance * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return (chance >> 40) * (float) (Math.sqrt(3) / (1 << 23));
    }
}
