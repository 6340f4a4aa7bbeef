package org.parlour.mixer.g722;

import static org.parlour.mixer.g722.BandFilter.MOST_PAIRS;

/**
 * From octets to 16 kHz. The way leads by two bands of 8 kHz, one below 4 kHz and one above; who fills gaps does so there,
 * where half the samples are enough to find a pitch in, and joins the bands afterwards.
 */
public final class G722Decoder {
    private final G722Rate rate;
    private final LowerBand lowerBand = new LowerBand();
    private final UpperBand upperBand = new UpperBand();
    private final Synthesis synthesis = new Synthesis();
    private final short[] lower = new short[MOST_PAIRS];
    private final short[] upper = new short[MOST_PAIRS];

    public G722Decoder() {
        this(G722Rate.KBITS_64);
    }

    public G722Decoder(G722Rate rate) {
        this.rate = rate;
    }

    /** Writes twice as many samples as there are octets. */
    public void decode(byte[] codes, int offset, int count, short[] samples, int at) {
        for (int done = 0; done < count; done += MOST_PAIRS) {
            int pairs = Math.min(MOST_PAIRS, count - done);
            decodeBands(codes, offset + done, pairs, lower, upper);
            synthesis.join(lower, upper, 0, pairs, samples, at + 2 * done);
        }
    }

    /** Writes a sample of each band, of 15 bits, for each octet. */
    public void decodeBands(byte[] codes, int offset, int count, short[] itsLower, short[] itsUpper) {
        for (int i = 0; i < count; i++) {
            int code = codes[offset + i] & 0xFF;
            itsLower[i] = (short) lowerBand.decode(code & 0x3F, rate);
            itsUpper[i] = (short) upperBand.decode(code >> 6);
        }
        float loudness = lowerBand.loudness();
        lowerBand.recollection().note(loudness);
        upperBand.recollection().note(loudness);
    }

    /** Writes two samples for each one of the bands. */
    public void join(short[] itsLower, short[] itsUpper, int from, int count, short[] samples, int at) {
        for (int done = 0; done < count; done += MOST_PAIRS) {
            int pairs = Math.min(MOST_PAIRS, count - done);
            synthesis.join(itsLower, itsUpper, from + done, pairs, samples, at + 2 * done);
        }
    }

    /**
     * Octets are missing before these, which have not been decoded yet: what the missing ones would have taught is guessed.
     *
     * @param codes the octets behind the gap, as far as they are here
     */
    public void regain(int lost, byte[] codes, int offset, int count) {
        lowerBand.recollection().remember();
        upperBand.recollection().remember();
        for (int i = offset; i < offset + count; i++) {
            lowerBand.decode(codes[i] & 0x3F, rate);
            upperBand.decode((codes[i] & 0xFF) >> 6);
        }
        lowerBand.recollection().guess(lost, count);
        upperBand.recollection().guess(lost, count);
    }

    /** The next octets come from an encoder that begins; what the filter still holds is played out. */
    public void beginAnew() {
        lowerBand.reset();
        upperBand.reset();
    }

    public void reset() {
        beginAnew();
        synthesis.reset();
    }

    @Override
    public String toString() {
        return "G722Decoder(" + rate + ")";
    }
}
