package org.parlour.sfu.forward;

/** A counter of few bits that comes round, told on without end: each value is the one nearest to the newest. */
final class PictureNumbers {
    private final int bits;
    private boolean begun;
    private long newest;

    PictureNumbers(int bits) {
        this.bits = bits;
    }

    long extend(int value, int valueBits) {
        if (!begun) {
            begun = true;
            newest = value;
            return value;
        }
        int unused = Integer.SIZE - Math.min(bits, valueBits);
        long extended = newest + (((value - (int) newest) << unused) >> unused);
        newest = Math.max(newest, extended);
        return extended;
    }

    void forget() {
        begun = false;
    }
}
