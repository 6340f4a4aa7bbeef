package org.parlour.mixer.comfort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.parlour.mixer.rig.Sounds;

class ComfortNoiseFuzzTest {
    /** The worst resonances that can be told, and others with each frame. */
    @RepeatedTest(20)
    void whateverIsToldIsNoLouderThanItSays(RepetitionInfo repetition) {
        RandomGenerator chance =
                RandomGeneratorFactory.of("L64X128MixRandom").create(repetition.getCurrentRepetition());
        ComfortNoise noise = new ComfortNoise(8_000);
        short[] made = new short[160];
        for (int i = 0; i < 2_000; i++) {
            byte[] payload = new byte[chance.nextInt(20)];
            chance.nextBytes(payload);
            if (payload.length > 0) {
                payload[0] = (byte) (40 + chance.nextInt(60) | chance.nextInt(2) << 7);
            }
            noise.told(payload, 0, payload.length);
            noise.make(made, 0, 1 + chance.nextInt(160));
            assertThat(Sounds.decibels(made, 0, 160)).as("payload %d", i).isLessThan(-10);
        }
        noise.told(new byte[] {50}, 0, 1);
        for (int i = 0; i < 100; i++) {
            noise.make(made, 0, 160);
        }
        assertThat(Sounds.decibels(made, 0, 160)).isBetween(-53.0, -47.0);
    }
}
