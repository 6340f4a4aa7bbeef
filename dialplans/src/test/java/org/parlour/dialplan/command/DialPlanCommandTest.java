package org.parlour.dialplan.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialPlanCommandTest {
    private static final String PLAN = """
        trunks:
          provider:
            registration: {registrar: 192.0.2.9, user: u, password: "${env:PW}"}
            country: DE
        hours:
          office: {zone: Europe/Berlin, open: Mon-Fri 08:00-18:00}
        numbers:
          - {number: +49 30 23125 100, hours: office, door: pin}
          - {number: +49 30 23125 100, prompt: door.reception-nobody}
        """;

    @TempDir
    Path data;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... arguments) {
        screen.reset();
        PrintStream printed = new PrintStream(screen, true, StandardCharsets.UTF_8);
        Instant now = Instant.parse("2026-11-23T09:30:00Z");
        return DialPlanCommand.run(List.of(arguments), new DialPlanCommand.Place(data, environment, now, printed));
    }

    private String said() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(data.resolve("dialplan"));
        Files.writeString(data.resolve("dialplan").resolve(file), text);
    }

    @Test
    void aGoodPlanIsCountedAndEndsWithZero() throws IOException {
        write("plan.yaml", PLAN);
        write("notes.txt", "not read");
        assertThat(run(Map.of("PW", "x"), "check")).isZero();
        assertThat(said()).isEqualTo("good: 2 trunks, 3 numbers, in 1 files\n");
    }

    @Test
    void aBadPlanEndsWithOneAndNamesLineAndField() throws IOException {
        write("plan.yaml", PLAN);
        assertThat(run(Map.of(), "check")).isEqualTo(1);
        assertThat(said())
                .startsWith(
                        "plan.yaml:3:61: error: trunks.provider.registration.password: found ${env:PW}, which is not"
                                + " set")
                .endsWith("not taken: 1 errors; what holds, holds on\n");
    }

    @Test
    void secretsAreLookedForAndNeverSaid() throws IOException {
        String phone = "phones:\n  desk: {number: 11, password: \"${file:secrets/desk}\"}\n";
        write("plan.yaml", phone);
        Path secret = data.resolve("secrets/desk");
        assertThat(run(Map.of(), "check")).isEqualTo(1);
        assertThat(said()).contains("which is not there");
        Files.createDirectories(secret);
        assertThat(run(Map.of(), "check")).isEqualTo(1);
        assertThat(said()).contains("which is a folder");
        Files.delete(secret);
        Files.writeString(secret, "\n");
        assertThat(run(Map.of(), "check")).isEqualTo(1);
        assertThat(said()).contains("which is empty");
        Files.writeString(secret, "hunter2\n");
        assertThat(run(Map.of(), "check")).isZero();
        assertThat(said()).doesNotContain("hunter2");
        Files.write(secret, new byte[5_000]);
        assertThat(run(Map.of(), "check")).isEqualTo(1);
        assertThat(said()).contains("more than 4096 bytes");
        Files.write(secret, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(run(Map.of(), "check")).isEqualTo(1);
        assertThat(said()).contains("cannot be read as a line of text");
    }

    @Test
    void secretsLieInTheFolderOfSecretsAndNowhereElse() throws IOException {
        Path elsewhere = data.resolve("elsewhere");
        Files.writeString(elsewhere, "hunter2\n");
        Files.createDirectories(data.resolve("secrets"));
        Files.writeString(data.resolve("secrets/desk"), "hunter3\n");
        for (String path : List.of(
                "elsewhere",
                elsewhere.toString(),
                "secrets/../elsewhere",
                "/etc/hostname",
                "secrets",
                "secrets/.",
                "..")) {
            write("plan.yaml", "phones:\n  desk: {number: 11, password: \"${file:" + path + "}\"}\n");
            assertThat(run(Map.of(), "check")).as(path).isEqualTo(1);
            assertThat(said()).as(path).contains("which lies outside of secrets/ in the data folder");
        }
        for (String path : List.of(
                "secrets/desk", "secrets/./desk", data.resolve("secrets/desk").toString())) {
            write("plan.yaml", "phones:\n  desk: {number: 11, password: \"${file:" + path + "}\"}\n");
            assertThat(run(Map.of(), "check")).as(path).isZero();
        }
    }

    @Test
    void withoutAnyPlanTheBuiltInOneIsExplained() {
        assertThat(run(Map.of(), "explain", "100", "--source", "127.0.0.1")).isZero();
        assertThat(said()).contains("so       the door, which asks for a PIN of 9 digits, in en");
        assertThat(run(Map.of(), "explain", "100", "--source", "127.0.0.1", "--plan", data + "/none"))
                .isEqualTo(1);
        assertThat(said()).endsWith("none is no folder\n");
    }

    @Test
    void aPromptThatIsNotThereIsFound() throws IOException {
        write("plan.yaml", "trunks:\n  t: {peers: 192.0.2.1}\nnumbers:\n  - {number: 7, prompt: door.godbye}\n");
        assertThat(run(Map.of(), "check")).isEqualTo(1);
        assertThat(said()).contains("did you mean \"door.goodbye\"?");
    }

    @Test
    void anExplanationGoesByTheClockOfThePlan() throws IOException {
        write("plan.yaml", PLAN);
        String[] call = {"explain", "030 23125100", "--trunk", "provider", "--from", "+493023125777", "--at"};
        assertThat(run(Map.of(), with(call, "2026-11-23T17:59"))).isZero();
        assertThat(said()).contains("so       the door, which asks for a PIN of 9 digits, in en");
        assertThat(run(Map.of(), with(call, "2026-11-23T18:00"))).isZero();
        assertThat(said()).contains("so       the prompt door.reception-nobody, and goodbye, in en");
        assertThat(run(Map.of(), with(call, "2026-11-23T16:59:00Z"))).isZero();
        assertThat(said()).contains("so       the door");
        assertThat(said()).doesNotContain("23125777");
    }

    private static String[] with(String[] head, String last) {
        String[] all = Arrays.copyOf(head, head.length + 1);
        all[head.length] = last;
        return all;
    }

    @Test
    void nowIsTheMomentUnlessOneIsGivenAndClearShowsTheCaller() throws IOException {
        write("plan.yaml", PLAN);
        assertThat(run(
                        Map.of(),
                        "explain",
                        "+493023125100",
                        "--source",
                        "192.0.2.9",
                        "--from",
                        "+493023125777",
                        "--clear"))
                .isZero();
        assertThat(said()).contains("at       2026-11-23T09:30:00Z").contains("+493023125777");
    }

    @Test
    void whatCannotBeAskedIsAnsweredWithTheUsage() throws IOException {
        write("plan.yaml", PLAN);
        for (String[] arguments : new String[][] {
            {},
            {"chekc"},
            {"check", "a", "b"},
            {"explain"},
            {"explain", "7"},
            {"explain", "7", "--trunk", "a", "--source", "192.0.2.1"},
            {"explain", "7", "8", "--trunk", "a"},
            {"explain", "7", "--trnk", "a"},
            {"explain", "7", "--trunk"},
        }) {
            assertThat(run(Map.of(), arguments)).isEqualTo(1);
            assertThat(said()).contains("dialplan explain NUMBER");
        }
        assertThat(run(Map.of(), "explain", "7", "--trunk", "Not A Name")).isEqualTo(1);
        assertThat(run(Map.of(), "explain", "7", "--source", "pbx.example")).isEqualTo(1);
        assertThat(run(Map.of(), "explain", "7", "--trunk", "a", "--at", "noon"))
                .isEqualTo(1);
        assertThat(said()).startsWith("--at is a time");
    }

    @Test
    void aPlanWithErrorsExplainsNothing() throws IOException {
        write("plan.yaml", "numbers: 7\n");
        assertThat(run(Map.of(), "explain", "7", "--trunk", "a")).isEqualTo(1);
        assertThat(said()).endsWith("the plan has errors, and decides nothing\n");
    }

    @Test
    void aFolderThatIsNotThereAndATextThatIsNoneAreSaid() throws IOException {
        assertThat(run(Map.of(), "check")).isEqualTo(1);
        assertThat(said()).endsWith("dialplan is no folder\n");
        Files.createDirectories(data.resolve("dialplan"));
        Files.write(data.resolve("dialplan/plan.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(run(Map.of(), "check")).isEqualTo(1);
        assertThat(said()).contains("cannot be read as text");
    }

    @Test
    void theSchemaIsPrinted() {
        assertThat(run(Map.of(), "schema")).isZero();
        assertThat(said()).startsWith("{\n").contains("\"$schema\"").endsWith("}\n");
    }
}
