package org.parlour.callers.page;

import java.util.OptionalInt;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Sound;

/**
 * How much is missing of the beginning of somebody who began to speak into silence. Where their pattern begins is known
 * from what is heard of them later; where sound begins is heard.
 */
public final class Onset {
    private static final double AUDIBLE_DECIBELS = -45;
    private static final int BLOCK_SAMPLES = Marker.RATE_HZ / 200;
    private static final int SAMPLES_A_MILLISECOND = Marker.RATE_HZ / 1_000;

    private Onset() {}

    /** In milliseconds; empty when they were not heard at all. Negative is what a jitter buffer stretched. */
    public static OptionalInt missingMillis(short[] heard, Marker marker) {
        return Ear.listen(heard, marker).windows().stream()
                .filter(Ear.Window::found)
                .mapToInt(Ear.Window::patternAtSample)
                .findFirst()
                .stream()
                .map(pattern -> {
                    int sound = firstSound(heard);
                    int away = Math.floorMod(sound - pattern, Marker.PERIOD_SAMPLES);
                    // Nearer to the next beginning than to the last: it came too early, not too late.
                    int missing = away > Marker.PERIOD_SAMPLES / 2 ? away - Marker.PERIOD_SAMPLES : away;
                    return missing / SAMPLES_A_MILLISECOND;
                })
                .findFirst();
    }

    private static int firstSound(short[] heard) {
        int at = 0;
        while (at + BLOCK_SAMPLES <= heard.length
                && Sound.levelDecibels(heard, at, at + BLOCK_SAMPLES) < AUDIBLE_DECIBELS) {
            at += BLOCK_SAMPLES;
        }
        return at;
    }
}
