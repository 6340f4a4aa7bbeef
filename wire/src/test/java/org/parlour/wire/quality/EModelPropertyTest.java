package org.parlour.wire.quality;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class EModelPropertyTest {
    // The sidetone term moves by some 1e-7 while an echo 65 dB down fades into it.
    private static final double NOTHING = 1e-6;

    @Property
    void moreDelayNeverImproves(
            @ForAll @DoubleRange(min = 0, max = 5_000) double delayMillis,
            @ForAll @DoubleRange(min = 0, max = 1_000) double moreMillis,
            @ForAll @DoubleRange(min = 0, max = 100) double lossPercent) {
        PacketLoss loss = PacketLoss.random(lossPercent);
        isNoBetter(
                EModel.rate(delayMillis + moreMillis, CodecImpairment.OPUS, loss),
                EModel.rate(delayMillis, CodecImpairment.OPUS, loss));
    }

    @Property
    void aLittleMoreDelayNeverImproves(
            @ForAll @DoubleRange(min = 0, max = 10) double delayMillis,
            @ForAll @DoubleRange(min = 0, max = 2) double moreMillis) {
        isNoBetter(
                EModel.rate(delayMillis + moreMillis, CodecImpairment.G711, PacketLoss.NONE),
                EModel.rate(delayMillis, CodecImpairment.G711, PacketLoss.NONE));
    }

    @Property
    void moreLossNeverImproves(
            @ForAll @DoubleRange(min = 0, max = 500) double delayMillis,
            @ForAll @DoubleRange(min = 0, max = 100) double onePercent,
            @ForAll @DoubleRange(min = 0, max = 100) double otherPercent,
            @ForAll @DoubleRange(min = 1, max = 8) double burstRatio) {
        double less = Math.min(onePercent, otherPercent);
        double more = Math.max(onePercent, otherPercent);
        isNoBetter(
                EModel.rate(delayMillis, CodecImpairment.G722, new PacketLoss(more, burstRatio)),
                EModel.rate(delayMillis, CodecImpairment.G722, new PacketLoss(less, burstRatio)));
    }

    @Property
    void longerBurstsNeverImprove(
            @ForAll @DoubleRange(min = 0, max = 100) double lossPercent,
            @ForAll @DoubleRange(min = 1, max = 8) double burstRatio,
            @ForAll @DoubleRange(min = 0, max = 8) double more) {
        isNoBetter(
                EModel.rate(0, CodecImpairment.G711_CONCEALED, new PacketLoss(lossPercent, burstRatio + more)),
                EModel.rate(0, CodecImpairment.G711_CONCEALED, new PacketLoss(lossPercent, burstRatio)));
    }

    @Property
    void aLouderEchoNeverImproves(
            @ForAll @DoubleRange(min = 40, max = 500) double delayMillis,
            @ForAll @DoubleRange(min = 5, max = 65) double echoLossDb,
            @ForAll @DoubleRange(min = 0, max = 50) double weakerDb) {
        // Nearer than 40 ms an echo passes for sidetone (§7.3), of which there can be too little.
        Line line = Line.DEFAULT.with(Line.Delay.oneWay(delayMillis));
        isNoBetter(
                EModel.rate(line.with(new Line.Echo(echoLossDb, 110))),
                EModel.rate(line.with(new Line.Echo(echoLossDb + weakerDb, 110))));
    }

    @Property
    void aBetterRatingNeverScoresWorse(
            @ForAll @DoubleRange(min = -10, max = 110) double one,
            @ForAll @DoubleRange(min = -10, max = 110) double other) {
        assertThat(EModel.mos(Math.max(one, other)))
                .isGreaterThanOrEqualTo(EModel.mos(Math.min(one, other)))
                .isBetween(1.0, 4.5);
    }

    private static void isNoBetter(LineQuality worse, LineQuality better) {
        assertThat(worse.rFactor()).isLessThanOrEqualTo(better.rFactor() + NOTHING);
        assertThat(worse.mos()).isLessThanOrEqualTo(better.mos() + NOTHING);
    }
}
