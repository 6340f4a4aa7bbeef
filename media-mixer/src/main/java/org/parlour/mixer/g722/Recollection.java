package org.parlour.mixer.g722;

/**
 * What one band of a decoder has learned, over a gap. Its encoder went on learning meanwhile, from octets that never came;
 * and of that state nothing is said again. So it is guessed: from what it was before the gap, which counts less the longer
 * the gap; from what the first octets behind the gap teach; and from what it usually is while this voice speaks.
 */
final class Recollection {
    private static final int VALUES = 3 + Predictor.ZEROS;
    private static final int POLE1 = 1;
    private static final int POLE2 = 2;
    private static final int FIRST_ZERO = 3;
    // Rounded from regressions of an encoder's true state, each over some 2,360 places in recorded speech of five
    // languages, for gaps of 20, 40, 60 and 100 ms.
    private static final double KEPT_OCTETS = 385;
    private static final float STEP_TAUGHT = 0.7f;
    private static final float FILTER_TAUGHT = 0.35f;
    // What a step's logarithm and a coefficient forget with each octet: see StepSize and Predictor.
    private static final double STEP_LEAK = 127 / 128.0;
    private static final double FILTER_LEAK = 255 / 256.0;
    // Of notes: a second, of packets of 20 ms.
    private static final float FADING = 0.98f;

    private final StepSize stepSize;
    private final Predictor predictor;
    private final float[] usual = new float[VALUES];
    private final float[] before = new float[VALUES];
    private float notes;

    Recollection(StepSize stepSize, Predictor predictor) {
        this.stepSize = stepSize;
        this.predictor = predictor;
    }

    /** How things stand, now and then; what is louder counts more. */
    void note(float weight) {
        notes = FADING * notes + weight;
        if (notes > 0) {
            float part = weight / notes;
            usual[0] += part * (stepSize.log() - usual[0]);
            usual[POLE1] += part * (predictor.pole1() - usual[POLE1]);
            usual[POLE2] += part * (predictor.pole2() - usual[POLE2]);
            for (int i = 0; i < Predictor.ZEROS; i++) {
                usual[FIRST_ZERO + i] += part * (predictor.zero(i) - usual[FIRST_ZERO + i]);
            }
        }
    }

    /** So it stood before the gap; now the octets behind it may teach. */
    void remember() {
        for (int i = 0; i < VALUES; i++) {
            before[i] = value(i);
        }
    }

    /** So many octets were lost, and so many behind them have taught since {@link #remember}. */
    void guess(int lost, int taught) {
        float kept = (float) Math.exp(-lost / KEPT_OCTETS);
        float stepLeft = (float) Math.pow(STEP_LEAK, taught);
        float filterLeft = (float) Math.pow(FILTER_LEAK, taught);
        for (int i = 0; i < VALUES; i++) {
            float left = i == 0 ? stepLeft : filterLeft;
            float weight = Math.min(1 - kept, (i == 0 ? STEP_TAUGHT : FILTER_TAUGHT) * (1 - left));
            // Where it would end if all octets were like these.
            float steady = (value(i) - left * before[i]) / (1 - left);
            float habit = notes > 0 ? usual[i] : before[i];
            before[i] = kept * before[i] + weight * steady + (1 - kept - weight) * habit;
        }
        stepSize.set(Math.round(before[0]));
        predictor.begin(Math.round(before[POLE1]), Math.round(before[POLE2]), before, FIRST_ZERO);
    }

    private float value(int i) {
        return switch (i) {
            case 0 -> stepSize.log();
            case POLE1 -> predictor.pole1();
            case POLE2 -> predictor.pole2();
            default -> predictor.zero(i - FIRST_ZERO);
        };
    }

    void reset() {
        notes = 0;
    }
}
