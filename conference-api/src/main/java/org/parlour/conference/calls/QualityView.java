package org.parlour.conference.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.PhoneQuality;

/**
 * How good a telephone's line is, or was at its end.
 *
 * @param uplink what reached us of the phone
 * @param downlink what the phone says that reached it
 * @param oneWay the direction in which nothing comes: uplink or downlink
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QualityView(
        @Nullable WayView uplink,
        @Nullable WayView downlink,
        @Nullable Integer roundTripMillis,
        @Nullable String oneWay) {
    /** One direction. */
    record WayView(double mos, double lossPercent, int jitterMillis) {
        static @Nullable WayView of(PhoneQuality.@Nullable Way way) {
            return way == null
                    ? null
                    : new WayView(tenths(way.mos() * 10) / 10, tenths(way.lossPercent()), way.jitterMillis());
        }

        private static double tenths(double value) {
            return Math.round(10 * value) / 10.0;
        }
    }

    /** Null where nothing is known. */
    static @Nullable QualityView of(LineState line, @Nullable PhoneQuality quality) {
        boolean silent = line == LineState.SILENT;
        if (quality == null) {
            return silent ? new QualityView(null, null, null, "uplink") : null;
        }
        int roundTripMillis = quality.roundTripMillis();
        return new QualityView(
                WayView.of(quality.uplink()),
                WayView.of(quality.downlink()),
                roundTripMillis == PhoneQuality.UNKNOWN ? null : roundTripMillis,
                silent ? "uplink" : quality.deaf() ? "downlink" : null);
    }
}
