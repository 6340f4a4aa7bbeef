package org.parlour.mixer.digits;

import static org.parlour.mixer.digits.ToneBank.STEP;

import java.util.Arrays;

/**
 * Decides step by step (5 ms) whether a key is down. Q.24: 40 ms of tones are a key and 23 are none; 40 ms of pause part two
 * presses and a gap of 10 does not; 1.5 % off is a key and 3.5 is none.
 *
 * <p>Three stretches of 20 ms that agree make a key, if nothing loud went before; else a voice may be in play, and it takes
 * seven. Vowels and whistles drift and have harmonics: what is not one low and one high tone and hardly anything else, as
 * high and as loud as 5 ms ago, is no key.
 *
 * <p>Sound that concealment made up proves nothing: tones in it count, their absence does not, unless it was quiet before.
 */
final class ToneWatch {
    static final int NONE = -1;

    private static final int STEPS = ToneBank.STEPS;
    private static final int SUSPECT_STEPS = 3;
    private static final int WORTH_TELLING = 3;
    private static final int WORTH_TELLING_AFTER_SPEECH = 7;
    // A pause of 40 ms leaves eight stretches of 20 ms less than half full, a gap of 10 ms two.
    private static final int MISSED_TO_RELEASE = 6;
    // 120 ms: what is made up for longer is a pause.
    private static final int MOST_MADE_UP = 24;
    private static final int MEMORY = 12;
    // For 10 ms after a gap the sound is still mixed with what filled it; so long that is in the last 20 ms.
    private static final int DOUBTFUL_STEPS = STEPS + 2;
    // 120 ms: a decoder that lost its way may take so long to find it.
    private static final int LASTING_STEPS = 24;

    private static final double MOST_OFF = 0.024;
    private static final double MOST_DRIFT_HERTZ = 14;
    private static final double MOST_CHANGE = 1.35;
    // High against low: Q.24 wants -8 to +4 dB.
    private static final double LEAST_TWIST = Math.pow(10, -10 / 20.0);
    private static final double MOST_TWIST = Math.pow(10, 7 / 20.0);
    // A decoder that remembers (G.722) and lost its way has steps of the wrong size: one band of tones was seen to come
    // out
    // 11 dB too loud until it found back.
    private static final double LEAST_TWIST_OF_A_STRAY = Math.pow(10, -20 / 20.0);
    private static final double MOST_TWIST_OF_A_STRAY = Math.pow(10, 14 / 20.0);
    private static final double LEAST_AMPLITUDE = Tones.amplitude(-41);
    private static final double MOST_OTHER = 0.12;
    private static final double MOST_OTHER_WHERE_MENDED = 0.3;
    private static final double MOST_OTHER_WHILE_DOWN = 0.4;
    private static final float QUIET_SHARE = 0.1f;
    private static final float LOUD_SHARE = 0.1f;

    private final ToneBank bank = new ToneBank();
    private final ToneFit fit = new ToneFit();
    private final ToneFit early = new ToneFit();
    // The last 20 ms, the oldest first.
    private final float[] heard = new float[Tones.MOST_TICKS];
    // How loud the last steps were in which there were no tones; 0 for quiet ones.
    private final float[] speech = new float[MEMORY];

    private final boolean decoderRemembers;

    private long ticks;
    private int step;
    private int stepsSinceMadeUp = LASTING_STEPS;
    private int madeUpInRow;
    private boolean quietBefore = true;

    private int candidate = NONE;
    private int agreeing;
    private int needed;
    private long candidateSince;
    private double lowHertz;
    private double highHertz;
    private double amplitude;

    private int down = NONE;
    private long downSince;
    private long lastTones;
    private float tonePower;
    private int missed;

    private int told = NONE;
    private int released = NONE;
    private long releasedSince;
    private long releasedAt;
    private boolean suspected;

    /** @param decoderRemembers whether what was lost may spoil what comes behind it */
    ToneWatch(boolean decoderRemembers) {
        this.decoderRemembers = decoderRemembers;
    }

    /** The next 5 ms, {@link ToneBank#STEP} samples of 8 kHz. */
    void hear(float[] samples, int from, boolean isMadeUp) {
        System.arraycopy(heard, STEP, heard, 0, heard.length - STEP);
        System.arraycopy(samples, from, heard, heard.length - STEP, STEP);
        ticks += STEP;
        step++;
        stepsSinceMadeUp = isMadeUp ? 0 : Math.min(LASTING_STEPS, stepsSinceMadeUp + 1);
        madeUpInRow = isMadeUp ? madeUpInRow + 1 : 0;
        bank.hear(heard, heard.length - STEP);
        told = NONE;
        released = NONE;
        boolean maybe = bank.maybeKey(STEPS);
        int key = maybe ? keyOfLast20() : NONE;
        if (key != NONE) {
            sounded(key);
        } else if (!maybe || Tones.event(bank.low(), bank.high()) != down) {
            // What is still mostly the key that is down, though badly heard, ends nothing.
            notSounded();
        }
        suspected = down == NONE && (isGoodCandidate() || (candidate == NONE && isEarlySign()));
        speech[step % MEMORY] = key == NONE && down == NONE && !isMadeUp && !suspected ? bank.power() : 0;
        quietBefore = isMadeUp ? quietBefore : bank.power() < QUIET_SHARE * tonePower;
    }

    private int keyOfLast20() {
        fit.fit(heard, 0, heard.length, bank.low(), bank.high());
        int key = Tones.event(bank.low(), bank.high());
        double mostOther = key == down ? MOST_OTHER_WHILE_DOWN : isDoubtful() ? MOST_OTHER_WHERE_MENDED : MOST_OTHER;
        return isKey(fit, bank.low(), bank.high(), mostOther) ? key : NONE;
    }

    /** Whether something in the last 20 ms was made up, or is still mixed with what was. */
    private boolean isDoubtful() {
        return stepsSinceMadeUp < DOUBTFUL_STEPS;
    }

    private boolean isGoodCandidate() {
        return candidate != NONE && (needed == WORTH_TELLING || agreeing >= WORTH_TELLING);
    }

    /** 15 ms that look like a key: not enough to tell one, enough to keep them from the room. */
    private boolean isEarlySign() {
        if (!bank.maybeKey(SUSPECT_STEPS)) {
            return false;
        }
        int count = SUSPECT_STEPS * STEP;
        early.fit(heard, heard.length - count, count, bank.low(), bank.high());
        return isKey(early, bank.low(), bank.high(), MOST_OTHER) && !followsSpeech(early, SUSPECT_STEPS);
    }

    private boolean isKey(ToneFit fit, int low, int high, double mostOther) {
        double twist = fit.highAmplitude() / Math.max(1, fit.lowAmplitude());
        boolean strays = decoderRemembers && madeUpInRow == 0 && stepsSinceMadeUp < LASTING_STEPS;
        return fit.otherShare() < mostOther
                && Math.abs(fit.lowHertz() / Tones.hertz(low) - 1) < MOST_OFF
                && Math.abs(fit.highHertz() / Tones.hertz(high) - 1) < MOST_OFF
                && twist > (strays ? LEAST_TWIST_OF_A_STRAY : LEAST_TWIST)
                && twist < (strays ? MOST_TWIST_OF_A_STRAY : MOST_TWIST)
                && Math.min(fit.lowAmplitude(), fit.highAmplitude()) > LEAST_AMPLITUDE;
    }

    private void sounded(int key) {
        if (key == down) {
            lastTones = ticks;
            missed = 0;
            candidate = NONE;
            return;
        }
        double now = fit.lowAmplitude() + fit.highAmplitude();
        boolean agrees = key == candidate && (isDoubtful() || isSteady(now));
        if (!agrees) {
            candidate = key;
            agreeing = 0;
            candidateSince = ticks - heard.length;
            needed = down == NONE && followsSpeech(fit, STEPS) ? WORTH_TELLING_AFTER_SPEECH : WORTH_TELLING;
        }
        lowHertz = fit.lowHertz();
        highHertz = fit.highHertz();
        amplitude = now;
        tonePower = (float) power(fit);
        agreeing++;
        missed += down == NONE ? 0 : 1;
        if (agreeing >= needed) {
            press(key);
        }
    }

    /** Whether the tones are as high and as loud as 5 ms ago. */
    private boolean isSteady(double now) {
        return Math.abs(fit.lowHertz() - lowHertz) < MOST_DRIFT_HERTZ
                && Math.abs(fit.highHertz() - highHertz) < MOST_DRIFT_HERTZ
                && now < amplitude * MOST_CHANGE
                && now > amplitude / MOST_CHANGE;
    }

    /** Whether something loud that was no key went before the last so many steps, in the 40 ms before them. */
    private boolean followsSpeech(ToneFit tones, int steps) {
        double power = power(tones);
        float sum = 0;
        // The step before them may hold the beginning of the tones.
        for (int back = steps + 1; back < steps + 1 + MEMORY - STEPS; back++) {
            sum += speech[Math.floorMod(step - back, MEMORY)];
        }
        return sum > LOUD_SHARE * power * (MEMORY - STEPS);
    }

    private static double power(ToneFit tones) {
        double low = tones.lowAmplitude();
        double high = tones.highAmplitude();
        return (low * low + high * high) / 2;
    }

    private void press(int key) {
        if (down != NONE) {
            release();
        }
        down = key;
        downSince = candidateSince;
        lastTones = ticks;
        missed = 0;
        candidate = NONE;
        told = key;
    }

    private void notSounded() {
        boolean proves = provesNothingThere();
        if (proves) {
            candidate = NONE;
        }
        if (down != NONE && proves) {
            missed++;
            if (missed >= MISSED_TO_RELEASE) {
                release();
            }
        }
    }

    /** Whether the lack of tones in the last 20 ms says that there were none. */
    private boolean provesNothingThere() {
        int lasting = down == NONE ? DOUBTFUL_STEPS : LASTING_STEPS;
        if (stepsSinceMadeUp >= lasting || madeUpInRow > MOST_MADE_UP) {
            return true;
        }
        boolean quiet = madeUpInRow > 0 ? quietBefore : bank.power() < QUIET_SHARE * tonePower;
        return quiet;
    }

    private void release() {
        released = down;
        releasedSince = downSince;
        releasedAt = lastTones;
        down = NONE;
        missed = 0;
    }

    /** What comes next has nothing to do with what came before; a key that was down came up. */
    void restart() {
        told = NONE;
        released = NONE;
        if (down != NONE) {
            release();
        }
        candidate = NONE;
        suspected = false;
        tonePower = 0;
        bank.restart();
        Arrays.fill(heard, 0);
        Arrays.fill(speech, 0);
    }

    /** The key that these 5 ms told to be down, or {@link #NONE}. */
    int told() {
        return told;
    }

    /** The key that these 5 ms told to be up again, or {@link #NONE}; told before {@link #told}. */
    int released() {
        return released;
    }

    long releasedSince() {
        return releasedSince;
    }

    long releasedAt() {
        return releasedAt;
    }

    long downSince() {
        return downSince;
    }

    boolean isDown() {
        return down != NONE;
    }

    /** Whether it sounds like a key, but not yet for long enough. */
    boolean isSuspected() {
        return suspected;
    }

    /** How long ago whatever is suspected began, at most. */
    int suspectTicks() {
        return candidate == NONE ? SUSPECT_STEPS * STEP : (int) Math.min(heard.length, ticks - candidateSince);
    }

    long ticks() {
        return ticks;
    }
}
