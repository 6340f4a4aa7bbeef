package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.DataFolder;
import org.parlour.dialplan.plan.PlanSchema;

/** {@code dialplan …} as a process of its own, by its exit code and its words. */
@Tag("peer")
class DialPlanProcessTest {
    private static final int PATIENCE_SECONDS = 120;
    private static final String NUMBERS = "numbers:\n  - {number: +49 30 23125 100, door: pin}\n";
    private static final String PLAN = "trunks:\n  provider: {peers: 192.0.2.9, country: DE}\n" + NUMBERS;

    @TempDir
    private Path room;

    private record Ended(int exitCode, String words) {}

    private Ended run(String... words) throws IOException, InterruptedException {
        Path said = room.resolve("said");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Parlour.class.getName(),
                "dialplan"));
        command.addAll(List.of(words));
        command.add("--parlour.data=" + room.resolve("data"));
        Process process = new ProcessBuilder(command)
                .directory(room.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void withoutADataFolderItIsOfUseAndMakesNone() throws Exception {
        Path elsewhere = Files.createDirectory(room.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("plan.yaml"), PLAN);
        assertThat(run("check", elsewhere.toString()))
                .isEqualTo(new Ended(0, "good: 2 trunks, 2 numbers, in 1 files\n"));
        Ended explained = run("explain", "030 23125100", "--trunk", "provider", "--plan", elsewhere.toString());
        assertThat(explained.exitCode()).isZero();
        assertThat(explained.words()).contains("so       the door, which asks for a PIN of 9 digits, in en");
        assertThat(run("schema")).isEqualTo(new Ended(0, PlanSchema.json()));
        assertThat(run("check").exitCode()).isEqualTo(1);
        assertThat(run().words()).contains("dialplan explain NUMBER");
        assertThat(room.resolve("data")).doesNotExist();
    }

    @Test
    void besideAProgramThatHoldsTheDataFolderItSaysWhatIsWrong() throws Exception {
        Path data = room.resolve("data");
        try (DataFolder held = DataFolder.claim(data)) {
            Path folder = Files.createDirectories(held.path().resolve("dialplan"));
            Files.writeString(folder.resolve("plan.yaml"), PLAN + "  - {number: 7, dor: pin}\n");
            Ended ended = run("check");
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.words()).startsWith("plan.yaml:5:").contains("did you mean");
        }
    }
}
