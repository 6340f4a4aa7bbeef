package org.parlour.mixer.opus;

/**
 * How a voice is encoded. All but the rate may change while it speaks.
 *
 * @param sampleRateHz of the samples that are encoded: 8, 12, 16, 24 or 48 kHz
 * @param widest no more than this is sent, whatever the samples hold; a limit that changes while a voice speaks is
 *     reached in steps of some seconds, without a jump
 * @param complexity 0 to 10. From 1 to 3 the cost of a wideband voice nearly doubles, from 1 to 9 it is fourfold
 * @param silenceUnsent discontinuous transmission: in a pause only every twentieth packet is worth sending. For speech
 *     alone: a tone that lasts is taken for a pause
 * @param repair each packet carries its predecessor once more and coarsely (in-band FEC), if losses are expected
 * @param expectedLossPercent 0 to 100, as the listener reports them
 */
public record OpusSettings(
        int sampleRateHz,
        OpusBandwidth widest,
        int complexity,
        int bitrateBitsPerSecond,
        boolean silenceUnsent,
        boolean repair,
        int expectedLossPercent) {
    private static final int LEAST_BITRATE = 6_000;
    private static final int MOST_BITRATE = 510_000;

    public OpusSettings {
        OpusBandwidth.ofRate(sampleRateHz);
        if (complexity < 0 || complexity > 10) {
            throw new IllegalArgumentException("complexity goes from 0 to 10, and not to " + complexity);
        }
        if (bitrateBitsPerSecond < LEAST_BITRATE || bitrateBitsPerSecond > MOST_BITRATE) {
            throw new IllegalArgumentException("Opus goes from 6 to 510 kbit/s, not to " + bitrateBitsPerSecond);
        }
        if (expectedLossPercent < 0 || expectedLossPercent > 100) {
            throw new IllegalArgumentException("a loss of " + expectedLossPercent + " %");
        }
    }

    /** A voice with all that its samples hold, at little cost, unsent in its pauses and armed against a few losses. */
    public static OpusSettings speech(int sampleRateHz) {
        OpusBandwidth widest = OpusBandwidth.ofRate(sampleRateHz);
        // RFC 6716 section 2.1.1: the sweet spots of speech for 20 ms frames, from their upper ends, because repair
        // takes its share.
        int bitrate =
                switch (widest) {
                    case NARROW -> 16_000;
                    case MEDIUM, WIDE -> 24_000;
                    case SUPERWIDE, FULL -> 40_000;
                };
        return new OpusSettings(sampleRateHz, widest, 1, bitrate, true, true, 5);
    }

    public OpusSettings withWidest(OpusBandwidth other) {
        return new OpusSettings(
                sampleRateHz, other, complexity, bitrateBitsPerSecond, silenceUnsent, repair, expectedLossPercent);
    }

    public OpusSettings withComplexity(int other) {
        return new OpusSettings(
                sampleRateHz, widest, other, bitrateBitsPerSecond, silenceUnsent, repair, expectedLossPercent);
    }

    public OpusSettings withBitrate(int bitsPerSecond) {
        return new OpusSettings(
                sampleRateHz, widest, complexity, bitsPerSecond, silenceUnsent, repair, expectedLossPercent);
    }

    public OpusSettings withSilenceUnsent(boolean other) {
        return new OpusSettings(
                sampleRateHz, widest, complexity, bitrateBitsPerSecond, other, repair, expectedLossPercent);
    }

    public OpusSettings withRepair(boolean other) {
        return new OpusSettings(
                sampleRateHz, widest, complexity, bitrateBitsPerSecond, silenceUnsent, other, expectedLossPercent);
    }

    public OpusSettings withExpectedLoss(int percent) {
        return new OpusSettings(sampleRateHz, widest, complexity, bitrateBitsPerSecond, silenceUnsent, repair, percent);
    }
}
