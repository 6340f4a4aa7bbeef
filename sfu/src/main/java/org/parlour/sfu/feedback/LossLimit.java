package org.parlour.sfu.feedback;

/**
 * How much a publisher may send where only REMB was agreed: the loss rule of
 * draft-ietf-rmcat-gcc-02 section 6, which needs nothing but receiver statistics.
 */
final class LossLimit {
    private static final long LEAST_BITS_PER_SECOND = 150_000;
    // In 1/256: 10 % and 2 %.
    private static final int MUCH = 26;
    private static final int LITTLE = 5;

    private final long mostBitsPerSecond;
    private long bitsPerSecond;

    LossLimit(long mostBitsPerSecond) {
        this.mostBitsPerSecond = mostBitsPerSecond;
        this.bitsPerSecond = mostBitsPerSecond;
    }

    /** Once a second. */
    long after(int fractionLostUnits256) {
        if (fractionLostUnits256 > MUCH) {
            bitsPerSecond -= bitsPerSecond * fractionLostUnits256 / 512;
        } else if (fractionLostUnits256 < LITTLE) {
            bitsPerSecond += bitsPerSecond * 8 / 100;
        }
        bitsPerSecond = Math.clamp(bitsPerSecond, LEAST_BITS_PER_SECOND, mostBitsPerSecond);
        return bitsPerSecond;
    }
}
