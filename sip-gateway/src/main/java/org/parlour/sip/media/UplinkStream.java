package org.parlour.sip.media;

import org.parlour.wire.rtp.Arrival;
import org.parlour.wire.rtp.RtpSource;
import org.parlour.wire.rtp.SequenceNumbers;
import org.parlour.wire.rtp.Timestamps;

/**
 * The phone's stream, as one: where it begins anew, under another SSRC or with other numbers, the
 * numbers are carried on, so that what comes behind the leg hears a gap and no riddle.
 */
final class UplinkStream {
    private int clockRateHz = 8_000;
    private RtpSource source = new RtpSource(clockRateHz);
    private boolean begun;
    private int ssrc;
    private int firstSsrc;
    private int otherSsrc;
    private int otherSequenceNumber = -1;

    private int sequenceOffset;
    private int timestampOffset;
    private int newestSequenceNumber;
    private int newestTimestamp;
    private long newestNanos;

    private final LossRuns runs = new LossRuns();
    private int sequenceNumber;
    private int timestamp;

    private long received;
    private long lostBefore;
    private long changes;
    private long outOfLine;

    void clockRate(int hz) {
        if (hz != clockRateHz) {
            clockRateHz = hz;
            source.clockRate(hz);
        }
    }

    /** The second packet in order of a source that is believed from now on; whether it counts, as {@link #accept}. */
    boolean latched(int packetSsrc, int packetSequenceNumber, int packetTimestamp, long nowNanos) {
        if (!begun || packetSsrc != ssrc) {
            begin(packetSsrc, packetSequenceNumber, packetTimestamp, nowNanos);
            return true;
        }
        return accept(packetSsrc, packetSequenceNumber, packetTimestamp, nowNanos);
    }

    /** Whether the packet counts; its carried-on numbers are then {@link #sequenceNumber} and {@link #timestamp}. */
    boolean accept(int packetSsrc, int packetSequenceNumber, int packetTimestamp, long nowNanos) {
        if (packetSsrc != ssrc) {
            return acceptOther(packetSsrc, packetSequenceNumber, packetTimestamp, nowNanos);
        }
        int lostSoFar = source.lost();
        Arrival arrival = source.arrived(packetSequenceNumber);
        if (!arrival.isValid()) {
            outOfLine++;
            return false;
        }
        if (arrival == Arrival.RESTARTED) {
            changes++;
            lostBefore += Math.max(0, lostSoFar);
            carryOn(packetSequenceNumber, packetTimestamp, nowNanos);
        }
        place(packetSequenceNumber, packetTimestamp, nowNanos);
        return true;
    }

    private boolean acceptOther(int packetSsrc, int packetSequenceNumber, int packetTimestamp, long nowNanos) {
        boolean follows = packetSsrc == otherSsrc && packetSequenceNumber == SequenceNumbers.next(otherSequenceNumber);
        if (!follows) {
            otherSsrc = packetSsrc;
            otherSequenceNumber = packetSequenceNumber;
            outOfLine++;
            return false;
        }
        begin(packetSsrc, packetSequenceNumber, packetTimestamp, nowNanos);
        return true;
    }

    private void begin(int packetSsrc, int packetSequenceNumber, int packetTimestamp, long nowNanos) {
        if (begun) {
            changes++;
            lostBefore += Math.max(0, source.lost());
            carryOn(packetSequenceNumber, packetTimestamp, nowNanos);
        } else {
            firstSsrc = packetSsrc;
            newestSequenceNumber = packetSequenceNumber;
            newestTimestamp = packetTimestamp;
            newestNanos = nowNanos;
        }
        begun = true;
        ssrc = packetSsrc;
        otherSequenceNumber = -1;
        source = new RtpSource(clockRateHz);
        // The first of the two packets in order was weighed by whoever sent us here.
        source.arrived((packetSequenceNumber - 1) & 0xFFFF);
        source.arrived(packetSequenceNumber);
        place(packetSequenceNumber, packetTimestamp, nowNanos);
    }

    private void carryOn(int packetSequenceNumber, int packetTimestamp, long nowNanos) {
        long passedTicks = Timestamps.ticks(nowNanos - newestNanos, clockRateHz);
        sequenceOffset = newestSequenceNumber + 1 - packetSequenceNumber;
        timestampOffset = newestTimestamp + (int) passedTicks - packetTimestamp;
    }

    private void place(int packetSequenceNumber, int packetTimestamp, long nowNanos) {
        received++;
        sequenceNumber = (packetSequenceNumber + sequenceOffset) & 0xFFFF;
        timestamp = packetTimestamp + timestampOffset;
        int ahead = SequenceNumbers.distance(newestSequenceNumber, sequenceNumber);
        for (int missing = 1; missing < ahead; missing++) {
            runs.lost();
        }
        if (ahead != 0 || received == 1) {
            runs.came();
        }
        if (ahead >= 0) {
            newestSequenceNumber = sequenceNumber;
            newestTimestamp = timestamp;
            newestNanos = nowNanos;
        }
    }

    /** The packet just accepted carries sound, so its timing counts; an event repeats its timestamp. */
    void timed(long nowNanos) {
        source.timed(timestamp, nowNanos);
    }

    int sequenceNumber() {
        return sequenceNumber;
    }

    int timestamp() {
        return timestamp;
    }

    boolean isBegun() {
        return begun;
    }

    int ssrc() {
        return ssrc;
    }

    /** By which the carried-on stream is known behind the leg. */
    int firstSsrc() {
        return firstSsrc;
    }

    RtpSource source() {
        return source;
    }

    /** How what was lost lies among what came; a packet that comes late after all counts as both. */
    LossRuns runs() {
        return runs;
    }

    long received() {
        return received;
    }

    long lost() {
        return lostBefore + Math.max(0, source.lost());
    }

    long jitterNanos() {
        return Timestamps.nanos(source.jitterTicks(), clockRateHz);
    }

    long changes() {
        return changes;
    }

    long outOfLine() {
        return outOfLine;
    }
}
