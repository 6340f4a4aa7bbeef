package org.parlour.mixer.conceal;

/**
 * Fills gaps in a voice at 8 kHz by repeating its last pitch periods, ever softer, until nothing is
 * left after 60 ms; and joins the voice again without a click when it returns. The method is that of
 * ITU-T G.711 Appendix I without its 3.75 ms of delay: the step at the beginning of a gap is not
 * overlapped but faded away.
 */
public final class Concealment {
    private static final int MILLI = 8;
    private static final int MOST_PERIODS = 3;
    private static final int MOST_LOOP = MOST_PERIODS * Pitch.LONGEST;
    private static final int TEMPLATE = 20 * MILLI;
    // The longest loop, and a quarter period before it to smooth its seam.
    private static final int HISTORY = MOST_LOOP + Pitch.LONGEST / 4;

    // Appendix I, I.2.6: full for 10 ms, then 20 % less every 10 ms.
    private static final int FULL = 10 * MILLI;
    private static final int SILENT = 60 * MILLI;
    // Appendix I, I.2.4: another period is drawn in after each 10 ms, so that the loop does not buzz.
    private static final int STAGE = 10 * MILLI;
    // Appendix I, I.2.7: a quarter period and 4 ms for each 10 ms lost, 10 ms at most.
    private static final int JOIN_A_STAGE = 4 * MILLI;
    private static final int LONGEST_JOIN = 10 * MILLI;
    private static final int SHORTEST_FADE_IN = 5 * MILLI;

    private final Pitch pitch = new Pitch();
    private final short[] history = new short[HISTORY];
    private final short[] join = new short[LONGEST_JOIN];

    // The last that was heard before the gap, and the periods of it that are repeated.
    private final short[] original = new short[HISTORY];
    private final short[] loop = new short[MOST_LOOP];

    private boolean lost;
    private int concealed;
    private int period;
    private int periods;
    private int place;
    // What the loop's beginning lacks to where the samples before it ended, and since when.
    private int step;
    private int sinceStep;

    /** Real samples: the beginning of the first ones after a gap is changed, where they stand. */
    public void heard(short[] samples, int at, int count) {
        if (lost) {
            if (isSilent()) {
                fadeIn(samples, at, Math.min(SHORTEST_FADE_IN, count));
            } else {
                join(samples, at, count);
            }
            lost = false;
        }
        remember(samples, at, count);
    }

    /** Writes what stands for samples that are missing. */
    public void conceal(short[] samples, int at, int count) {
        if (!lost) {
            begin();
        }
        fill(samples, at, count);
        remember(samples, at, count);
    }

    /** Whether all that a gap could be filled with has faded away. */
    public boolean isSilent() {
        return lost && concealed >= SILENT;
    }

    private void begin() {
        System.arraycopy(history, 0, original, 0, HISTORY);
        lost = true;
        concealed = 0;
        period = pitch.before(history, HISTORY - TEMPLATE, TEMPLATE);
        periods = 0;
        place = 0;
    }

    private void fill(short[] samples, int at, int count) {
        for (int i = 0; i < count; i++) {
            if (concealed >= SILENT) {
                samples[at + i] = 0;
                continue;
            }
            if (concealed % STAGE == 0 && periods < MOST_PERIODS) {
                lengthenLoop();
            }
            samples[at + i] = (short) Math.clamp((long) (nextOfLoop() * loudness()), Short.MIN_VALUE, Short.MAX_VALUE);
            concealed++;
        }
    }

    private int nextOfLoop() {
        int value = loop[place];
        int smoothing = period / 4;
        if (sinceStep < smoothing) {
            value += step * (smoothing - sinceStep) / smoothing;
            sinceStep++;
        }
        place = place + 1 == periods * period ? 0 : place + 1;
        return value;
    }

    private float loudness() {
        return concealed <= FULL ? 1 : (SILENT - concealed) / (float) (SILENT - FULL);
    }

    /** One period more, taken from before the gap, in step with what was just played. */
    private void lengthenLoop() {
        int last = periods == 0 ? original[HISTORY - 1] : loop[place == 0 ? periods * period - 1 : place - 1];
        place %= period;
        periods++;
        int length = periods * period;
        int smoothing = period / 4;
        System.arraycopy(original, HISTORY - length, loop, 0, length);
        // The loop's end becomes what stood before its beginning, so that it closes.
        for (int i = 0; i < smoothing; i++) {
            int newer = original[HISTORY - smoothing + i];
            int older = original[HISTORY - length - smoothing + i];
            loop[length - smoothing + i] = (short) (newer + (older - newer) * (i + 1) / smoothing);
        }
        step = last - (place == 0 ? original[HISTORY - length - 1] : loop[place - 1]);
        sinceStep = 0;
    }

    private void join(short[] samples, int at, int count) {
        int wanted = period / 4 + JOIN_A_STAGE * Math.ceilDiv(concealed, STAGE);
        int length = Math.min(Math.min(wanted, LONGEST_JOIN), count);
        fill(join, 0, length);
        for (int i = 0; i < length; i++) {
            int from = join[i];
            samples[at + i] = (short) (from + (samples[at + i] - from) * (i + 1) / (length + 1));
        }
    }

    private static void fadeIn(short[] samples, int at, int length) {
        for (int i = 0; i < length; i++) {
            samples[at + i] = (short) (samples[at + i] * (i + 1) / (length + 1));
        }
    }

    private void remember(short[] samples, int at, int count) {
        int kept = Math.max(0, HISTORY - count);
        int taken = HISTORY - kept;
        System.arraycopy(history, HISTORY - kept, history, 0, kept);
        System.arraycopy(samples, at + count - taken, history, kept, taken);
    }
}
