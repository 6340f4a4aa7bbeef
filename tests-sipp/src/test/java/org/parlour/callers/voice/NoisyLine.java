package org.parlour.callers.voice;

import java.util.Arrays;
import java.util.List;
import org.parlour.mixer.measure.Estoi;
import org.parlour.mixer.measure.Loudness;
import org.parlour.mixer.noise.HighPass;
import org.parlour.mixer.noise.NoiseSuppression;
import org.parlour.mixer.rig.Sounds;

/** One caller before a background, at 16 kHz, through high-pass and noise suppression: what is left of each. */
final class NoisyLine {
    private static final int RATE_HZ = 16_000;
    private static final int FRAME = 320;
    // The first pause teaches.
    private static final int FIRST_PAUSE = 2 * RATE_HZ;
    private static final int PAUSE = 3 * RATE_HZ;
    private static final int AFTERMATH = RATE_HZ / 2;

    private final short[] clean;
    private final short[] noisy;
    private final short[] cleaned;
    private final int firstEnd;

    NoisyLine(Talk talk, Backdrop backdrop, double belowDecibels, long seed, List<Talk> others) {
        short[] voice = talk.samples();
        short[] said = Loud.joined(new short[FIRST_PAUSE], voice, new short[PAUSE], voice);
        double level = Sounds.decibels(voice, 0, voice.length) - belowDecibels;
        short[] came = Loud.sum(said, backdrop.sound(seed, said.length, level, others));
        firstEnd = FIRST_PAUSE + voice.length;
        // The hum that the high-pass takes is taken before the comparison: it is no merit of the suppression.
        clean = highPassed(said);
        noisy = highPassed(came);
        cleaned = suppressed(noisy);
    }

    private static short[] highPassed(short[] samples) {
        short[] filtered = samples.clone();
        HighPass highPass = new HighPass();
        for (int at = 0; at + FRAME <= filtered.length; at += FRAME) {
            highPass.filter(filtered, at, FRAME);
        }
        return filtered;
    }

    /** In step with what came. */
    private static short[] suppressed(short[] samples) {
        NoiseSuppression suppression = new NoiseSuppression();
        short[] frames = Arrays.copyOf(samples, Math.ceilDiv(samples.length, FRAME) * FRAME + FRAME);
        for (int at = 0; at < frames.length; at += FRAME) {
            suppression.suppress(frames, at, FRAME);
        }
        return Arrays.copyOfRange(frames, NoiseSuppression.DELAY, NoiseSuppression.DELAY + samples.length);
    }

    /** How much softer the background became where nobody spoke. */
    double takenDecibels() {
        return Sounds.decibels(noisy, firstEnd + AFTERMATH, firstEnd + PAUSE)
                - Sounds.decibels(cleaned, firstEnd + AFTERMATH, firstEnd + PAUSE);
    }

    double understoodBefore() {
        return Estoi.of(clean, noisy, RATE_HZ);
    }

    double understood() {
        return Estoi.of(clean, cleaned, RATE_HZ);
    }

    /** By how much the voice itself is louder than it was without any background. */
    double changedLu() {
        return Loudness.integrated(cleaned, RATE_HZ) - Loudness.integrated(clean, RATE_HZ);
    }
}
