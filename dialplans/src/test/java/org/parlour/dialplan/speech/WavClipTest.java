package org.parlour.dialplan.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.wire.call.Reading;

class WavClipTest {
    @Test
    void readsRateAndSamples() {
        WavClip clip = parsed(WrittenWav.file(8_000, (short) 1, (short) -2, Short.MAX_VALUE));

        assertThat(clip.sampleRateHz()).isEqualTo(8_000);
        assertThat(clip.lengthSamples()).isEqualTo(3);
        assertThat(clip.samples()).containsExactly(1, -2, Short.MAX_VALUE);
        assertThat(clip).hasToString("WavClip[3 samples at 8000 Hz]");
    }

    @Test
    void givesSamplesAwayAsACopy() {
        WavClip clip = parsed(WrittenWav.file(16_000, (short) 5));
        clip.samples()[0] = 6;

        assertThat(clip.samples()).containsExactly(5);
    }

    @Test
    void passesOverChunksItDoesNotKnowAndTheirPadding() {
        byte[] file = WrittenWav.withChunkBeforeData("LIST", new byte[] {1, 2, 3});

        assertThat(parsed(file).samples()).containsExactly(7);
    }

    @Test
    void silenceOfNoLengthIsASound() {
        assertThat(parsed(WrittenWav.file(16_000)).lengthSamples()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 88, this is no RIFF file",
        "4, 126, the file is not as long as its header says",
        "8, 65, this RIFF file is no WAVE",
        "12, 70, the sound comes before its format",
        "16, 2, the format is cut short",
        "20, 7, 'the sound is compressed; save it as PCM, 16 bits'",
        "22, 2, the sound has more than one channel; save it as mono",
        "32, 4, the samples are not of 16 bits",
        "34, 24, the samples are not of 16 bits",
        "25, 0, 'the sample rate is not between 8,000 and 48,000 Hz'",
        "27, 122, 'the sample rate is not between 8,000 and 48,000 Hz'",
        "28, 1, the byte rate does not fit the sample rate",
        "36, 68, the file has no sound in it",
        "40, 126, a chunk goes beyond the end of the file",
        "40, 3, the sound ends in half a sample",
    })
    void refusesAFileByTheRuleItBreaks(int at, byte value, String reason) {
        byte[] file = WrittenWav.file(16_000, (short) 1, (short) 2);
        file[at] = value;

        assertThat(WavClip.parse(file)).isEqualTo(new Reading.Malformed<WavClip>(reason));
    }

    @Test
    void refusesEveryShorterFile() {
        byte[] file = WrittenWav.file(16_000, (short) 1, (short) 2);
        for (int length = 0; length < file.length; length++) {
            assertThat(WavClip.parse(Arrays.copyOf(file, length))).isInstanceOf(Reading.Malformed.class);
        }
    }

    private static WavClip parsed(byte[] file) {
        return switch (WavClip.parse(file)) {
            case Reading.Parsed<WavClip>(WavClip clip) -> clip;
            case Reading.Malformed<WavClip>(String reason) -> throw new AssertionError(reason);
        };
    }
}
