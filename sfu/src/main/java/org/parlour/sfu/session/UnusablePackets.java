package org.parlour.sfu.session;

/** Counts what came on one line and was dropped. */
final class UnusablePackets {
    long sealed;
    long malformed;
    long oversized;
    long unknownStreams;

    SeatStatistics read() {
        return new SeatStatistics(sealed, malformed, oversized, unknownStreams);
    }
}
