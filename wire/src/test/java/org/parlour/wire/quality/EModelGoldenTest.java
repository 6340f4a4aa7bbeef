package org.parlour.wire.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where a comment names no table, the figures come from a second implementation of the formulas, written apart in
 * another language.
 */
class EModelGoldenTest {
    @Test
    void theReferenceConnectionHas93Point2() {
        // G.107 §7.7: all default values give R = 93.2.
        LineQuality quality = EModel.rate(Line.DEFAULT);
        assertThat(quality.rFactor()).isCloseTo(93.2, within(0.05)).isCloseTo(93.206208, within(1e-6));
        assertThat(quality.mos()).isCloseTo(4.41, within(0.005));
    }

    /**
     * G.109 Table 1 and G.107 Annex B, Table B.1: R and the score that belongs to it. The tables print 4.03 for 80 where
     * their formula says 4.024.
     */
    @ParameterizedTest
    @CsvSource({"93.2, 4.41", "90, 4.34", "80, 4.03", "70, 3.60", "60, 3.10", "50, 2.58", "0, 1", "-5, 1", "100, 4.5"})
    void ratingsBecomeScores(double rFactor, double mos) {
        assertThat(EModel.mos(rFactor)).isCloseTo(mos, within(0.0065));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 93.039279", "10, 92.847861", "20, 92.531343", "50, 91.756161", "100, 90.663730", "150, 89.539132",
        "200, 85.804718", "250, 79.177101", "300, 72.666360", "400, 62.246827", "500, 54.803171", "1000, 39.076542"
    })
    void delayTakesItsPoints(double oneWayMillis, double rFactor) {
        assertThat(EModel.rate(oneWayMillis, CodecImpairment.G711, PacketLoss.NONE)
                        .rFactor())
                .isCloseTo(rFactor, within(1e-6));
    }

    /** G.107 §7.5 by hand: Ie + (95 - Ie) Ppl / (Ppl / BurstR + Bpl). */
    @ParameterizedTest
    @CsvSource({
        "0, 4.3, 1, 1, 17.9245", // G.711, silent gaps
        "0, 25.1, 1, 1, 3.6398", // G.711, concealed
        "0, 25.1, 5, 1, 15.7807",
        "11, 19, 0, 1, 11", // G.729A
        "11, 19, 5, 1, 28.5",
        "11, 19, 3, 2, 23.2927", // bursts of twice the length
        "15, 16.1, 2, 1, 23.8398", // G.723.1 at 6.3 kbit/s
        "5, 10, 4, 1, 30.7143", // GSM-EFR
        "0, 4.3, 100, 1, 91.0834"
    })
    void lossTakesItsPoints(double ie, double bpl, double percent, double burstRatio, double points) {
        CodecImpairment codec = new CodecImpairment(ie, bpl);
        assertThat(EModel.equipment(codec, new PacketLoss(percent, burstRatio))).isCloseTo(points, within(5e-5));
    }

    @Test
    void echoTakesItsPoints() {
        Line.Delay delay = Line.Delay.oneWay(50);
        assertThat(EModel.rate(Line.DEFAULT.with(delay).with(new Line.Echo(45, 110)))
                        .rFactor())
                .isCloseTo(82.400563, within(1e-6));
    }

    @Test
    void sidetoneOutsideItsRangeJoinsTheEcho() {
        // §7.4: above 20 dB the missing sidetone and the echo are one annoyance.
        Line quiet = Line.DEFAULT
                .with(new Line.Handset(8, 2, 22, 18, 3))
                .with(new Line.Echo(45, 110))
                .with(new Line.Delay(10, 0, 0));
        assertThat(EModel.rate(quiet).rFactor()).isCloseTo(90.465967, within(1e-6));
        // Below 9 dB the loud sidetone hides some of it.
        Line loud = Line.DEFAULT.with(new Line.Handset(8, 2, 8, 18, 3));
        assertThat(EModel.rate(loud).rFactor()).isCloseTo(92.887704, within(1e-6));
    }

    @Test
    void loudnessNoiseAndQuantizationTakeTheirPoints() {
        assertThat(EModel.rate(Line.DEFAULT.with(new Line.Handset(0, 2, 15, 18, 3)))
                        .rFactor())
                .isCloseTo(90.162163, within(1e-6));
        assertThat(EModel.rate(Line.DEFAULT.with(new Line.Noise(-70, -64, 85, 85)))
                        .rFactor())
                .isCloseTo(16.407175, within(1e-6));
        Line coarse = new Line(
                Line.DEFAULT.handset(),
                Line.DEFAULT.noise(),
                Line.DEFAULT.echo(),
                Line.Delay.NONE,
                CodecImpairment.G711,
                PacketLoss.NONE,
                14,
                0);
        assertThat(EModel.rate(coarse).rFactor()).isCloseTo(66.262066, within(1e-6));
    }
}
