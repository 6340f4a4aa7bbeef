package org.parlour.mixer.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuickMathTest {
    @Test
    void logarithmsAndPowersAreCloseEnough() {
        for (double exponent = -40; exponent < 40; exponent += 0.037) {
            double value = Math.pow(2, exponent);
            assertThat((double) Binary.logarithm((float) value)).isCloseTo(exponent, within(1e-4));
            assertThat(Binary.power((float) exponent) / value).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void theIntegralIsThatOfTheTables() {
        // Abramowitz and Stegun, table 5.1.
        assertThat(HalfIntegral.integral(0.5)).isCloseTo(0.559773595, within(1e-8));
        assertThat(HalfIntegral.integral(1)).isCloseTo(0.219383934, within(1e-8));
        assertThat(HalfIntegral.integral(2)).isCloseTo(0.048900511, within(1e-8));
        assertThat((double) HalfIntegral.log(0)).isCloseTo(0.219383934 / 2 / Math.log(2), within(1e-5));
        assertThat(HalfIntegral.log(9)).isZero();
    }
}
