package org.parlour.mixer.echo;

import static org.parlour.mixer.echo.Reference.BLOCK;

/**
 * Keeps a telephone from returning to the room what the room said: a speakerphone's loudspeaker is heard by its
 * microphone, and where two wires become four (a hybrid) some of one direction leaks into the other.
 *
 * <p>Each tick, {@link #played} is told what the phone is sent, and then {@link #clean} takes its echo out of what
 * comes up. How late that is, up to 470 ms, is found by listening. As long as no echo was found, nothing is changed,
 * not even by a rounding; once there is one, the uplink is {@link #LATE_SAMPLES} late.
 *
 * <p>Samples are at 16 kHz, in whole blocks of 10 ms.
 */
public final class EchoControl {
    /** How late the uplink becomes where there is an echo: 4 ms. */
    public static final int LATE_SAMPLES = Overlap.LATE;

    private static final int RATE_HZ = 16_000;
    private static final int BLOCK_MILLIS = 10;
    // The skirt of a line's band, beyond half of its rate.
    private static final int SKIRT_HZ = 300;
    // A filter begins before the delay that was found: that one is rounded, and of whole windows.
    private static final int LEAD_BLOCKS = 2;
    private static final int TICK = 2 * BLOCK;
    private static final int MOST_PENDING = 4;
    // Speech played for this long has told whether it comes back.
    private static final int STEPS_TO_KNOW = 100;
    // Softer than the steps of G.711 around nothing.
    private static final int NOTHING = 12;
    private static final float CONTROLLED_DECIBELS = 15;
    private static final float UNKNOWN_LEAK = 1;

    private final Reference reference = new Reference();
    private final short[] pending = new short[MOST_PENDING * BLOCK];
    private final DelaySearch search;
    private final TwoPaths paths;
    private final Overlap overlap = new Overlap();
    private final Suppressor suppressor;
    private final Score score = new Score();

    private final float[] uplink = new float[BLOCK];
    private final float[] left = new float[BLOCK];
    private final float[] cleaned = new float[BLOCK];
    private final float[] window = new float[Fourier.SIZE];

    private int pendingCount;
    private float share;
    private long blocks;
    private long blocksSuppressed;
    private long delayChanges;

    /**
     * @param lineRateHz at which the line's own codec samples, 8,000 or 16,000: beyond half of it nothing is looked for
     */
    public EchoControl(int lineRateHz) {
        Fourier fourier = new Fourier();
        int highestHz = Math.min(lineRateHz / 2 + SKIRT_HZ, RATE_HZ / 2);
        int bins = Math.min(Fourier.BINS, highestHz * Fourier.SIZE / RATE_HZ + 1);
        search = new DelaySearch(fourier);
        paths = new TwoPaths(fourier, bins);
        suppressor = new Suppressor(fourier, overlap, bins);
    }

    /** What the phone is sent in this tick, before its codec. What was told before and met no uplink is gone by. */
    public void played(short[] samples, int at, int count) {
        checkCount(count);
        for (int from = 0; from < count; from += BLOCK) {
            if (pendingCount == pending.length) {
                passReference();
            }
            System.arraycopy(samples, at + from, pending, pendingCount, BLOCK);
            pendingCount += BLOCK;
        }
    }

    /** What came up in this tick: its echo is taken away where it stands. */
    public void clean(short[] samples, int at, int count) {
        checkCount(count);
        while (pendingCount > Math.max(count, TICK)) {
            passReference();
        }
        for (int from = at; from < at + count; from += BLOCK) {
            takeReference();
            cleanBlock(samples, from);
        }
    }

    private static void checkCount(int count) {
        if (count % BLOCK != 0) {
            throw new IllegalArgumentException("no whole blocks of 10 ms: " + count + " samples");
        }
    }

    /** Nothing came up while this was played. */
    private void passReference() {
        takeReference();
        followReference();
    }

    private void followReference() {
        if (search.delay() != DelaySearch.NONE) {
            paths.pass(reference, filterDelay());
        }
    }

    private void takeReference() {
        if (pendingCount == 0) {
            reference.pushSilence();
        } else {
            reference.push(pending, 0);
            pendingCount -= BLOCK;
            System.arraycopy(pending, BLOCK, pending, 0, pendingCount);
        }
        search.played(reference);
    }

    private int filterDelay() {
        return Math.max(0, search.delay() - LEAD_BLOCKS);
    }

    private void cleanBlock(short[] samples, int at) {
        int peak = 0;
        for (int i = 0; i < BLOCK; i++) {
            uplink[i] = samples[at + i];
            peak = Math.max(peak, Math.abs(samples[at + i]));
        }
        System.arraycopy(window, BLOCK, window, 0, Fourier.SIZE - BLOCK);
        System.arraycopy(uplink, 0, window, Fourier.SIZE - BLOCK, BLOCK);
        boolean comes = peak > NOTHING && !reference.isSilent();
        if (comes) {
            blocks++;
            if (search.search(window)) {
                changeDelay();
            }
        }
        control(comes);
        give(samples, at);
    }

    private void changeDelay() {
        delayChanges++;
        score.forget();
        if (search.delay() != DelaySearch.NONE) {
            paths.realign(reference, filterDelay());
            suppressor.distrust(UNKNOWN_LEAK);
        }
    }

    private void control(boolean comes) {
        if (search.delay() == DelaySearch.NONE || !comes) {
            followReference();
            overlap.take(uplink);
            pass();
            return;
        }
        boolean echoes = paths.cancel(reference, filterDelay(), uplink, left);
        overlap.take(left);
        if (!echoes) {
            pass();
            return;
        }
        if (paths.hasAdopted()) {
            suppressor.distrustAdopted();
        }
        suppressor.suppress(paths, cleaned);
        if (suppressor.isShut()) {
            blocksSuppressed++;
        }
        if (!suppressor.hearsSpeech()) {
            score.count(reference.energy(search.delay()), uplink, left, cleaned);
        }
    }

    private void pass() {
        if (search.delay() == DelaySearch.NONE) {
            overlap.pass(cleaned);
        } else {
            suppressor.pass(cleaned);
        }
    }

    /** From the uplink as it came to the one that is late and clean, and back, within a block. */
    private void give(short[] samples, int at) {
        float goal = search.delay() == DelaySearch.NONE ? 0 : 1;
        if (goal == 0 && share == 0) {
            return;
        }
        float step = (goal - share) / BLOCK;
        for (int i = 0; i < BLOCK; i++) {
            float value = uplink[i] + (share + step * (i + 1)) * (cleaned[i] - uplink[i]);
            samples[at + i] = (short) Math.clamp((long) Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        share = goal;
    }

    /** What can be said of the line now. */
    public EchoState state() {
        if (search.delay() == DelaySearch.NONE) {
            return search.stepsHeard() < STEPS_TO_KNOW ? EchoState.UNKNOWN : EchoState.NONE;
        }
        return score.enhancementDecibels() < CONTROLLED_DECIBELS ? EchoState.ECHO : EchoState.CONTROLLED;
    }

    public EchoStatistics statistics() {
        return new EchoStatistics(
                state(),
                search.delay() == DelaySearch.NONE ? -1 : search.delay() * BLOCK_MILLIS,
                score.returnLossDecibels(),
                score.enhancementDecibels(),
                score.filterDecibels(),
                blocks,
                blocksSuppressed,
                delayChanges,
                paths.adoptions(),
                paths.forgotten());
    }

    /** Its part in a chain. */
    @Override
    public String toString() {
        return search.delay() == DelaySearch.NONE ? "Echo(none)" : "Echo(" + search.delay() * BLOCK_MILLIS + "ms)";
    }
}
