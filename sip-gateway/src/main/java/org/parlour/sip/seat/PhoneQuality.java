package org.parlour.sip.seat;

import org.jspecify.annotations.Nullable;

/**
 * How good a telephone's line was in the last seconds.
 *
 * @param uplink what we heard of the phone; null before anything has come
 * @param downlink what the phone's reports say that it heard of us; null where it sends none
 * @param roundTripMillis there and back, or {@link #UNKNOWN}
 * @param deaf the phone's reports say that nothing of ours reaches it
 */
public record PhoneQuality(@Nullable Way uplink, @Nullable Way downlink, int roundTripMillis, boolean deaf) {
    public static final int UNKNOWN = -1;

    /**
     * One direction.
     *
     * @param mos as G.107 rates it: 1 to 4.5
     * @param lossPercent of the packets
     */
    public record Way(double mos, double lossPercent, int jitterMillis) {}
}
