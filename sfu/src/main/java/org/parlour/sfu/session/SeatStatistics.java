package org.parlour.sfu.session;

/**
 * What one seat sent and nobody could use.
 *
 * @param unknownStreams packets of streams that were not agreed
 * @param malformed packets that are no RTP once they are opened
 * @param oversized packets that no slot could carry on
 */
public record SeatStatistics(long unknownStreams, long malformed, long oversized) {}
