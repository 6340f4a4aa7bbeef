package org.parlour.sfu.session;

/**
 * What one seat sent and nobody could use.
 *
 * @param sealed packets that its keys do not open, or that came before
 * @param malformed packets that are no RTP, and no RTCP, once they are opened
 * @param oversized packets that no slot could carry on
 * @param unknownStreams packets of streams that were not agreed, or sent where one only receives
 */
public record SeatStatistics(long sealed, long malformed, long oversized, long unknownStreams) {
    static final SeatStatistics NONE = new SeatStatistics(0, 0, 0, 0);

    /** All of it. */
    public long unusable() {
        return sealed + malformed + oversized + unknownStreams;
    }

    SeatStatistics plus(SeatStatistics other) {
        return new SeatStatistics(
                sealed + other.sealed,
                malformed + other.malformed,
                oversized + other.oversized,
                unknownStreams + other.unknownStreams);
    }
}
