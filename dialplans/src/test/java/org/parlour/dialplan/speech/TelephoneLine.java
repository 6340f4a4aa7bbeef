package org.parlour.dialplan.speech;

import java.util.Arrays;

/** A clip as a kitchen phone gets it: band-limited, 8 kHz, and A-law (ITU-T G.711) on the way. */
final class TelephoneLine {
    private static final double A = 87.6;
    private static final double KNEE = 1 / (1 + Math.log(A));

    private TelephoneLine() {}

    /** Before the codec. */
    static double[] sampledAt8000(Loudness clip) {
        double[] band = Filter.telephoneBand(clip.onTheTelephone().sound(), clip.sampleRateHz());
        double[] narrow = new double[band.length / 2];
        Arrays.setAll(narrow, i -> band[2 * i]);
        return narrow;
    }

    /** After the codec. */
    static double[] coded(double[] narrow) {
        return Arrays.stream(narrow).map(TelephoneLine::throughALaw).toArray();
    }

    private static double throughALaw(double sample) {
        double magnitude = Math.min(Math.abs(sample), 1);
        double pressed = magnitude < 1 / A ? A * magnitude * KNEE : (1 + Math.log(A * magnitude)) * KNEE;
        double step = (Math.floor(pressed * 128) + 0.5) / 128;
        double restored = step < KNEE ? step / KNEE / A : Math.exp(step / KNEE - 1) / A;
        return Math.copySign(restored, sample);
    }
}
