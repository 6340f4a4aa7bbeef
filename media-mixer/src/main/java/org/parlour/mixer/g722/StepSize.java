package org.parlour.mixer.g722;

/** How far apart the levels of a quantizer are: it grows with large codes and shrinks with small ones (G.722 3.5). */
final class StepSize {
    // Table 13/G.722: powers of two in steps of a thirty-second.
    private static final int[] POWERS = {
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834, //
        2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
    };

    private final int mostLog;
    private final int shift;
    private final int first;
    private int log;
    private int step;

    private StepSize(int mostLog, int shift, int first) {
        this.mostLog = mostLog;
        this.shift = shift;
        this.first = first;
        this.step = first;
    }

    static StepSize ofLowerBand() {
        return new StepSize(18_432, 8, 32);
    }

    static StepSize ofUpperBand() {
        return new StepSize(22_528, 10, 8);
    }

    int step() {
        return step;
    }

    /** @param weight what the newest code says of the next step, on a scale of 2,048 for twice as much */
    void adapt(int weight) {
        // LOGSCL and LOGSCH: a 128th of what was is forgotten.
        set(((log * 127) >> 7) + weight);
    }

    int log() {
        return log;
    }

    void set(int itsLog) {
        log = Math.clamp(itsLog, 0, mostLog);
        // SCALEL and SCALEH
        int power = POWERS[log >> 6 & 31];
        int down = shift - (log >> 11);
        step = (down < 0 ? power << -down : power >> down) << 2;
    }

    void reset() {
        log = 0;
        step = first;
    }

    void copyFrom(StepSize other) {
        log = other.log;
        step = other.step;
    }
}
