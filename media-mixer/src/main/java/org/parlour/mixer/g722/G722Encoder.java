package org.parlour.mixer.g722;

import static org.parlour.mixer.g722.BandFilter.MOST_PAIRS;

/** Two samples of 16 kHz an octet, 64 kbit/s; what it heard before it remembers. */
public final class G722Encoder {
    private final Analysis analysis = new Analysis();
    private final LowerBand lowerBand = new LowerBand();
    private final UpperBand upperBand = new UpperBand();
    private final int[] lower = new int[MOST_PAIRS];
    private final int[] upper = new int[MOST_PAIRS];

    /** Reads twice as many samples as it writes octets; {@code count} are written. */
    public void encode(short[] samples, int from, int count, byte[] codes, int offset) {
        for (int done = 0; done < count; done += MOST_PAIRS) {
            int pairs = Math.min(MOST_PAIRS, count - done);
            analysis.part(samples, from + 2 * done, pairs, lower, upper);
            encodeBands(pairs, codes, offset + done);
        }
    }

    private void encodeBands(int pairs, byte[] codes, int offset) {
        for (int i = 0; i < pairs; i++) {
            codes[offset + i] = (byte) (upperBand.encode(upper[i]) << 6 | lowerBand.encode(lower[i]));
        }
    }

    public void reset() {
        analysis.reset();
        lowerBand.reset();
        upperBand.reset();
    }

    /** Goes on where another one stands: from here on both say the same of the same samples. */
    public void copyFrom(G722Encoder other) {
        analysis.copyFrom(other.analysis);
        lowerBand.copyFrom(other.lowerBand);
        upperBand.copyFrom(other.upperBand);
    }

    @Override
    public String toString() {
        return "G722Encoder(64 kbit/s)";
    }
}
