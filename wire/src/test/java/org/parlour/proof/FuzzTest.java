package org.parlour.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FuzzTest {
    private static final List<byte[]> GOLDENS = List.of(new byte[] {1, 2, 3, 4}, new byte[] {9, 9});
    private static final Path CRASHES =
            Path.of(System.getProperty("parlour.module.folder", "."), "src/test/resources/crashes");
    private static final Path KEPT = CRASHES.resolve("fuzz-self");

    @Test
    void playsTheGoldensAndAsManyMutationsAsAsked() {
        Set<String> seen = new HashSet<>();
        int[] count = {0};
        Fuzz.storm("fuzz-calm", GOLDENS, 500, input -> {
            count[0]++;
            seen.add(java.util.HexFormat.of().formatHex(input));
        });
        assertThat(count[0]).isEqualTo(502);
        assertThat(seen).contains("01020304", "0909").hasSizeGreaterThan(300);
    }

    @Test
    void keepsTheInputThatMadeAParserThrowAndPlaysItFirst() {
        assertThatThrownBy(() -> Fuzz.storm("fuzz-self", GOLDENS, 500, input -> {
                    if (input.length > 4) {
                        throw new IllegalStateException("fell over");
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fuzz-self");
        assertThat(KEPT).isDirectoryContaining("glob:**.bin");
        int[] first = {-1};
        Fuzz.storm("fuzz-self", GOLDENS, 0, input -> first[0] = first[0] < 0 ? input.length : first[0]);
        assertThat(first[0]).isGreaterThan(4);
    }

    @AfterEach
    void forget() throws IOException {
        if (Files.isDirectory(KEPT)) {
            try (Stream<Path> files = Files.list(KEPT)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(KEPT);
            // The folder of all crashes stays only where a real one is kept.
            assertThat(CRASHES.toFile().delete() || CRASHES.toFile().exists()).isTrue();
        }
    }
}
