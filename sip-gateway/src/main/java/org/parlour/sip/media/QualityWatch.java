package org.parlour.sip.media;

import org.jspecify.annotations.Nullable;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.sip.seat.PhoneQuality.Way;
import org.parlour.wire.quality.CodecImpairment;
import org.parlour.wire.quality.EModel;
import org.parlour.wire.quality.PacketLoss;
import org.parlour.wire.rtp.Timestamps;

/**
 * How good the line was in the last seconds, both ways: of the uplink by what came, of the downlink by what the phone
 * reports. Looked at every two seconds; told only where a listener would notice the difference.
 */
final class QualityWatch {
    static final long LOOK_NANOS = 2_000_000_000L;

    /** So many looks back: one lost packet should not colour a tile for two seconds and be forgotten. */
    private static final int LOOKS = 3;

    // Fewer packets say nothing about a share.
    private static final int FEWEST_PACKETS = 25;
    // Two seconds of ours between two reports, twice: who heard none of it hears nothing.
    private static final int DEAF_PACKETS = 100;
    private static final int DEAF_REPORTS = 2;

    private static final double NOTICED_MOS = 0.1;
    private static final double NOTICED_LOSS_PERCENT = 0.5;
    private static final int NOTICED_JITTER_MILLIS = 5;
    private static final int NOTICED_ROUND_TRIP_MILLIS = 20;

    // What every packet waits for besides its way: 20 ms of sound that it holds, and as much in the buffer behind it.
    private static final double PACKET_AND_BUFFER_MILLIS = 40;
    private static final double NANOS_A_MILLI = 1e6;

    private final UplinkStream uplink;
    private final DownlinkStream downlink;
    private final RtcpTalk rtcp;
    private final long[] receivedBefore = new long[LOOKS];
    private final long[] lostBefore = new long[LOOKS];
    private int looks;
    private int clockHz = 8_000;
    private long nextNanos = Long.MAX_VALUE;

    private long heardSequence = LegStatistics.UNKNOWN;
    private long sentAtLastReport;
    private int deafReports;
    private boolean deaf;
    private @Nullable PhoneQuality told;
    private @Nullable Way uplinkNow;

    QualityWatch(UplinkStream uplink, DownlinkStream downlink, RtcpTalk rtcp) {
        this.uplink = uplink;
        this.downlink = downlink;
        this.rtcp = rtcp;
    }

    void begin(int downlinkClockHz, long nowNanos) {
        clockHz = downlinkClockHz;
        // What both do now is new, after a hold or with another codec: what was counted of the old says nothing of it.
        sentAtLastReport = downlink.packets();
        deafReports = 0;
        if (nextNanos == Long.MAX_VALUE) {
            nextNanos = nowNanos + LOOK_NANOS;
        }
    }

    void end() {
        nextNanos = Long.MAX_VALUE;
    }

    long nextDeadlineNanos() {
        return nextNanos;
    }

    /**
     * A report of the phone's has come. Where nothing is heard it does not mention us (RFC 3550 section 6.4.2), or the
     * highest of our numbers stays what it was.
     */
    void reported() {
        long sentBetween = downlink.packets() - sentAtLastReport;
        sentAtLastReport = downlink.packets();
        if (rtcp.remoteHighest() != heardSequence) {
            heardSequence = rtcp.remoteHighest();
            deafReports = 0;
            deaf = false;
        } else if (sentBetween >= DEAF_PACKETS) {
            deafReports++;
            deaf = deafReports >= DEAF_REPORTS;
        }
    }

    /** The quality, where it is time to look and something is new. */
    @Nullable
    PhoneQuality onTime(long nowNanos) {
        if (nowNanos < nextNanos) {
            return null;
        }
        nextNanos = nowNanos + LOOK_NANOS;
        PhoneQuality now = look();
        if (told == null ? now.uplink() == null && now.downlink() == null && !now.deaf() : isAlike(told, now)) {
            return null;
        }
        told = now;
        return now;
    }

    /** As it was at the last look. */
    @Nullable
    Way uplink() {
        return uplinkNow;
    }

    private PhoneQuality look() {
        int place = looks % LOOKS;
        long received = uplink.received() - receivedBefore[place];
        // What was thought lost may come after all.
        long lost = Math.max(0, uplink.lost() - lostBefore[place]);
        receivedBefore[place] = uplink.received();
        lostBefore[place] = uplink.lost();
        looks++;
        long roundTripNanos = rtcp.roundTripNanos();
        double wayMillis = roundTripNanos == LegStatistics.UNKNOWN ? 0 : roundTripNanos / NANOS_A_MILLI / 2;
        Way up = received + lost < FEWEST_PACKETS || !uplink.isBegun()
                ? null
                : way(100.0 * lost / (received + lost), uplink.jitterNanos(), wayMillis);
        Way down = rtcp.remoteHighest() < 0 || deaf
                ? null
                : asRated(way(
                        Math.min(100, rtcp.remoteFractionLostUnits256() * 100.0 / 256 + rtcp.remoteDiscardedPercent()),
                        Timestamps.nanos(rtcp.remoteJitterUnits(), clockHz),
                        wayMillis));
        uplinkNow = up;
        int roundTripMillis = roundTripNanos == LegStatistics.UNKNOWN
                ? PhoneQuality.UNKNOWN
                : (int) Math.round(roundTripNanos / NANOS_A_MILLI);
        return new PhoneQuality(up, down, roundTripMillis, deaf);
    }

    /** The phone knows its own buffer and concealment; where it rates itself worse than we would it is believed. */
    private Way asRated(Way ours) {
        double theirs = rtcp.remoteMos();
        return theirs > 0 && theirs < ours.mos() ? new Way(theirs, ours.lossPercent(), ours.jitterMillis()) : ours;
    }

    private static Way way(double lossPercent, long jitterNanos, double wayMillis) {
        double jitterMillis = jitterNanos / NANOS_A_MILLI;
        // A buffer holds some twice the jitter (RFC 3550's is a mean).
        double delayMillis = wayMillis + PACKET_AND_BUFFER_MILLIS + 2 * jitterMillis;
        double mos = EModel.rate(delayMillis, CodecImpairment.G711_CONCEALED, PacketLoss.random(lossPercent))
                .mos();
        return new Way(mos, lossPercent, (int) Math.round(jitterMillis));
    }

    private static boolean isAlike(PhoneQuality before, PhoneQuality now) {
        return isAlike(before.uplink(), now.uplink())
                && isAlike(before.downlink(), now.downlink())
                && before.deaf() == now.deaf()
                && (before.roundTripMillis() == PhoneQuality.UNKNOWN) == (now.roundTripMillis() == PhoneQuality.UNKNOWN)
                && Math.abs(before.roundTripMillis() - now.roundTripMillis()) < NOTICED_ROUND_TRIP_MILLIS;
    }

    private static boolean isAlike(@Nullable Way before, @Nullable Way now) {
        if (before == null || now == null) {
            return before == null && now == null;
        }
        return Math.abs(before.mos() - now.mos()) < NOTICED_MOS
                && (before.lossPercent() == 0) == (now.lossPercent() == 0)
                && Math.abs(before.lossPercent() - now.lossPercent()) < NOTICED_LOSS_PERCENT
                && Math.abs(before.jitterMillis() - now.jitterMillis()) < NOTICED_JITTER_MILLIS;
    }
}
