package org.parlour.mixer.hearing;

import org.parlour.mixer.level.KWeighting;
import org.parlour.mixer.level.SoftLimiter;
import org.parlour.wire.call.HearingProfile;

/**
 * Makes what one caller hears as loud and as clear as their profile says, 20 ms at 16 kHz at a time, without delay. The
 * profile may change while somebody speaks: a slider makes no click. Peaks are limited, and what that takes from the
 * loudness is given back.
 */
public final class HearingAid {
    /** 20 ms. */
    public static final int FRAME = 320;

    // Decibels in 20 ms: the whole way of a slider takes a fifth of a second.
    private static final float LOUDER_STEP = 1;
    private static final float CLEARER_STEP = 0.75f;
    private static final float MOST_MAKEUP = 6;
    // Decibels in 20 ms, for each by which it is too soft.
    private static final float MAKEUP_FOLLOWED = 0.01f;
    private static final float SPOKEN = KWeighting.energy(-50);
    private static final float REMEMBERED = 0.02f;

    private final Lift lift = new Lift();
    private final KWeighting weighingBefore = new KWeighting();
    private final KWeighting weighingAfter = new KWeighting();
    private final SoftLimiter limiter = SoftLimiter.dense();
    private final float[] sound = new float[FRAME];

    private HearingProfile profile = HearingProfile.NONE;
    private float louder;
    private float clearer;
    private float makeup;
    private float energyBefore;
    private float energyAfter;
    private float gain = 1;

    /** From the next 20 ms on. */
    public void profile(HearingProfile wanted) {
        profile = wanted;
    }

    public HearingProfile profile() {
        return profile;
    }

    /** Whether what is heard in the next 20 ms differs from what it would be without this. */
    public boolean isHeard() {
        return profile.changesSound() || louder != 0 || clearer > 0 || gain != 1 || !limiter.isOpen();
    }

    /** Changes what is heard in the next 20 ms; at most full scale comes out of however loud a sum. */
    public void aid(int[] mix) {
        if (!isHeard()) {
            return;
        }
        for (int i = 0; i < FRAME; i++) {
            sound[i] = mix[i];
        }
        makeClearer();
        makeLouder();
        for (int i = 0; i < FRAME; i++) {
            mix[i] = Math.round(sound[i]);
        }
    }

    private void makeClearer() {
        float before = clearer;
        clearer = towards(profile.clearerDecibels(), clearer, CLEARER_STEP);
        if (before != clearer) {
            lift.set(clearer);
        }
        if (before != 0 || clearer != 0) {
            lift.filter(sound);
        }
    }

    private void makeLouder() {
        float louderBefore = louder;
        louder = towards(profile.louderDecibels(), louder, LOUDER_STEP);
        if (louder <= 0) {
            makeup = 0;
            energyBefore = 0;
            energyAfter = 0;
        } else if (louder != louderBefore) {
            // What came out before a step was right then, and is no reason to make up for the step.
            energyAfter *= (float) Math.pow(10, (louder - louderBefore) / 10);
        }
        float energy = louder <= 0 ? 0 : weighingBefore.energy(sound, 0, FRAME);
        float goal = louder == 0 ? 1 : (float) Math.pow(10, (louder + makeup) / 20);
        float step = (goal - gain) / FRAME;
        for (int i = 0; i < FRAME; i++) {
            sound[i] *= gain + step * (i + 1);
        }
        gain = goal;
        limiter.limit(sound, FRAME);
        if (louder > 0) {
            judge(energy, weighingAfter.energy(sound, 0, FRAME));
        }
    }

    /** Whether what came out is as much louder as it should be, over a second of speech. */
    private void judge(float before, float after) {
        if (before < SPOKEN) {
            return;
        }
        energyBefore += (before - energyBefore) * REMEMBERED;
        energyAfter += (after - energyAfter) * REMEMBERED;
        float missing = KWeighting.lufs(energyBefore) + louder - KWeighting.lufs(energyAfter);
        makeup = Math.clamp(makeup + missing * MAKEUP_FOLLOWED, 0, MOST_MAKEUP);
    }

    private static float towards(float goal, float now, float step) {
        return Math.max(now - step, Math.min(now + step, goal));
    }

    @Override
    public String toString() {
        return "Hearing(%+d dB, clearer %+d dB)".formatted(profile.louderDecibels(), profile.clearerDecibels());
    }
}
