package org.parlour.simulation;

/**
 * The narrowest place on the way, and the queue in front of it.
 *
 * @param queueBytes what may wait, the message being sent included; what does not fit behind that is dropped (tail
 *     drop), but an empty queue takes a message of any length
 */
public record Bandwidth(long bitsPerSecond, int queueBytes) {
    public static final Bandwidth UNLIMITED = new Bandwidth(Long.MAX_VALUE, Integer.MAX_VALUE);

    private static final long NANO_BITS_PER_BYTE = 8_000_000_000L;

    public Bandwidth {
        if (bitsPerSecond <= 0 || queueBytes < 0) {
            throw new IllegalArgumentException("a bandwidth is positive, a queue not negative");
        }
    }

    boolean isUnlimited() {
        return bitsPerSecond == Long.MAX_VALUE;
    }

    /** How long it takes to put so many bytes on this line. */
    public long serialisationNanos(int lengthBytes) {
        return Math.ceilDiv(Math.multiplyExact(lengthBytes, NANO_BITS_PER_BYTE), bitsPerSecond);
    }
}
