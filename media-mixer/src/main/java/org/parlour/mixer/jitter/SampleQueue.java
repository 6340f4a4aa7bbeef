package org.parlour.mixer.jitter;

import org.parlour.mixer.conceal.Pitch;

/**
 * Samples between the packets and the frames, where time is stretched and shrunk: by a whole pitch
 * period where somebody speaks, by any length where nobody does, with the seam overlapped.
 */
final class SampleQueue {
    static final int FRAME_TICKS = JitterBuffer.FRAME_TICKS;

    /** More than this need not be looked at for a change. */
    static final int ENOUGH_FOR_CHANGE = FRAME_TICKS + 2 * Pitch.LONGEST;

    private static final int LONGEST_PACKET = JitterBuffer.LONGEST_PACKET_TICKS;
    private static final int MOST_TICKS = ENOUGH_FOR_CHANGE + LONGEST_PACKET + Pitch.LONGEST;
    private static final int QUIET_SEAM = 40;
    // How alike two periods must be to be put over one another, and how much less after each try in vain: noise has no
    // period, and on a line that is never quiet something has to give in the end. It is heard least in noise.
    private static final float WORTH_REPEATING = 0.5f;
    private static final float CONCESSION = 0.1f;
    // About -54 dBFS: the noise of a good line.
    private static final int QUIET = 64;

    private final int samplesATick;
    private final Pitch pitch = new Pitch();
    private final short[] samples;
    // The same with one sample a tick, where there are more.
    private final short[] narrow;
    private int count;

    SampleQueue(int samplesATick) {
        this.samplesATick = samplesATick;
        samples = new short[MOST_TICKS * samplesATick];
        narrow = samplesATick == 1 ? samples : new short[MOST_TICKS];
    }

    short[] samples() {
        return samples;
    }

    /** Where the next sample is to be written. */
    int end() {
        return count;
    }

    int ticks() {
        return count / samplesATick;
    }

    void added(int ticks) {
        count += ticks * samplesATick;
    }

    /** Moves the first frame out. */
    void take(short[] frame, int at) {
        System.arraycopy(samples, 0, frame, at, FRAME_TICKS * samplesATick);
        drop(FRAME_TICKS);
    }

    private void drop(int ticks) {
        int dropped = ticks * samplesATick;
        count -= dropped;
        System.arraycopy(samples, dropped, samples, 0, count);
    }

    /** Whether so little is to be heard at the front that nobody notices a change of its length. */
    boolean isQuiet() {
        int heard = Math.min(count, 2 * FRAME_TICKS * samplesATick);
        long sum = 0;
        for (int i = 0; i < heard; i++) {
            sum += Math.abs(samples[i]);
        }
        return sum < (long) QUIET * heard;
    }

    /** Takes a pitch period out; 0 where there is none that is worth it yet. */
    int shrinkByPeriod(int most, int vainTries) {
        return changeByPeriod(Math.min(most, ticks() - FRAME_TICKS), vainTries, false);
    }

    /** Repeats a pitch period; 0 where there is none that is worth it yet. */
    int stretchByPeriod(int vainTries) {
        return changeByPeriod(ticks() - Pitch.LONGEST, vainTries, true);
    }

    private int changeByPeriod(int longest, int vainTries, boolean stretches) {
        if (longest < Pitch.SHORTEST) {
            return 0;
        }
        narrow(Pitch.LONGEST + Math.min(Pitch.LONGEST, longest));
        int period = pitch.after(narrow, 0, Pitch.LONGEST, longest);
        if (pitch.likeness() < WORTH_REPEATING - CONCESSION * vainTries) {
            return 0;
        }
        if (stretches) {
            stretch(period, period);
        } else {
            shrink(period, period);
        }
        return period;
    }

    /** Means of neighbours: enough to find a pitch in. */
    private void narrow(int ticks) {
        for (int i = 0; samplesATick == 2 && i < ticks; i++) {
            narrow[i] = (short) ((samples[2 * i] + samples[2 * i + 1]) / 2);
        }
    }

    int shrinkQuietly(int most) {
        int by = Math.max(0, Math.min(Math.min(most, FRAME_TICKS / 2), ticks() - FRAME_TICKS));
        shrink(by, Math.min(by, QUIET_SEAM));
        return by;
    }

    int stretchQuietly(int most) {
        int by = Math.min(most, FRAME_TICKS / 2);
        stretch(by, Math.min(by, QUIET_SEAM));
        return by;
    }

    private void shrink(int ticks, int seamTicks) {
        int by = ticks * samplesATick;
        int seam = seamTicks * samplesATick;
        for (int i = 0; i < seam; i++) {
            samples[by + i] = between(samples[i], samples[by + i], i + 1, seam + 1);
        }
        drop(ticks);
    }

    private void stretch(int ticks, int seamTicks) {
        int by = ticks * samplesATick;
        int seam = seamTicks * samplesATick;
        System.arraycopy(samples, 0, samples, by, count);
        count += by;
        // Now the first stretch stands twice; its first showing leads over into its second.
        for (int i = 0; i < seam; i++) {
            samples[by + i] = between(samples[by + by + i], samples[by + i], i + 1, seam + 1);
        }
    }

    private static short between(int from, int to, int part, int parts) {
        return (short) (from + (to - from) * part / parts);
    }
}
