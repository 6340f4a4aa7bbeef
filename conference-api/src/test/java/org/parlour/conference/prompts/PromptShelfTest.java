package org.parlour.conference.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.speech.Piece;
import org.parlour.dialplan.speech.Speed;

class PromptShelfTest {
    private static final Piece.Clip SEVEN = clip("digit.7");
    private static final Piece.Clip HELP = clip("door.zero-for-help");
    private static final int AMPLITUDE = 10_000;

    @TempDir
    private Path folder;

    @Test
    void everyClipOfTheCatalogueIsThere() {
        PromptShelf shelf = new PromptShelf(new PromptSettings(null));
        shelf.check();
        for (Language language : Language.values()) {
            for (Speed speed : Speed.values()) {
                assertThat(shelf.samples(new Piece.Clip(language, speed, "door.welcome")))
                        .hasSizeGreaterThan(8_000);
            }
        }
        assertThat(shelf.counters().missing()).isZero();
    }

    @Test
    void clipIsReadOnce() {
        PromptShelf shelf = new PromptShelf(new PromptSettings(null));
        short[] samples = shelf.samples(SEVEN);
        assertThat(shelf.samples(SEVEN)).isSameAs(samples);
        assertThat(shelf.counters().loaded()).isEqualTo(1);
        assertThat(shelf.counters().cachedSamplesNow()).isEqualTo(samples.length);
    }

    @Test
    void missingClipIsSilenceAndCounted() {
        PromptShelf shelf = new PromptShelf(new PromptSettings(null));
        assertThat(shelf.samples(clip("door.nowhere"))).isEmpty();
        assertThat(shelf.counters().missing()).isEqualTo(1);
    }

    @Test
    void soundFolderReplacesWhatItHasAtBothSpeeds() throws IOException {
        put("en/digits/7.wav", 16_000, tone(1_600, 16_000));
        PromptShelf shelf = new PromptShelf(new PromptSettings(folder.toString()));
        assertThat(shelf.samples(SEVEN)).isEqualTo(tone(1_600, 16_000));
        assertThat(shelf.samples(new Piece.Clip(Language.ENGLISH, Speed.SLOW, "digit.7")))
                .isEqualTo(tone(1_600, 16_000));
        short[] own = new PromptShelf(new PromptSettings(null)).samples(HELP);
        assertThat(shelf.samples(HELP)).as("not in the folder").isEqualTo(own);
    }

    @Test
    void soundOfTelephonesIsDoubledWithoutADifferenceToHear() throws IOException {
        put("en/digits/7.wav", 8_000, tone(8_000, 8_000));
        short[] doubled = new PromptShelf(new PromptSettings(folder.toString())).samples(SEVEN);
        short[] wanted = tone(16_000, 16_000);
        assertThat(doubled).hasSize(wanted.length);
        // Away from both ends, where the filter looks into silence.
        for (int at = 200; at < wanted.length - 200; at++) {
            assertThat((int) doubled[at]).isBetween(wanted[at] - 12, wanted[at] + 12);
        }
    }

    @Test
    void fileThatCannotBeUsedLeavesOurs() throws IOException {
        Files.createDirectories(folder.resolve("en/digits"));
        Files.write(folder.resolve("en/digits/7.wav"), new byte[] {1, 2, 3});
        PromptShelf shelf = new PromptShelf(new PromptSettings(folder.toString()));
        PromptShelf ours = new PromptShelf(new PromptSettings(null));
        assertThat(shelf.samples(SEVEN)).isEqualTo(ours.samples(SEVEN));
        assertThat(shelf.counters().unusable()).isEqualTo(1);
    }

    @Test
    void soundsOfWhicheverRateAreBroughtToTheHouses() throws IOException {
        put("en/digits/8.wav", 44_100, tone(4_410, 44_100));
        PromptShelf shelf = new PromptShelf(new PromptSettings(folder.toString()));
        assertThat(shelf.samples(clip("digit.8"))).hasSize(1_600);
        assertThat(shelf.counters().unusable()).isZero();
    }

    @Test
    void folderThatIsNoneIsNamed() {
        assertThatThrownBy(() -> new PromptSettings(folder.resolve("none").toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parlour.prompts.asterisk-sounds is ");
    }

    @Test
    void cacheKeepsWhatWasAskedForLast() {
        ClipCache cache = new ClipCache(100);
        cache.keep(SEVEN, new short[60]);
        cache.keep(HELP, new short[40]);
        assertThat(cache.find(SEVEN)).isPresent();
        cache.keep(clip("digit.1"), new short[10]);
        assertThat(cache.find(HELP)).isEmpty();
        assertThat(cache.find(SEVEN)).isPresent();
        assertThat(cache.lengthSamples()).isEqualTo(70);
    }

    private void put(String path, int rateHz, short[] samples) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, wav(rateHz, samples));
    }

    private static byte[] wav(int rateHz, short[] samples) {
        int dataBytes = 2 * samples.length;
        ByteBuffer file = ByteBuffer.allocate(44 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(36 + dataBytes).put(ascii("WAVEfmt "));
        file.putInt(16).putShort((short) 1).putShort((short) 1).putInt(rateHz).putInt(2 * rateHz);
        file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(dataBytes);
        for (short sample : samples) {
            file.putShort(sample);
        }
        return file.array();
    }

    private static byte[] ascii(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }

    /** 3 kHz, near the upper end of what a telephone carries. */
    private static short[] tone(int samples, int rateHz) {
        short[] tone = new short[samples];
        for (int at = 0; at < samples; at++) {
            tone[at] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * 3_000 * at / rateHz));
        }
        return tone;
    }

    private static Piece.Clip clip(String name) {
        return new Piece.Clip(Language.ENGLISH, Speed.NORMAL, name);
    }
}
