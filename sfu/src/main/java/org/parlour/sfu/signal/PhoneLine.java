package org.parlour.sfu.signal;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.ParticipantNumber;

/**
 * How good the line of one telephone was in the last seconds.
 *
 * @param uplink what was heard of it; null before anything has come
 * @param downlink what it says it heard; null where it says nothing
 * @param roundTripMillis null where it is not known
 * @param deaf whether it says that nothing reaches it
 */
public record PhoneLine(
        ParticipantNumber participant,
        @Nullable Way uplink,
        @Nullable Way downlink,
        @Nullable Integer roundTripMillis,
        boolean deaf) {
    /**
     * One direction.
     *
     * @param mos as G.107 rates it: 1 to 4.5
     */
    public record Way(double mos, double lossPercent, int jitterMillis) {}
}
