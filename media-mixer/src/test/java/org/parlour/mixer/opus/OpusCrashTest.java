package org.parlour.mixer.opus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What native code does wrong ends the process: so it is another one that is fed garbage. */
@Tag("peer")
class OpusCrashTest {
    private static final int PACKETS = 200_000;
    // A decoder and an encoder that nobody frees would be 70 KB for each of its 1,800 pairs.
    private static final long MOST_GROWN_KILOBYTES = 16_000;

    @Test
    void twoHundredThousandPacketsOfGarbageNeitherEndNorSwellAProcess() throws IOException, InterruptedException {
        Library.MACHINE.open();
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:+AlwaysPreTouch",
                        "-Xms48m",
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Garbage.class.getName(),
                        Integer.toString(PACKETS),
                        Long.toString(Long.getLong("parlour.seed", 20_261_121L))))
                .redirectErrorStream(true)
                .start();
        String said;
        try {
            said = new String(child.getInputStream().readAllBytes(), UTF_8);
            assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.exitValue()).as(said).isZero();
        Map<String, String> told = said.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
        assertThat(told).containsEntry("native", "true").containsEntry("open", "0");
        assertThat(Long.parseLong(told.getOrDefault("heard", ""))).isGreaterThan(10_000_000);
        assertThat(Long.parseLong(told.getOrDefault("grown", ""))).isLessThan(MOST_GROWN_KILOBYTES);
    }
}
