package org.parlour.wire.rtp;

/** Arithmetic on 16-bit sequence numbers, which come round every 65,536 packets. */
public final class SequenceNumbers {
    public static final int MODULUS = 1 << 16;

    private SequenceNumbers() {}

    public static int next(int sequenceNumber) {
        return (sequenceNumber + 1) & 0xFFFF;
    }

    /**
     * From one to another, the short way round: −32768 to 32767. Half a round apart there is no
     * short way; it counts as behind.
     */
    public static int distance(int from, int to) {
        return (short) (to - from);
    }

    public static boolean isNewer(int sequenceNumber, int than) {
        return distance(than, sequenceNumber) > 0;
    }

    /**
     * The 64-bit index of a sequence number: the one nearest to an index already known. A packet
     * from before the first round gets a negative index rather than one of the future.
     */
    public static long extend(long nearIndex, int sequenceNumber) {
        return nearIndex + distance((int) nearIndex, sequenceNumber);
    }
}
