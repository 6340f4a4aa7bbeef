package org.parlour.mixer.echo;

import org.parlour.mixer.rig.Sounds;

/** Runs a line's uplink through echo control, tick by tick, and measures what came of it. */
final class EchoMeter {
    private static final int RATE_HZ = Talkers.RATE_HZ;
    private static final int TICK = 320;
    // A frame of an echo that is worth counting.
    private static final double AUDIBLE_DECIBELS = -55;

    private final EchoControl control;
    private final short[] uplink;
    private final short[] cleaned;
    private final short[] near;

    EchoMeter(EchoLine line) {
        this(line, new EchoControl(8_000));
    }

    EchoMeter(EchoLine line, EchoControl control) {
        this(line.played(), line.uplink(), line.near(), control);
    }

    EchoMeter(short[] played, short[] uplink, short[] near, EchoControl control) {
        this.control = control;
        this.uplink = uplink;
        this.near = near;
        cleaned = uplink.clone();
        for (int at = 0; at + TICK <= cleaned.length; at += TICK) {
            control.played(played, at, TICK);
            control.clean(cleaned, at, TICK);
        }
    }

    EchoControl control() {
        return control;
    }

    short[] uplink() {
        return uplink;
    }

    short[] cleaned() {
        return cleaned;
    }

    /** Echo return loss enhancement: how much softer what came up is made, where it is loud enough to count. */
    double enhancementDecibels(double fromSeconds, double toSeconds) {
        double came = 1e-9;
        double remained = 1e-9;
        int late = EchoControl.LATE_SAMPLES;
        int to = Math.min((int) (toSeconds * RATE_HZ), uplink.length - TICK - late);
        for (int at = (int) (fromSeconds * RATE_HZ); at < to; at += TICK) {
            if (Sounds.decibels(uplink, at, at + TICK) > AUDIBLE_DECIBELS) {
                for (int i = at; i < at + TICK; i++) {
                    came += (double) uplink[i] * uplink[i];
                    remained += (double) cleaned[i + late] * cleaned[i + late];
                }
            }
        }
        return 10 * Math.log10(came / remained);
    }

    /** When, after a moment, half a second of echo was first made so much softer; negative for never. */
    double secondsTo(double decibels, double fromSeconds) {
        for (double at = fromSeconds; at + 0.5 < uplink.length / (double) RATE_HZ; at += 0.1) {
            if (Sounds.decibels(uplink, (int) (at * RATE_HZ), (int) ((at + 0.5) * RATE_HZ)) > AUDIBLE_DECIBELS + 10
                    && enhancementDecibels(at, at + 0.5) >= decibels) {
                return at - fromSeconds;
            }
        }
        return -1;
    }

    /** How much softer the caller became: of what came out, what goes together with the caller's own words. */
    double attenuationDecibels(double fromSeconds, double toSeconds) {
        double together = 0;
        double alone = 1e-9;
        int late = EchoControl.LATE_SAMPLES;
        int to = Math.min((int) (toSeconds * RATE_HZ), near.length - late);
        for (int i = (int) (fromSeconds * RATE_HZ); i < to; i++) {
            together += (double) cleaned[i + late] * near[i];
            alone += (double) near[i] * near[i];
        }
        return -20 * Math.log10(Math.max(1e-6, together / alone));
    }

    double nearDecibels(double fromSeconds, double toSeconds) {
        return Sounds.decibels(near, (int) (fromSeconds * RATE_HZ), (int) (toSeconds * RATE_HZ));
    }

    double uplinkDecibels(double fromSeconds, double toSeconds) {
        return Sounds.decibels(uplink, (int) (fromSeconds * RATE_HZ), (int) (toSeconds * RATE_HZ));
    }

    double cleanedDecibels(double fromSeconds, double toSeconds) {
        return Sounds.decibels(cleaned, (int) (fromSeconds * RATE_HZ), (int) (toSeconds * RATE_HZ));
    }
}
