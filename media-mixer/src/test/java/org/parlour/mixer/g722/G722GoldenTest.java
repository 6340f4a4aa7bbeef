package org.parlour.mixer.g722;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.proof.Vectors;

/**
 * The digital test sequences of G.722 Appendix II, in which the filters are passed by, and the speech of the ITU's Software
 * Tool Library: bit for bit.
 */
class G722GoldenTest {
    private static final String SPEECH = "codecs/g722/";
    private static final String SEQUENCES = "codecs/g722-itu-appendix2/";

    @Test
    void speechIsEncodedAsByTheItu() throws IOException {
        short[] speech = words(SPEECH + "inpsp.bin");
        byte[] expected = octets(SPEECH + "codsp.cod");
        byte[] codes = new byte[speech.length / 2];
        new G722Encoder().encode(speech, 0, codes.length, codes, 0);
        assertThat(codes).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"KBITS_64, outsp1.bin", "KBITS_56, outsp2.bin", "KBITS_48, outsp3.bin"})
    void speechIsDecodedAsByTheItu(G722Rate rate, String output) throws IOException {
        byte[] codes = octets(SPEECH + "codsp.cod");
        short[] expected = words(SPEECH + output);
        short[] samples = new short[2 * codes.length];
        new G722Decoder(rate).decode(codes, 0, codes.length, samples, 0);
        assertThat(samples).isEqualTo(expected);
    }

    /** Table II.2: configuration 1. Both bands are given the same. */
    @ParameterizedTest
    @CsvSource({"bt1c1.xmt, bt2r1.cod", "bt1c2.xmt, bt2r2.cod"})
    void theBandsAreEncodedAsInTheRecommendation(String input, String output) throws IOException {
        LowerBand lower = new LowerBand();
        UpperBand upper = new UpperBand();
        List<Integer> codes = valid(words(SEQUENCES + output));
        List<Integer> samples = valid(words(SEQUENCES + input));
        assertThat(samples).hasSameSizeAs(codes).hasSizeGreaterThan(700);
        for (int i = 0; i < samples.size(); i++) {
            int sample = samples.get(i) >> 1;
            int code = upper.encode(sample) << 6 | lower.encode(sample);
            assertThat(code).as("code %d", i).isEqualTo(codes.get(i) >> 8 & 0xFF);
        }
    }

    /** Configuration 2: the codes of configuration 1, and some that no encoder makes. */
    @ParameterizedTest
    @CsvSource({"bt2r1.cod, bt3l1, bt3h1", "bt2r2.cod, bt3l2, bt3h2", "bt1d3.cod, bt3l3, bt3h3"})
    void theBandsAreDecodedAsInTheRecommendation(String input, String lower, String upper) throws IOException {
        List<Integer> codes = valid(words(SEQUENCES + input));
        for (G722Rate rate : G722Rate.values()) {
            List<Integer> expected = valid(words(SEQUENCES + lower + suffix(rate)));
            LowerBand band = new LowerBand();
            for (int i = 0; i < codes.size(); i++) {
                assertThat(band.decode(codes.get(i) >> 8 & 0x3F, rate))
                        .as("%s, %s %d", rate, lower, i)
                        .isEqualTo(expected.get(i) >> 1);
            }
        }
        List<Integer> expected = valid(words(SEQUENCES + upper + ".rc0"));
        UpperBand band = new UpperBand();
        for (int i = 0; i < codes.size(); i++) {
            assertThat(band.decode(codes.get(i) >> 14 & 3))
                    .as("%s %d", upper, i)
                    .isEqualTo(expected.get(i) >> 1);
        }
    }

    private static String suffix(G722Rate rate) {
        return switch (rate) {
            case KBITS_64 -> ".rc1";
            case KBITS_56 -> ".rc2";
            case KBITS_48 -> ".rc3";
        };
    }

    /** Telephones hand over 20 ms at a time, and sometimes less. */
    @ParameterizedTest
    @ValueSource(ints = {1, 80, 160, 161, 480})
    void piecesAreDoneAsTheWholeIs(int octets) throws IOException {
        short[] speech = words(SPEECH + "inpsp.bin");
        byte[] expected = octets(SPEECH + "codsp.cod");
        short[] heard = words(SPEECH + "outsp1.bin");
        G722Encoder encoder = new G722Encoder();
        G722Decoder decoder = new G722Decoder();
        byte[] codes = new byte[expected.length];
        short[] samples = new short[heard.length];
        for (int at = 0; at < codes.length; at += octets) {
            int count = Math.min(octets, codes.length - at);
            encoder.encode(speech, 2 * at, count, codes, at);
            decoder.decode(codes, at, count, samples, 2 * at);
        }
        assertThat(codes).isEqualTo(expected);
        assertThat(samples).isEqualTo(heard);
    }

    /** The words between the reset at the beginning and that at the end: their last bit is 0 (II.3). */
    private static List<Integer> valid(short[] words) {
        int first = 0;
        while ((words[first] & 1) != 0) {
            first++;
        }
        int last = words.length;
        while ((words[last - 1] & 1) != 0) {
            last--;
        }
        short[] between = Arrays.copyOfRange(words, first, last);
        return IntStream.range(0, between.length)
                .mapToObj(i -> (int) between[i])
                .toList();
    }

    /** Words of two octets, of which the first has the upper half, in a file whose words begin with the lower one. */
    private static byte[] octets(String path) throws IOException {
        byte[] swapped = Vectors.bytes(path);
        byte[] octets = new byte[swapped.length];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = swapped[i ^ 1];
        }
        return octets;
    }

    private static short[] words(String path) throws IOException {
        byte[] bytes = Vectors.bytes(path);
        short[] words = new short[bytes.length / 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = (short) ((bytes[2 * i] & 0xFF) | bytes[2 * i + 1] << 8);
        }
        return words;
    }
}
