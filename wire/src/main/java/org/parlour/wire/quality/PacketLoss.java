package org.parlour.wire.quality;

/**
 * Packets that never came, or came too late to be played.
 *
 * @param percent Ppl, of all packets
 * @param burstRatio BurstR: how much longer the gaps are than the same loss strewn at random would make them; 1 is
 *     random
 */
public record PacketLoss(double percent, double burstRatio) {
    public static final PacketLoss NONE = new PacketLoss(0, 1);

    public PacketLoss {
        Figures.within("percent", percent, 0, 100);
        Figures.within("burstRatio", burstRatio, 1, Double.MAX_VALUE);
    }

    public static PacketLoss random(double percent) {
        return new PacketLoss(percent, 1);
    }

    /**
     * From counts. Random loss p makes gaps of 1/(1-p) packets on average (G.107 §7.5), so the ratio is the mean gap
     * times (1-p). Loss that is more regular than chance counts as random: the model was never tried below.
     *
     * @param gaps how many runs of lost packets there were
     */
    public static PacketLoss counted(long expectedPackets, long lostPackets, long gaps) {
        if (lostPackets < 0 || lostPackets > expectedPackets || gaps > lostPackets || (gaps <= 0 && lostPackets > 0)) {
            throw new IllegalArgumentException("lost more than was sent, or gaps and losses contradict");
        }
        if (lostPackets == 0) {
            return NONE;
        }
        double share = (double) lostPackets / expectedPackets;
        double meanGapPackets = (double) lostPackets / gaps;
        return new PacketLoss(100 * share, Math.max(1, meanGapPackets * (1 - share)));
    }
}
