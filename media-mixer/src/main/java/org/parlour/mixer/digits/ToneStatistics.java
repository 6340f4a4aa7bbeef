package org.parlour.mixer.digits;

/**
 * What became of the tones of one telephone.
 *
 * @param suspicions how often something was silenced because it was a key or might have been
 * @param silencedTicks how much, in ticks of 8 kHz
 */
public record ToneStatistics(long presses, long suspicions, long silencedTicks) {
    public static final ToneStatistics NONE = new ToneStatistics(0, 0, 0);

    public ToneStatistics plus(ToneStatistics other) {
        return new ToneStatistics(
                presses + other.presses, suspicions + other.suspicions, silencedTicks + other.silencedTicks);
    }
}
