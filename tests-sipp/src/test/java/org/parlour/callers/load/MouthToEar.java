package org.parlour.callers.load;

import org.parlour.callers.phone.Delay;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.Heard;
import org.parlour.callers.phone.Marker;

/**
 * How long one voice took to one listener, and where: the packet's own length; from the moment its last sample was sent
 * to the next packet that the room sent to the listener; whole packets that lay there while the room sent others; and
 * what is left, which is filters, codecs and whatever of a packet a buffer holds that stretches time.
 *
 * @param millis NaN where the voice was not found
 */
public record MouthToEar(double millis, double waitMillis, double heldMillis, double restMillis) {
    public static final double PACKET_MILLIS = Leg.PACKET_NANOS / 1e6;

    // What is at hand too early by less than this is no packet less.
    private static final double UNSURE_MILLIS = 2;

    static MouthToEar of(long mouthNanos, Heard.Line whole, Marker marker) {
        int length = Math.min(whole.samples().length, 2 * Ear.WINDOW_SAMPLES);
        Heard.Line line = whole.first(length);
        double millis = Delay.mouthToEarMillis(mouthNanos, line, marker);
        double waitMillis = Math.floorMod(line.earNanosOf(0) - mouthNanos, Leg.PACKET_NANOS) / 1e6;
        double beyondMillis = millis - PACKET_MILLIS - waitMillis;
        double held = Math.floor((beyondMillis + UNSURE_MILLIS) / PACKET_MILLIS) * PACKET_MILLIS;
        return new MouthToEar(millis, waitMillis, held, beyondMillis - held);
    }

    public boolean found() {
        return Double.isFinite(millis);
    }
}
