package org.parlour.wire.srtp;

/** How often each fault occurred. */
final class FaultCounts {
    private final long[] counts = new long[SrtpFault.values().length];

    /** Counts a fault and passes its code on. */
    int count(int code) {
        counts[-code - 1]++;
        return code;
    }

    int count(SrtpFault fault) {
        return count(fault.code());
    }

    long of(SrtpFault fault) {
        return counts[-fault.code() - 1];
    }
}
