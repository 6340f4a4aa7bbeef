package org.parlour.mixer.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.jitter.OrderBuffer;
import org.parlour.mixer.resample.Resampling;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.tone.HoldMusic;

/** Everything the house can say, in all its languages: no word of it is a key. */
class TalkOffTest {
    private static final Path PROMPTS =
            Path.of(System.getProperty("parlour.module.folder", "."), "..", "dialplans", "prompts");
    private static final long MILLI = 1_000_000L;

    @ParameterizedTest
    @CsvSource({"8000, 0", "8000, -12", "8000, 12", "16000, 0", "16000, -12", "16000, 12"})
    void noPromptIsAKeyAndHardlyAnyIsTakenForOne(int rateHz, int decibels) throws IOException {
        double minutes = 0;
        ToneStatistics sum = ToneStatistics.NONE;
        for (Path prompt : prompts()) {
            short[] speech = atLevel(samples(prompt, rateHz), decibels);
            if (rateHz == 8_000) {
                throughLaw(speech);
            }
            Heard heard = new Heard(rateHz).all(speech);
            assertThat(heard.keys())
                    .as("%s at %d dB", prompt.getFileName(), decibels)
                    .isEmpty();
            sum = sum.plus(heard.ear.counters());
            minutes += speech.length / (60.0 * rateHz);
        }
        // What is silenced of speech is a fault, too: less than once a minute, less than a thousandth of it.
        assertThat(sum.suspicions()).as(sum.toString()).isLessThan((long) minutes);
        assertThat(sum.silencedTicks()).as(sum.toString()).isLessThan((long) (minutes * 60 * 8_000 / 1_000));
        assertThat(minutes).isGreaterThan(5);
    }

    /** The loops of concealment are steadier than any voice. */
    @Test
    void noConcealedPromptIsAKeyEither() throws IOException {
        int packets = 0;
        for (Path prompt : prompts()) {
            short[] speech = Arrays.copyOf(samples(prompt, 8_000), samples(prompt, 8_000).length + 160);
            RtpStream stream = new RtpStream(Law.MU, speech);
            OrderBuffer buffer = OrderBuffer.ofG711();
            Heard heard = new Heard(8_000);
            short[] frame = new short[160];
            for (int i = 0; i < speech.length / 160; i++) {
                byte[] packet = stream.next(160);
                // One in twenty, spread as a generator of the simplest kind spreads them.
                packets++;
                if (packets * 2_654_435_761L % 4_294_967_296L / 214_748_365L != 0) {
                    buffer.arrived(Law.MU.codec(), RtpStream.view(packet), 20L * i * MILLI);
                }
                while (buffer.take(frame, 0, (20L * i + 5) * MILLI)) {
                    heard.one(frame, 0, buffer.isLost());
                }
            }
            assertThat(heard.keys()).as("%s", prompt.getFileName()).isEmpty();
        }
    }

    @Test
    void holdMusicIsNoKey() {
        assertThat(new Heard(16_000).all(HoldMusic.samples().clone()).keys()).isEmpty();
    }

    private static List<Path> prompts() throws IOException {
        try (Stream<Path> files = Files.walk(PROMPTS)) {
            return files.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        }
    }

    private static short[] samples(Path file, int rateHz) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        String head =
                StandardCharsets.ISO_8859_1.decode(bytes.duplicate().limit(200)).toString();
        int at = head.indexOf("data") + 8;
        short[] samples = new short[(bytes.limit() - at) / 2];
        bytes.position(at);
        bytes.asShortBuffer().get(samples);
        return Resampling.whole(samples, bytes.getInt(24), rateHz);
    }

    private static short[] atLevel(short[] samples, int decibels) {
        short[] louder = new short[samples.length];
        double gain = Math.pow(10, decibels / 20.0);
        for (int i = 0; i < samples.length; i++) {
            louder[i] = (short) Math.clamp(Math.round(samples[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return louder;
    }

    private static void throughLaw(short[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Law.A.expand(Law.A.compress(samples[i]));
        }
    }
}
