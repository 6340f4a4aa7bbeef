package org.parlour.mixer.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoundsTest {
    @Test
    void aSineIsAsStrongAsItWasMade() {
        short[] sine = Sounds.sine(1_000, 8_000, 8_000, -20);
        assertThat(Sounds.decibelsAt(1_000, 8_000, sine, 0, 8_000)).isCloseTo(-20, within(0.05));
        assertThat(Sounds.decibelsAt(1_500, 8_000, sine, 0, 8_000)).isLessThan(-80);
        assertThat(Sounds.decibels(sine, 0, 8_000)).isCloseTo(-23, within(0.05));
    }
}
