package org.parlour.mixer.conceal;

/**
 * Fills gaps in a voice by carrying on with its pitch and the shape of its spectrum, ever softer, until nothing is left
 * after {@link #SILENT_MILLIS}; and joins the voice again without a click when it returns. Where the voice behind a gap is
 * known already, the gap is bridged from both sides.
 */
public final class Concealment {
    /** So long does a gap sound at most. */
    public static final int SILENT_MILLIS = 100;

    private static final int FULL_MILLIS = 10;
    // A short join leaves most of what was sent as it was; a longer gap has drifted further from it.
    private static final int SHORTEST_JOIN_MILLIS = 3;
    private static final int LONGEST_JOIN_MILLIS = 6;
    private static final int FADE_IN_MILLIS = 5;
    // How soon what leads up to the voice outweighs what was carried on over a longer gap.
    private static final double LONG_GAP_POWER = 0.2;

    private final int milli;
    private final Continuation continuation;
    private final Continuation approach;
    private final short[] history;
    private final short[] join;

    private boolean lost;
    private int concealed;

    /** At 8 kHz. */
    public Concealment() {
        this(8_000);
    }

    /** @param sampleRateHz 8,000 or 16,000 */
    public Concealment(int sampleRateHz) {
        milli = sampleRateHz / 1_000;
        continuation = new Continuation(sampleRateHz);
        approach = new Continuation(sampleRateHz);
        history = new short[continuation.historySamples()];
        join = new short[LONGEST_JOIN_MILLIS * milli];
    }

    /** Real samples: the beginning of the first ones after a gap is changed, where they stand. */
    public void heard(short[] samples, int at, int count) {
        if (lost) {
            if (isSilent()) {
                fadeIn(samples, at, Math.min(FADE_IN_MILLIS * milli, count));
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

    /**
     * Writes what stands for the last missing samples of a gap, when those behind it are known: the voice is carried on from
     * before the gap and led up to from behind it.
     *
     * @param next what {@link #heard} will be given next, from {@code from} on as far as it is known, 20 ms at least
     */
    public void bridge(short[] samples, int at, int count, short[] next, int from, int known) {
        boolean longGap = lost;
        if (!lost) {
            begin();
        }
        fill(samples, at, count);
        approach.beginBackward(next, from, known);
        for (int i = count - 1; i >= 0; i--) {
            float part = (i + 1) / (float) (count + 1);
            // What was carried on over more than this is worth less than what is led up to.
            float weight = longGap ? (float) Math.pow(part, LONG_GAP_POWER) : part;
            float value = samples[at + i] + weight * (approach.next() - samples[at + i]);
            samples[at + i] = (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        lost = false;
        remember(samples, at, count);
    }

    /** What is heard next does not follow upon what was heard last: it is joined as if there had been a gap. */
    public void leadOver() {
        if (!lost) {
            begin();
        }
    }

    /** Whether all that a gap could be filled with has faded away. */
    public boolean isSilent() {
        return lost && concealed >= SILENT_MILLIS * milli;
    }

    private void begin() {
        lost = true;
        concealed = 0;
        continuation.begin(history);
    }

    private void fill(short[] samples, int at, int count) {
        for (int i = 0; i < count; i++) {
            if (concealed >= SILENT_MILLIS * milli) {
                samples[at + i] = 0;
                continue;
            }
            float value = continuation.next() * loudness();
            samples[at + i] = (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
            concealed++;
        }
    }

    private float loudness() {
        int full = FULL_MILLIS * milli;
        int silent = SILENT_MILLIS * milli;
        return concealed <= full ? 1 : (silent - concealed) / (float) (silent - full);
    }

    private void join(short[] samples, int at, int count) {
        int wanted = Math.clamp(concealed / 8, SHORTEST_JOIN_MILLIS * milli, LONGEST_JOIN_MILLIS * milli);
        int length = Math.min(wanted, count);
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
        int kept = Math.max(0, history.length - count);
        int taken = history.length - kept;
        System.arraycopy(history, history.length - kept, history, 0, kept);
        System.arraycopy(samples, at + count - taken, history, kept, taken);
    }
}
