package org.parlour.mixer.g722;

/**
 * 0 to 4 kHz at 8,000 samples a second, six bits a sample, of which the last two may be missing: the predictor learns from
 * the first four alone (G.722 3.2 to 3.6).
 */
final class LowerBand {
    private static final int LEVELS = 30;
    // The decision levels of the 60-level quantizer (table 5/G.722).
    private static final int[] DECISIONS = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, //
        786, 858, 940, 1023, 1121, 1219, 1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
    };
    private static final int[] NEGATIVE_CODES = {
        0, 63, 62, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, //
        18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4
    };
    private static final int[] POSITIVE_CODES = {
        0, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, //
        46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 32
    };
    // What codes stand for, in steps, by all their bits and without the last one or two.
    private static final int[] SIX_BITS = {
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360,
        -8576, //
        -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360,
        -1040, //
        -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000,
        5456, //
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136
    };
    private static final int[] FIVE_BITS = {
        -280, -280, -23352, -17560, -14120, -11664, -9752, -8184, -6864, -5712, -4696, -3784, -2960, -2208, -1520,
                -880, //
        23352, 17560, 14120, 11664, 9752, 8184, 6864, 5712, 4696, 3784, 2960, 2208, 1520, 880, 280, -280
    };
    private static final int[] FOUR_BITS = {
        0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, //
        20456, 12896, 8968, 6288, 4240, 2584, 1200, 0
    };
    // What the first four bits say of the next step.
    private static final int[] WEIGHTS = {
        -60, 3042, 1198, 538, 334, 172, 58, -30, //
        3042, 1198, 538, 334, 172, 58, -30, -60
    };
    // LIMIT: what the synthesis is given has 15 bits.
    private static final int MOST = 16_383;

    private final Predictor predictor = new Predictor();
    private final StepSize stepSize = StepSize.ofLowerBand();
    private final Recollection recollection = new Recollection(stepSize, predictor);

    /** The code of a sample of 15 bits. */
    int encode(int sample) {
        int difference = Predictor.saturated(sample - predictor.estimate());
        int code = quantized(difference);
        learn(code);
        return code;
    }

    /** The sample of a code, of which only so many bits are believed. */
    int decode(int code, G722Rate rate) {
        int difference = (stepSize.step() * level(code, rate)) >> 15;
        int sample = Predictor.saturated(predictor.estimate() + difference);
        learn(code);
        return Math.clamp(sample, -MOST - 1, MOST);
    }

    private static int level(int code, G722Rate rate) {
        return switch (rate) {
            case KBITS_64 -> SIX_BITS[code];
            case KBITS_56 -> FIVE_BITS[code >> 1];
            case KBITS_48 -> FOUR_BITS[code >> 2];
        };
    }

    private int quantized(int difference) {
        int magnitude = difference < 0 ? ~difference : difference;
        int step = stepSize.step();
        // The first level above the magnitude; the last has no upper end.
        int level = 1;
        int beyond = LEVELS;
        while (level < beyond) {
            int middle = (level + beyond) >>> 1;
            if (magnitude < (DECISIONS[middle] * step) >> 12) {
                beyond = middle;
            } else {
                level = middle + 1;
            }
        }
        return difference < 0 ? NEGATIVE_CODES[level] : POSITIVE_CODES[level];
    }

    private void learn(int code) {
        int core = code >> 2;
        int difference = (stepSize.step() * FOUR_BITS[core]) >> 15;
        stepSize.adapt(WEIGHTS[core]);
        predictor.adapt(difference);
    }

    /** Of its last samples, roughly: how much its steps tell of a voice. */
    float loudness() {
        return stepSize.log() * (float) stepSize.log();
    }

    Recollection recollection() {
        return recollection;
    }

    void reset() {
        predictor.reset();
        stepSize.reset();
        recollection.reset();
    }

    void copyFrom(LowerBand other) {
        predictor.copyFrom(other.predictor);
        stepSize.copyFrom(other.stepSize);
    }
}
