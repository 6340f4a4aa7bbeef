package org.parlour.wire.sdp;

/** Packet times as they are written: RFC 8866 allows decimals, RFC 4566 whole milliseconds. */
final class PacketTime {
    private static final int LONGEST_MILLIS = 1_000;

    private PacketTime() {}

    /** The whole milliseconds, or -1: nothing here sends fractions, so they are cut. */
    static int millis(String value) {
        int point = value.indexOf('.');
        return Grammar.number(point < 0 ? value : value.substring(0, point), LONGEST_MILLIS);
    }
}
