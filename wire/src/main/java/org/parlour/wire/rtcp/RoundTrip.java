package org.parlour.wire.rtcp;

import java.util.OptionalLong;

/** How long a report took there and back, as RFC 3550 §6.4.1 and RFC 3611 §4.5 reckon it. */
public final class RoundTrip {
    private RoundTrip() {}

    /**
     * Arrival minus last report minus the delay at the peer, modulo 2^32 in 1/65536 s.
     *
     * <p>Nothing when the peer has seen no report yet (LSR 0). A peer that rounds its delay up can make the result
     * negative on a short line: that is zero.
     *
     * @param arrivalMiddleNtp {@link NtpTime#middle} of the moment at which the report block came
     */
    public static OptionalLong nanos(int arrivalMiddleNtp, int lastReportMiddleNtp, long delaySinceUnits65536) {
        if (lastReportMiddleNtp == 0) {
            return OptionalLong.empty();
        }
        int units65536 = arrivalMiddleNtp - lastReportMiddleNtp - (int) delaySinceUnits65536;
        return OptionalLong.of(NtpTime.units65536ToNanos(Math.max(0, units65536)));
    }

    public static OptionalLong nanos(int arrivalMiddleNtp, ReportBlock report) {
        return nanos(
                arrivalMiddleNtp, report.lastSenderReportMiddleNtp(), report.delaySinceLastSenderReportUnits65536());
    }
}
