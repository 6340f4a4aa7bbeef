package org.parlour.sfu.demux;

/**
 * How much one demux remembers.
 *
 * @param ufrags two for each session that restarts, one for each other
 * @param paths the addresses from which sessions are heard
 */
public record DemuxLimits(int ufrags, int paths) {
    /** A loop of two thousand sessions, each with four addresses. */
    public static final DemuxLimits STANDARD = new DemuxLimits(4_000, 8_000);

    public DemuxLimits {
        if (ufrags < 1 || paths < 1) {
            throw new IllegalArgumentException("a demux that may remember nothing serves nobody");
        }
    }
}
