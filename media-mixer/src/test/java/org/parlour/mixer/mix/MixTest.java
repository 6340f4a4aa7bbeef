package org.parlour.mixer.mix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;

class MixTest {
    @Test
    void eachHearsExactlyTheOthers() {
        short[][] voices = new short[5][];
        Mix mix = new Mix();
        for (int voice = 0; voice < voices.length; voice++) {
            voices[voice] = Sounds.noise(voice, Mix.SAMPLES, 0);
            mix.add(voices[voice]);
        }
        assertThat(mix.voices()).isEqualTo(voices.length);
        int[] heard = new int[Mix.SAMPLES];
        for (int listener = 0; listener < voices.length; listener++) {
            mix.without(voices[listener], heard);
            for (int i = 0; i < Mix.SAMPLES; i++) {
                int others = 0;
                for (int voice = 0; voice < voices.length; voice++) {
                    others += voice == listener ? 0 : voices[voice][i];
                }
                assertThat(heard[i]).isEqualTo(others);
            }
        }
    }

    @Test
    void whoSaysNothingHearsAll() {
        Mix mix = new Mix();
        short[] voice = Sounds.noise(1, Mix.SAMPLES, 0);
        mix.add(voice);
        mix.add(voice);
        int[] heard = new int[Mix.SAMPLES];
        mix.all(heard);
        for (int i = 0; i < Mix.SAMPLES; i++) {
            assertThat(heard[i]).isEqualTo(2 * voice[i]);
        }
        mix.clear();
        mix.all(heard);
        assertThat(heard).containsOnly(0);
        assertThat(mix.voices()).isZero();
    }
}
