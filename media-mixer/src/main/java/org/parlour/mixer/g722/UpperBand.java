package org.parlour.mixer.g722;

/** 4 to 8 kHz at 8,000 samples a second, two bits a sample (G.722 3.2 to 3.6). */
final class UpperBand {
    private static final int DECISION = 564;
    private static final int[] LEVELS = {-7_408, -1_616, 7_408, 1_616};
    private static final int[] WEIGHTS = {798, -214, 798, -214};
    private static final int MOST = 16_383;

    private final Predictor predictor = new Predictor();
    private final StepSize stepSize = StepSize.ofUpperBand();
    private final Recollection recollection = new Recollection(stepSize, predictor);

    /** The code of a sample of 15 bits. */
    int encode(int sample) {
        int difference = Predictor.saturated(sample - predictor.estimate());
        int magnitude = difference < 0 ? ~difference : difference;
        int inner = magnitude < (DECISION * stepSize.step()) >> 12 ? 1 : 0;
        int code = difference < 0 ? inner : 2 + inner;
        learn((stepSize.step() * LEVELS[code]) >> 15, code);
        return code;
    }

    int decode(int code) {
        int difference = (stepSize.step() * LEVELS[code]) >> 15;
        int sample = Predictor.saturated(predictor.estimate() + difference);
        learn(difference, code);
        return Math.clamp(sample, -MOST - 1, MOST);
    }

    private void learn(int difference, int code) {
        stepSize.adapt(WEIGHTS[code]);
        predictor.adapt(difference);
    }

    Recollection recollection() {
        return recollection;
    }

    void reset() {
        predictor.reset();
        stepSize.reset();
        recollection.reset();
    }

    void copyFrom(UpperBand other) {
        predictor.copyFrom(other.predictor);
        stepSize.copyFrom(other.stepSize);
    }
}
