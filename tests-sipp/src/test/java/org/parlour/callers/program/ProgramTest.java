package org.parlour.callers.program;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.proof.Fuzz;

/** One program serves while most of these look at it; the others start their own. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class ProgramTest {
    private static final int GARBAGE = 150;

    // A ClientHello (RFC 8446 4.1.2) as far as its cipher suites: enough for wounds to reach the parser.
    private static final byte[] CLIENT_HELLO =
            HexFormat.of().parseHex("160301002f0100002b0303" + "5a".repeat(32) + "00" + "0004" + "13011302" + "0100");

    @TempDir
    private static Path room;

    private Path data;
    private RunningProgram program;
    private RunningProgram.Doors doors;
    private Stranger stranger;

    @BeforeAll
    void start() throws IOException, InterruptedException, GeneralSecurityException {
        data = room.resolve("data");
        program = RunningProgram.serve(data);
        doors = program.awaitDoors();
        stranger = Stranger.at(doors);
    }

    @AfterAll
    void end() {
        stranger.close();
        program.close();
    }

    @Test
    void theBannerNamesEveryPlaceAndTheSecretNowhere() throws IOException, InterruptedException {
        assertThat(stranger.https("/api").statusCode()).isEqualTo(401);
        assertThat(program.everythingPrinted())
                .contains("is up after", "http://localhost:", "/house-ca.crt", data.toString(), "secrets/admin-token");
        for (String secret : List.of("admin-token", "house-ca.pem", "server.pem")) {
            for (String line : Files.readAllLines(data.resolve("secrets").resolve(secret))) {
                if (!line.startsWith("-----")) {
                    assertThat(program.everythingPrinted()).as(secret).doesNotContain(line);
                }
            }
        }
    }

    @Test
    void aQuietStartLogsNothing() {
        assertThat(program.everythingPrinted()).doesNotContain("WARN", "ERROR", "INFO");
    }

    @Test
    void bothDoorsServeAndTheHouseIsTrusted() throws IOException, InterruptedException {
        HttpResponse<String> answer = stranger.https("/actuator/health/readiness");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(stranger.http("/actuator/health/liveness").body()).contains("UP");
        assertThat(stranger.http("/").statusCode()).isEqualTo(200);
        assertThat(stranger.https("/").body()).contains("<title>Parlour</title>");
    }

    @Test
    void whoIsNotThisMachineIsSentToHttps() throws IOException {
        String answer = Stranger.throwAt(
                doors.httpPort(), "GET /a?b HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n".getBytes(ISO_8859_1));
        assertThat(answer)
                .startsWith("HTTP/1.1 308")
                .contains("Location: https://elsewhere.example:" + doors.httpsPort() + "/a?b");
    }

    @Test
    void theAdminTokenOpensWhatIsClosed() throws IOException, InterruptedException {
        String token = Files.readString(data.resolve("secrets/admin-token")).strip();
        assertThat(stranger.httpsStatus("/api")).isEqualTo(401);
        assertThat(stranger.httpsStatus("/api", "Authorization", "Bearer " + token))
                .isEqualTo(404);
        assertThat(program.everythingPrinted()).doesNotContain(token);
    }

    @Test
    void aTakenPortIsOneSentenceAndExitCode1() throws IOException, InterruptedException {
        try (RunningProgram second = RunningProgram.start(
                room.resolve("other"), "--parlour.web.https-port=" + doors.httpsPort(), "--parlour.web.http-port=0")) {
            assertThat(second.awaitExitCode()).isEqualTo(1);
            assertThat(second.everythingPrinted())
                    .isEqualTo("Port " + doors.httpsPort() + " is taken by java (process " + program.processId()
                            + "). Stop it, or set parlour.web.https-port.");
            assertThat(room.resolve("other")).doesNotExist();
        }
    }

    @Test
    void aDataDirectoryInUseIsOneSentenceAndExitCode1() throws IOException, InterruptedException {
        try (RunningProgram second = RunningProgram.serve(data)) {
            assertThat(second.awaitExitCode()).isEqualTo(1);
            assertThat(second.everythingPrinted())
                    .isEqualTo("The data directory " + data + " is in use by another Parlour (process "
                            + program.processId() + "). Stop it, or set PARLOUR_DATA.");
        }
    }

    @Test
    void aSettingThatIsNoneIsOneSentenceAndExitCode1() throws IOException, InterruptedException {
        try (RunningProgram second = RunningProgram.serve(room.resolve("other"), "--parlour.web.htps=1")) {
            assertThat(second.awaitExitCode()).isEqualTo(1);
            assertThat(second.everythingPrinted())
                    .startsWith("There is no setting parlour.web.htps; there are parlour.data, ")
                    .hasLineCount(1);
        }
    }

    @Test
    void aStoreThatIsNoneIsOneSentenceAndExitCode1() throws IOException, InterruptedException {
        Path broken = Files.createDirectory(room.resolve("broken"));
        Files.writeString(broken.resolve("parlour.db"), "Dear diary, ".repeat(1_000));
        try (RunningProgram second = RunningProgram.serve(broken)) {
            assertThat(second.awaitExitCode()).isEqualTo(1);
            assertThat(second.everythingPrinted()).contains("is not a database").hasLineCount(1);
        }
    }

    @Test
    void itsVersionIsTold() throws IOException, InterruptedException {
        try (RunningProgram version = RunningProgram.start(room.resolve("other"), "version")) {
            assertThat(version.awaitExitCode()).isZero();
            assertThat(version.everythingPrinted()).matches("Parlour \\d+\\.\\d+\\S*");
        }
    }

    @Test
    void aBackupMadeWhileServingIsTheSameHouseAndCtrlCEndsIt() throws Exception {
        Path copy = room.resolve("backups/copy");
        try (RunningProgram backup = RunningProgram.start(data, "backup", copy.toString())) {
            assertThat(backup.awaitExitCode()).as(backup.everythingPrinted()).isZero();
            assertThat(backup.everythingPrinted()).contains(copy.toString()).hasLineCount(1);
        }
        try (RunningProgram restored = RunningProgram.serve(copy);
                Stranger neighbour = Stranger.at(restored.awaitDoors())) {
            assertThat(neighbour.houseCa()).isEqualTo(stranger.houseCa());
            assertThat(neighbour.httpsStatus("/actuator/health/readiness")).isEqualTo(200);
            assertThat(copy.resolve("secrets/admin-token")).hasSameBinaryContentAs(data.resolve("secrets/admin-token"));
            // The diary came along: the copy knows of the run that was going on.
            assertThat(restored.everythingPrinted()).contains("(process " + program.processId() + ") ended without");
            restored.signal("INT");
            assertThat(restored.awaitExitCode()).isZero();
        }
        assertThat(stranger.httpsStatus("/actuator/health")).isEqualTo(200);
    }

    @Test
    void aStartThatIsInterruptedEndsCleanlyToo() throws IOException, InterruptedException {
        Path interrupted = room.resolve("interrupted");
        try (RunningProgram starting = RunningProgram.serve(interrupted)) {
            while (!Files.exists(interrupted.resolve("parlour.db"))) {
                assertThat(starting.endsWithin(Duration.ofMillis(10))).isFalse();
            }
            starting.signal("TERM");
            assertThat(starting.awaitExitCode())
                    .as(starting.everythingPrinted())
                    .isZero();
        }
    }

    @Test
    void garbageAtTheDoorsLeavesThemOpen() throws IOException, InterruptedException {
        byte[] request = "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc".getBytes(ISO_8859_1);
        Fuzz.storm("http-door", List.of(request), GARBAGE, bytes -> throwAt(doors.httpPort(), bytes));
        Fuzz.storm("https-door", List.of(CLIENT_HELLO, request), GARBAGE, bytes -> throwAt(doors.httpsPort(), bytes));
        assertThat(stranger.httpsStatus("/actuator/health/readiness")).isEqualTo(200);
        assertThat(program.everythingPrinted()).doesNotContain("WARN", "ERROR");
    }

    private static void throwAt(int port, byte[] bytes) {
        try {
            Stranger.throwAt(port, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
