package org.parlour.sip.media;

import org.parlour.wire.rtcp.VoipMetrics;

/**
 * How losses lie among the packets that came: in bursts, or strewn (RFC 3611 appendix A.2, whose names the counts have). A
 * burst is losses with fewer than 16 packets between any two of them.
 */
final class LossRuns {
    static final int MIN_GAP = 16;

    private long packetsSinceLoss;
    private long lossesInRun;
    // From a packet in a gap to the next; from a gap to a burst, and to a loss that stays alone.
    private long c11;
    private long c13;
    private long c14;
    // Within a burst: from packet to packet, to a loss behind packets, from loss to loss.
    private long c22;
    private long c23;
    private long c33;

    void came() {
        packetsSinceLoss++;
    }

    void lost() {
        if (packetsSinceLoss >= MIN_GAP) {
            if (lossesInRun == 1) {
                c14++;
            } else if (lossesInRun > 1) {
                c13++;
            }
            lossesInRun = 1;
            c11 += packetsSinceLoss;
        } else {
            lossesInRun++;
            if (packetsSinceLoss == 0) {
                c33++;
            } else {
                c23++;
                c22 += packetsSinceLoss - 1;
            }
        }
        packetsSinceLoss = 0;
    }

    VoipMetrics.Bursts bursts(int packetMillis) {
        // The run that is not over yet, and what came since.
        long strewn = c14 + (lossesInRun == 1 ? 1 : 0);
        long bursts = c13 + (lossesInRun > 1 ? 1 : 0);
        long inGaps = c11 + packetsSinceLoss + strewn;
        long lostInBursts = bursts + c23 + c33;
        long inBursts = lostInBursts + c22 + c23;
        double burstDensity = bursts == 0 ? 0 : (double) lostInBursts / inBursts;
        double gapDensity = inGaps == 0 ? 0 : (double) strewn / inGaps;
        long burstMillis = bursts == 0 ? 0 : inBursts * packetMillis / bursts;
        return new VoipMetrics.Bursts(
                units256(burstDensity),
                units256(gapDensity),
                clamped(burstMillis),
                clamped(inGaps * packetMillis / (bursts + 1)),
                MIN_GAP);
    }

    static int units256(double share) {
        return Math.clamp(Math.round(256 * share), 0, 255);
    }

    static int clamped(long millis) {
        return Math.clamp(millis, 0, 0xFFFF);
    }
}
