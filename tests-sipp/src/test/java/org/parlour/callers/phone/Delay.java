package org.parlour.callers.phone;

/** How long a voice was on its way. */
public final class Delay {
    private static final double SAMPLE_MILLIS = 1_000.0 / Marker.RATE_HZ;

    private Delay() {}

    /**
     * From the mouth of the one who speaks a marker to the ear of the one who hears it, packets included, the buffer of
     * the hearer's telephone excluded; NaN where the marker was not found.
     */
    public static double mouthToEarMillis(RtpPeer speaker, Heard.Line line, Marker marker) {
        return mouthToEarMillis(speaker.mouthNanos(), line, marker);
    }

    /** The same, when the first sample of the marker was at the mouth at a moment. */
    public static double mouthToEarMillis(long mouthNanos, Heard.Line line, Marker marker) {
        return mouthToEarMillis(mouthNanos, line.samples(), line.earNanosOf(0), marker);
    }

    /** The same for any recording, when its first sample was at the ear at a moment. */
    public static double mouthToEarMillis(long mouthNanos, short[] samples, long earNanos, Marker marker) {
        double beginMillis = (earNanos - mouthNanos) / 1e6;
        double[] delays = Ear.listen(samples, marker).windows().stream()
                .filter(Ear.Window::found)
                .mapToDouble(window -> beginMillis + window.patternAtSample() * SAMPLE_MILLIS)
                .map(Delay::withinAPeriod)
                .sorted()
                .toArray();
        return delays.length == 0 ? Double.NaN : delays[delays.length / 2];
    }

    // A pattern looks like the one before it: the delay is known but for whole periods of 2.4 s. The middle of the
    // period is put where no delay is, so that a moment measured too early is seen as one.
    private static double withinAPeriod(double millis) {
        double period = Marker.PERIOD_SAMPLES * SAMPLE_MILLIS;
        double within = millis - Math.floor(millis / period) * period;
        return within > period - 400 ? within - period : within;
    }
}
