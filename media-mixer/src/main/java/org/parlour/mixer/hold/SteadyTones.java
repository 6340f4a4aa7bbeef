package org.parlour.mixer.hold;

import org.parlour.wire.call.HoldReason;

/**
 * Knows the tones of telephone networks (ITU-T E.180, E.182): one or two lines of the spectrum that hold nearly all of the
 * power and do not move. No voice is so pure for so long, and keys (Q.23) are left out.
 */
final class SteadyTones {
    private static final float PURE = 0.96f;
    // 20 dB below the strongest bin the lines end, and noise is below that.
    private static final float FAINT = 0.01f;
    private static final int MOST_BINS = 14;
    // 5 Hz from one frame to the next, 11 since it began.
    private static final float STEP_BINS = 0.35f;
    private static final float DRIFT_BINS = 0.7f;
    // 160 ms: what stands shorter is not counted.
    private static final int STANDS_FRAMES = 8;
    // Two bursts of 0.4 s come to some 32, less what the picture needs to be full.
    private static final int ENOUGH_FRAMES = 28;
    // E.180 Supplement 2: tones of networks lie above 330 Hz. Below it people hum.
    private static final float LOWEST_BIN = 330 / SoundPicture.HERTZ_A_BIN;
    // Ring-back is 400 to 480 Hz in nearly all countries; with what modulates it 370 to 510.
    private static final float RING_LOW_BIN = 370 / SoundPicture.HERTZ_A_BIN;
    private static final float RING_HIGH_BIN = 510 / SoundPicture.HERTZ_A_BIN;
    private static final int OTHER_FRAMES = 15;
    private static final int ONE_RING_FRAMES = 160;
    private static final int BETWEEN_RINGS_FRAMES = 45;
    // Two bursts are a ring in some countries; three without a long pause are busy.
    private static final int BUSY_BURSTS = 3;
    private static final float ABOVE_FLOOR = 8;
    private static final float FLOOR_RISE = 0.1f;
    private static final float LOUDEST = 0;
    private static final float QUIETEST = -70;
    private static final float SHARE_STEP = 0.04f;

    private static final float[] KEY_LOW_BINS = bins(697, 770, 852, 941);
    private static final float[] KEY_HIGH_BINS = bins(1_209, 1_336, 1_477, 1_633);

    private int run;
    private float beganBin;
    private float lastBin;
    private int tone;
    private int other;
    // Frames without a tone, and the level of the softest of them.
    private int quiet;
    private float floor = LOUDEST;
    private int burst;
    private int bursts;
    private boolean rings;
    private float share;
    private boolean key;

    // Of the last picture.
    private float lowBin;
    private float highBin;
    private float pureBin;
    private int lines;

    void forget() {
        run = 0;
        tone = 0;
        other = 0;
        quiet = 0;
        floor = LOUDEST;
        burst = 0;
        bursts = 0;
        share = 0;
    }

    /** 20 ms of silence. */
    void pause() {
        run = 0;
        burst = 0;
        floor = QUIETEST;
        between();
    }

    /** 20 ms in which something sounds. */
    void hear(SoundPicture picture, float decibels) {
        boolean pure = isPure(picture);
        key = pure && isKey();
        boolean steady = pure && !key && lowBin >= LOWEST_BIN && !isVoice();
        if (!steady) {
            run = 0;
            beOther(decibels);
        } else {
            stand();
        }
        boolean stands = run >= STANDS_FRAMES;
        share += ((stands ? 1 : 0) - share) * SHARE_STEP;
        if (other >= OTHER_FRAMES) {
            tone = 0;
            bursts = 0;
        }
    }

    private void stand() {
        if (run > 0 && (Math.abs(pureBin - lastBin) > STEP_BINS || Math.abs(pureBin - beganBin) > DRIFT_BINS)) {
            run = 0;
        }
        if (run == 0) {
            beganBin = pureBin;
        }
        lastBin = pureBin;
        run++;
        if (run == STANDS_FRAMES) {
            boolean ring = lowBin >= RING_LOW_BIN && highBin <= RING_HIGH_BIN;
            rings = tone == 0 ? ring : rings && ring;
            tone += STANDS_FRAMES;
            burst = STANDS_FRAMES;
            bursts++;
            other = 0;
            quiet = 0;
            floor = LOUDEST;
        } else if (run > STANDS_FRAMES) {
            tone++;
            burst++;
            other = 0;
        }
    }

    /** What is as loud as the softest since the tone is the noise between its bursts; a voice goes up and down. */
    private void beOther(float decibels) {
        burst = 0;
        floor = Math.min(floor + FLOOR_RISE, decibels);
        if (decibels > floor + ABOVE_FLOOR) {
            other++;
        } else {
            between();
        }
    }

    private void between() {
        quiet++;
        if (quiet == BETWEEN_RINGS_FRAMES) {
            bursts = 0;
        }
    }

    /** Whether the last frame was that of a key. */
    boolean isAKey() {
        return key;
    }

    /** Whether the last seconds of sound were tones more than anything else. */
    boolean prevails() {
        return share > 0.5f;
    }

    /** For how many frames there was sound that is no tone. */
    int otherFrames() {
        return other;
    }

    HoldReason heard() {
        if (tone < ENOUGH_FRAMES) {
            return HoldReason.NONE;
        }
        return rings && bursts < BUSY_BURSTS && burst < ONE_RING_FRAMES ? HoldReason.RINGBACK : HoldReason.TONES;
    }

    /** Whether nearly all power is in one line or two, and where they are. */
    private boolean isPure(SoundPicture picture) {
        float faint = picture.most() * FAINT;
        lines = 0;
        float held = 0;
        float heldWeighted = 0;
        float line = 0;
        float lineWeighted = 0;
        int bins = 0;
        for (int k = SoundPicture.FIRST_BIN; k <= SoundPicture.LAST_BIN + 1; k++) {
            float power = k <= SoundPicture.LAST_BIN ? picture.power(k) : 0;
            if (power > faint) {
                bins++;
                line += power;
                lineWeighted += power * k;
            } else if (line > 0) {
                highBin = lineWeighted / line;
                lowBin = lines == 0 ? highBin : lowBin;
                lines++;
                held += line;
                heldWeighted += lineWeighted;
                line = 0;
                lineWeighted = 0;
            }
        }
        pureBin = held > 0 ? heldWeighted / held : 0;
        return lines > 0 && lines <= 2 && bins <= MOST_BINS && held >= PURE * picture.total();
    }

    /** A voice that hums has its lines at whole multiples; no network has two tones so. */
    private boolean isVoice() {
        float ratio = highBin / lowBin;
        return lines == 2 && ratio > 1.5f && Math.abs(ratio - Math.round(ratio)) < 0.1f;
    }

    private boolean isKey() {
        return isNear(lowBin, KEY_LOW_BINS) && isNear(highBin, KEY_HIGH_BINS);
    }

    private static boolean isNear(float bin, float[] bins) {
        for (float one : bins) {
            if (Math.abs(bin - one) < 1.6f) {
                return true;
            }
        }
        return false;
    }

    private static float[] bins(int... hertz) {
        float[] bins = new float[hertz.length];
        for (int i = 0; i < hertz.length; i++) {
            bins[i] = hertz[i] / SoundPicture.HERTZ_A_BIN;
        }
        return bins;
    }
}
