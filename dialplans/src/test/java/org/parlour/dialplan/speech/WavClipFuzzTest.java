package org.parlour.dialplan.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.wire.call.Reading;

class WavClipFuzzTest {
    @Test
    void whateverFileComesTheAnswerIsAValue() {
        List<byte[]> goldens = List.of(
                WrittenWav.file(16_000, (short) 1, (short) -1, (short) 300),
                WrittenWav.file(8_000),
                WrittenWav.withChunkBeforeData("LIST", new byte[] {1, 2, 3}),
                WrittenWav.withChunkBeforeData("fact", new byte[4]));
        Fuzz.storm("wav", goldens, WavClipFuzzTest::read);
    }

    private static void read(byte[] file) {
        if (WavClip.parse(file) instanceof Reading.Parsed<WavClip>(WavClip clip)) {
            assertThat(clip.sampleRateHz()).isBetween(8_000, 48_000);
            assertThat(clip.lengthSamples() * 2L).isLessThan(file.length);
        }
    }
}
