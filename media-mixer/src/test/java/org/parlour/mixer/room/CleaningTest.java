package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.mixer.echo.EchoState;
import org.parlour.mixer.resample.Downsampler;
import org.parlour.mixer.rig.Recital;
import org.parlour.mixer.rig.Sounds;

/** A phone's voice on its way into the room, with all that is done to it; the network shakes. */
class CleaningTest {
    private static final int RATE_HZ = 8_000;
    private static final int SECONDS = 12;

    private final Conversation conversation = new Conversation();

    /** Somebody reads, on a line that is not quite silent. */
    private static short[] talk(String voice, double decibels) {
        short[] wide = Recital.of(500, voice + "/normal/room.help", voice + "/normal/room.help")
                .samples();
        short[] narrow = new short[SECONDS * RATE_HZ];
        Downsampler downsampler = new Downsampler();
        for (int at = 0; at < narrow.length; at += Downsampler.MOST) {
            short[] from = new short[2 * Downsampler.MOST];
            for (int i = 0; i < from.length; i++) {
                from[i] = wide[(2 * at + i) % wide.length];
            }
            downsampler.downsample(from, 0, Downsampler.MOST, narrow, at);
        }
        double gain = Sounds.amplitude(decibels) / Sounds.amplitude(Sounds.decibels(narrow, 0, narrow.length));
        short[] noise = Sounds.noise(3, narrow.length, decibels - 45);
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (short) (narrow[i] * gain + noise[i]);
        }
        return narrow;
    }

    private static short[] with(short[] voice, short[] noise) {
        short[] sum = voice.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += noise[i];
        }
        return sum;
    }

    private static double level(Phone phone, int fromMillis) {
        short[] last = phone.heardSince(fromMillis);
        return Sounds.decibels(last, 0, last.length);
    }

    @Test
    void softAndLoudCallersAreHeardAlike() {
        Phone soft = Phone.saying(talk("en", -42));
        Phone loud = Phone.saying(talk("de", -9));
        Phone one = Phone.silent();
        Phone two = Phone.silent();
        soft.voice.cleans(true);
        loud.voice.cleans(true);
        conversation.room(soft, one);
        conversation.room(loud, two);
        conversation.runMillis(10_000);
        assertThat(Math.abs(level(one, 4_000) - level(two, 4_000))).isLessThan(3);
        assertThat(Math.abs(level(one, 4_000) + 20)).isLessThan(6);
    }

    @Test
    void theNoiseOfALineStaysWithIt() {
        short[] noise = Sounds.noise(7, SECONDS * RATE_HZ, -42);
        Phone noisy = Phone.saying(with(talk("en", -20), noise));
        Phone asItIs = Phone.saying(with(talk("en", -20), noise));
        Phone one = Phone.silent();
        Phone two = Phone.silent();
        noisy.voice.cleans(true);
        conversation.room(noisy, one);
        conversation.room(asItIs, two);
        conversation.runMillis(10_000);
        // The second half of a pause between words, when the voice's own end has been heard.
        assertThat(pause(two) - pause(one)).isGreaterThan(8);
    }

    private static double pause(Phone phone) {
        short[] last = phone.heardSince(4_000);
        double least = 0;
        for (int from = 0; from + 800 < last.length; from += 200) {
            least = Math.min(least, Sounds.decibels(last, from, from + 800));
        }
        return least;
    }

    /** What comes back is what was sent a quarter of a second ago, in packets that arrive unevenly. */
    @Test
    void anEchoOnAShakyLineDoesNotComeBack() {
        Phone doctor = Phone.saying(talk("en", -18));
        Phone speakerphone = Phone.silent();
        Phone withoutCleaning = Phone.silent();
        speakerphone.voice.cleans(true);
        RoomMix cleaned = new RoomMix();
        Echoing one = new Echoing(speakerphone, new Random(5));
        cleaned.join(doctor.voice);
        cleaned.join(speakerphone.voice);
        Phone other = Phone.saying(talk("en", -18));
        RoomMix raw = new RoomMix();
        Echoing two = new Echoing(withoutCleaning, new Random(5));
        raw.join(other.voice);
        raw.join(withoutCleaning.voice);
        for (int millis = 0; millis < 11_000; millis += 20) {
            long nowNanos = (10_000L + millis) * 1_000_000;
            doctor.speak(nowNanos);
            other.speak(nowNanos);
            one.speak(nowNanos);
            two.speak(nowNanos);
            cleaned.tick(nowNanos + 10_000_000);
            raw.tick(nowNanos + 10_000_000);
        }
        assertThat(level(other, 5_000)).as("without it").isGreaterThan(-40);
        assertThat(level(doctor, 5_000))
                .as("what the doctor hears of themselves")
                .isLessThan(level(other, 5_000) - 20);
        assertThat(speakerphone.voice.echo()).isEqualTo(EchoState.CONTROLLED);
    }
}
