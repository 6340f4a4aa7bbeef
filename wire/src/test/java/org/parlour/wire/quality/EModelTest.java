package org.parlour.wire.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.parlour.wire.quality.LineQuality.Satisfaction;

class EModelTest {
    @Test
    void aCallIsRatedByDelayCodecAndLoss() {
        LineQuality quality = EModel.rate(150, CodecImpairment.G711_CONCEALED, PacketLoss.random(1));

        assertThat(quality.rFactor()).isCloseTo(89.539 - 3.640, within(0.001));
        assertThat(quality.delayImpairment()).isCloseTo(2.812 + 0.841 + 0.164, within(0.001));
        assertThat(quality.equipmentImpairment()).isCloseTo(3.640, within(0.001));
        assertThat(quality.satisfaction()).isEqualTo(Satisfaction.SATISFIED);
        assertThat(quality.extrapolated()).isFalse();
    }

    @Test
    void theWorstLineStillScoresOne() {
        LineQuality quality = EModel.rate(10_000, CodecImpairment.G711, new PacketLoss(100, 1_000));

        assertThat(quality.rFactor()).isZero();
        assertThat(quality.mos()).isEqualTo(1);
        assertThat(quality.satisfaction()).isEqualTo(Satisfaction.NOT_RECOMMENDED);
        assertThat(quality.extrapolated()).isTrue();
    }

    @Test
    void saysWhenAFigureLiesWhereNobodyTriedTheModel() {
        assertThat(Line.DEFAULT.isWithinPermittedRange()).isTrue();
        assertThat(EModel.rate(500, CodecImpairment.OPUS, new PacketLoss(20, 2)).extrapolated())
                .isFalse();
        assertThat(EModel.rate(501, CodecImpairment.OPUS, PacketLoss.NONE).extrapolated())
                .isTrue();
        assertThat(EModel.rate(0, CodecImpairment.OPUS, PacketLoss.random(21)).extrapolated())
                .isTrue();
        assertThat(EModel.rate(0, new CodecImpairment(41, 10), PacketLoss.NONE).extrapolated())
                .isTrue();
        assertThat(EModel.rate(Line.DEFAULT.with(new Line.Noise(-70, -64, 90, 35)))
                        .extrapolated())
                .isTrue();
    }

    @Test
    void anAdvantageIsAddedToR() {
        Line mobile = new Line(
                Line.DEFAULT.handset(),
                Line.DEFAULT.noise(),
                Line.DEFAULT.echo(),
                Line.Delay.oneWay(200),
                CodecImpairment.G711,
                PacketLoss.NONE,
                1,
                5);
        assertThat(EModel.rate(mobile).rFactor())
                .isCloseTo(
                        EModel.rate(200, CodecImpairment.G711, PacketLoss.NONE).rFactor() + 5, within(1e-9));
    }

    @Test
    void theBandsBeginWhereG109PutsThem() {
        assertThat(satisfaction(90)).isEqualTo(Satisfaction.VERY_SATISFIED);
        assertThat(satisfaction(89.9)).isEqualTo(Satisfaction.SATISFIED);
        assertThat(satisfaction(80)).isEqualTo(Satisfaction.SATISFIED);
        assertThat(satisfaction(70)).isEqualTo(Satisfaction.SOME_DISSATISFIED);
        assertThat(satisfaction(60)).isEqualTo(Satisfaction.MANY_DISSATISFIED);
        assertThat(satisfaction(50)).isEqualTo(Satisfaction.NEARLY_ALL_DISSATISFIED);
        assertThat(satisfaction(49.9)).isEqualTo(Satisfaction.NOT_RECOMMENDED);
    }

    @Test
    void burstRatioIsTheMeanGapAgainstChance() {
        // 10 of 100 lost in 2 gaps: 5 packets each, where chance makes 1/0.9.
        assertThat(PacketLoss.counted(100, 10, 2)).isEqualTo(new PacketLoss(10, 4.5));
        // Every loss alone is more regular than chance.
        assertThat(PacketLoss.counted(100, 10, 10)).isEqualTo(new PacketLoss(10, 1));
        assertThat(PacketLoss.counted(100, 0, 0)).isEqualTo(PacketLoss.NONE);
        assertThat(PacketLoss.counted(0, 0, 0)).isEqualTo(PacketLoss.NONE);
        assertThat(PacketLoss.counted(100, 100, 1)).isEqualTo(new PacketLoss(100, 1));
    }

    @Test
    void refusesFiguresThatNoLineHas() {
        assertThatThrownBy(() -> PacketLoss.random(-0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PacketLoss.random(100.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PacketLoss.random(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PacketLoss(1, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PacketLoss.counted(10, 11, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PacketLoss.counted(10, 5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PacketLoss.counted(10, 5, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Line.Delay.oneWay(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Line.Delay.oneWay(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CodecImpairment(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CodecImpairment(96, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Satisfaction satisfaction(double rFactor) {
        return new LineQuality(rFactor, EModel.mos(rFactor), 0, 0, false).satisfaction();
    }
}
