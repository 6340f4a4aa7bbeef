package org.parlour.mixer.g711;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Vectors;

/** The sweep of the ITU's Software Tool Library: every one of 65,536 samples, bit for bit. */
class LawGoldenTest {
    private static final String FOLDER = "codecs/g711/";

    @Test
    void everySampleIsCompressedAsByTheItu() throws IOException {
        short[] sweep = words("sweep.src");
        isCompressedTo(Law.A, sweep, words("sweep-r.a"));
        isCompressedTo(Law.MU, sweep, words("sweep-r.u"));
    }

    @Test
    void everyCodeIsExpandedAsByTheItu() throws IOException {
        List<String> rows = Vectors.lines(FOLDER + "decode-table.tsv");
        assertThat(rows).hasSize(257);
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split("\t", -1);
            int code = Integer.parseInt(cells[0], 16);
            assertThat(Law.A.expand(code)).as("A-law %02x", code).isEqualTo(Short.parseShort(cells[1]));
            assertThat(Law.MU.expand(code)).as("µ-law %02x", code).isEqualTo(Short.parseShort(cells[2]));
        }
    }

    private static void isCompressedTo(Law law, short[] samples, short[] codes) {
        assertThat(samples).hasSize(65_536);
        for (int i = 0; i < samples.length; i++) {
            assertThat(law.compress(samples[i]) & 0xFF)
                    .as("%s of %d", law, samples[i])
                    .isEqualTo(codes[i] & 0xFF);
        }
    }

    private static short[] words(String name) throws IOException {
        byte[] bytes = Vectors.bytes(FOLDER + name);
        short[] words = new short[bytes.length / 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = (short) ((bytes[2 * i] & 0xFF) | bytes[2 * i + 1] << 8);
        }
        return words;
    }
}
