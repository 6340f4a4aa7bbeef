package org.parlour.sfu.loop;

/**
 * What one listener takes from people whom it does not know yet.
 *
 * @param connections at once
 * @param fromOneAddress at once; behind one address may be a whole clinic, and each browser has two
 * @param firstFrameNanos a connection that has brought no datagram by then is closed
 */
public record StreamLimits(int connections, int fromOneAddress, long firstFrameNanos) {
    public static final StreamLimits STANDARD = new StreamLimits(1_024, 256, 10_000_000_000L);

    public StreamLimits {
        if (connections < 1 || fromOneAddress < 1 || firstFrameNanos < 1) {
            throw new IllegalArgumentException("a listener that may take nobody serves nobody");
        }
    }
}
