package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Mouth;
import org.parlour.callers.phone.Sound;
import org.parlour.callers.phone.Wav;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.mixer.resample.Downsampler;

/** As the house is shipped: what the room hears of a soft caller on a noisy line. */
@Tag("peer")
@Isolated
class CleanVoiceTest {
    private static final Path PROMPTS =
            Path.of(System.getProperty("parlour.module.folder", "."), "..", "dialplans", "prompts", "en", "normal");
    // The greeting is over, which is as loud as a caller.
    private static final Duration SETTLING = Duration.ofSeconds(12);
    private static final Duration TALK = Duration.ofSeconds(8);
    private static final double SOFT_DECIBELS = -42;
    private static final double NOISE_DECIBELS = -62;

    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.with("--parlour.media.clean=true");

    @Test
    void aSoftCallerIsHeardAsLoudAsAll() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller soft = HOUSE.caller();
                Caller listener = HOUSE.caller()) {
            soft.enters(room);
            listener.enters(room);
            soft.peer().speak(reading());
            listener.waits(SETTLING);
            listener.listensAnew();
            listener.waits(TALK);
            assertThat(Sound.levelDecibels(listener.line().samples())).isCloseTo(-22, within(5.0));
            soft.hangsUp();
            listener.hangsUp();
        }
    }

    /** Somebody who reads a prompt of the house again and again. */
    private static Mouth reading() throws IOException {
        short[] wide = Wav.read(PROMPTS.resolve("room.help.wav"));
        short[] narrow = new short[wide.length / 2 / Downsampler.MOST * Downsampler.MOST];
        Downsampler downsampler = new Downsampler();
        for (int at = 0; at < narrow.length; at += Downsampler.MOST) {
            downsampler.downsample(wide, 2 * at, Downsampler.MOST, narrow, at);
        }
        double gain = Math.pow(10, (SOFT_DECIBELS - Sound.levelDecibels(narrow)) / 20);
        double noise = 32_768 * Math.pow(10, NOISE_DECIBELS / 20);
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(Marker.RATE_HZ);
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (short) Math.round(narrow[i] * gain + chance.nextGaussian() * noise);
        }
        return sample -> narrow[(int) (sample % narrow.length)];
    }
}
