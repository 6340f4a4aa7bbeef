package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.conference.AskedProgram.assertProblem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.plan.PlanSchema;
import org.parlour.proof.Fuzz;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The dial plan over HTTP and in its files, while the program runs. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class DialPlanApiTest {
    private static final String PLAN = "/api/dialplan";
    private static final String TRUNK = """
        trunks:
          provider: {peers: 192.0.2.9, country: DE}
        hours:
          office: {zone: Europe/Berlin, open: Mon-Fri 08:00-18:00}
        """;
    private static final String NUMBERS = """
        numbers:
          - {number: +49 30 23125 100, hours: office, door: pin}
          - {number: +49 30 23125 100, callers: _+4930., room: demo}
        """;
    private static final int MUTATIONS = 300;
    private static final ParameterizedTypeReference<Supplier<PlanInForce>> PLANS =
            new ParameterizedTypeReference<>() {};

    @TempDir
    private static Path data;

    private AskedProgram program;
    private Path folder;

    @BeforeAll
    void start() throws Refusal, IOException {
        program = new AskedProgram(data);
        folder = data.resolve("dialplan");
    }

    @AfterAll
    void end() throws IOException {
        program.close();
    }

    private JsonNode plan() throws Exception {
        return program.ok(program.get(PLAN));
    }

    private String tag() throws Exception {
        return program.get(PLAN).headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> put(@Nullable String ifMatch, String body) throws Exception {
        HttpRequest.Builder request = program.request(PLAN).PUT(BodyPublishers.ofString(body));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return program.client.send(request.build(), BodyHandlers.ofString());
    }

    private String body(String... filesAndTexts) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < filesAndTexts.length; i += 2) {
            texts.add("{\"file\":" + program.json.writeValueAsString(filesAndTexts[i]) + ",\"text\":"
                    + program.json.writeValueAsString(filesAndTexts[i + 1]) + "}");
        }
        return "{\"texts\":[" + String.join(",", texts) + "]}";
    }

    /** A plan of this trunk and these numbers, whatever held before. */
    private JsonNode hold(String... filesAndTexts) throws Exception {
        await(() -> put(tag(), body(filesAndTexts)).statusCode() == 200);
        return plan();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long endNanos = System.nanoTime() + AskedProgram.PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(endNanos);
            Thread.onSpinWait();
        }
    }

    /** As the gateway asks it. */
    private long inForce() {
        return program.context.getBeanProvider(PLANS).getObject().get().revision();
    }

    @Test
    void whatIsPutHoldsIsInTheFilesAndInTheHistory() throws Exception {
        JsonNode plan = hold("10-trunks.yaml", TRUNK, "20-numbers.yaml", NUMBERS);
        long revision = plan.get("revision").asLong();
        assertThat(plan.get("inForce").asLong()).isEqualTo(revision).isEqualTo(inForce());
        assertThat(plan.get("inFiles").asBoolean()).isTrue();
        assertThat(plan.get("texts").get(0).get("file").asString()).isEqualTo("10-trunks.yaml");
        assertThat(plan.get("texts").get(1).get("text").asString()).isEqualTo(NUMBERS);
        assertThat(plan.get("note").get("by").asString()).isEqualTo("api");
        assertThat(folder.resolve("20-numbers.yaml")).hasContent(NUMBERS.strip());
        JsonNode list = program.ok(program.get(PLAN + "/revisions")).get("revisions");
        assertThat(list.get(0).get("revision").asLong()).isEqualTo(revision);
        JsonNode same = program.ok(program.get(PLAN + "/revisions/" + revision));
        assertThat(same.get("texts").get(0).get("text").asString()).isEqualTo(TRUNK);
        assertThat(same.get("note").get("changes").size()).isPositive();
        assertThat(program.ok(program.get(
                                PLAN + "/revisions?before=" + list.get(0).get("revision")))
                        .get("revisions")
                        .findValues("revision"))
                .noneMatch(number -> number.asLong() >= revision);
        for (String nothing : List.of("0", "999999", "x", "99999999999999999999", "-1")) {
            assertProblem(program.get(PLAN + "/revisions/" + nothing), 404, "no such revision");
        }
    }

    @Test
    void whoDoesNotSayWhatTheyHaveSeenOrSawSomethingOlderIsRefused() throws Exception {
        hold("plan.yaml", TRUNK + NUMBERS);
        String old = tag();
        assertProblem(put(null, body("plan.yaml", "# a\n")), 428, "If-Match");
        hold("plan.yaml", "# newer\n" + TRUNK + NUMBERS);
        HttpResponse<String> late = put(old, body("plan.yaml", "# a\n"));
        assertProblem(late, 412, "Another revision holds");
        assertThat(late.headers().firstValue("ETag")).contains(tag());
        assertProblem(put("W/" + tag(), body("plan.yaml", "# a\n")), 412, "");
    }

    @Test
    void whatDoesNotCheckIsRefusedWithItsFindings() throws Exception {
        JsonNode before = hold("plan.yaml", TRUNK + NUMBERS);
        HttpResponse<String> refused = put(tag(), body("plan.yaml", "numbers:\n  - {number: 7, dor: pin}\n"));
        assertProblem(refused, 422, "does not check");
        JsonNode finding = program.json.readTree(refused.body()).get("findings").get(0);
        assertThat(finding.get("file").asString()).isEqualTo("plan.yaml");
        assertThat(finding.get("line").asInt()).isEqualTo(2);
        assertThat(finding.get("column").asInt()).isPositive();
        assertThat(refused.body()).contains("did you mean");
        assertThat(plan().get("revision")).isEqualTo(before.get("revision"));
    }

    @Test
    void garbageIsAnsweredClearly() throws Exception {
        String tag = tag();
        assertProblem(put(tag, "{"), 400, "not JSON");
        assertProblem(put(tag, "{}"), 400, "Name the texts of the plan");
        assertProblem(put(tag, "{\"texts\":[{\"file\":\"a.yaml\"}]}"), 400, "Each text has a file and a text");
        assertProblem(put(tag, "{\"text\":[]}"), 400, "a field is unknown");
        for (String name : List.of("../a.yaml", "a/b.yaml", "a.txt", ".a.yaml", "", "/etc/a.yaml", "a\0.yaml")) {
            assertProblem(put(tag, body(name, "")), 400, "ends in .yaml");
        }
        assertProblem(put(tag, body("a.yaml", "", "a.yaml", "")), 400, "the same file");
        assertProblem(put(tag, "{\"texts\":[{\"file\":\"a.yaml\",\"text\":\"\\ud800\"}]}"), 400, "");
        byte[] long4 = body("a.yaml", "x".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked = program.request(PLAN)
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long4)))
                .build();
        assertProblem(program.client.send(chunked, BodyHandlers.ofString()), 413, "4096 KiB of a dial plan");
        assertProblem(put(tag, body("a.yaml", "x".repeat(3 << 20))), 400, "letters in all");
        assertProblem(put(tag, body("a.yaml", "x".repeat((1 << 20) + 1))), 422, "1048577 characters");
    }

    @Test
    void aBodyOfManyKindsOfGarbageNeverBreaksAnything() throws Exception {
        hold("plan.yaml", TRUNK + NUMBERS);
        List<byte[]> goldens = List.of(
                body("plan.yaml", "local: true\n").getBytes(StandardCharsets.UTF_8),
                body("plan.yaml", TRUNK, "b.yaml", NUMBERS).getBytes(StandardCharsets.UTF_8));
        Fuzz.storm("plan-put", goldens, MUTATIONS, this::isAnswered);
        hold("plan.yaml", TRUNK + NUMBERS);
    }

    private void isAnswered(byte[] body) {
        try {
            HttpRequest request = program.request(PLAN)
                    .header("If-Match", "*")
                    .PUT(BodyPublishers.ofByteArray(body))
                    .build();
            HttpResponse<String> answer = program.client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400, 412, 422);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aChangedFileHoldsSoonAndABrokenOneNeverDoes() throws Exception {
        long before = hold("plan.yaml", TRUNK + NUMBERS).get("revision").asLong();
        Path file = folder.resolve("plan.yaml");
        place(file, "# by hand\n" + TRUNK + NUMBERS);
        await(() -> inForce() == before + 1);
        assertThat(plan().get("note").get("by").asString()).isEqualTo("file");
        place(file, TRUNK + "numbers:\n  - {number: 7, password: hunter2}\n");
        await(() -> plan().hasNonNull("refused"));
        JsonNode plan = plan();
        assertThat(plan.get("inForce").asLong()).isEqualTo(before + 1);
        assertThat(plan.get("refused").get("findings").get(0).get("file").asString())
                .isEqualTo("plan.yaml");
        assertThat(program.get("/actuator/prometheus").body()).contains("parlour_plan_folder_refused 1.0");
        Files.delete(file);
        Files.delete(folder);
        Files.createDirectory(folder);
        place(folder.resolve("other.yaml"), TRUNK);
        await(() -> inForce() == before + 2);
        assertThat(plan().hasNonNull("refused")).isFalse();
    }

    /** As editors do: whoever is held up between emptying a file and filling it has made another plan. */
    private static void place(Path file, String text) throws IOException {
        Path beside = Files.writeString(file.resolveSibling("beside.tmp"), text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void aCheckKeepsNothing() throws Exception {
        JsonNode before = hold("plan.yaml", TRUNK + NUMBERS);
        JsonNode good = program.ok(program.post(PLAN + "/check", body("plan.yaml", TRUNK)));
        assertThat(good.get("good").asBoolean()).isTrue();
        assertThat(good.get("changes").size()).isPositive();
        JsonNode bad = program.ok(program.post(PLAN + "/check", body("plan.yaml", "trunks: 7\n")));
        assertThat(bad.get("good").asBoolean()).isFalse();
        assertThat(bad.get("findings").get(0).get("text").asString()).startsWith("plan.yaml:1:");
        assertThat(plan().get("revision")).isEqualTo(before.get("revision"));
    }

    @Test
    void secretsLieInTheirFolderAndNoAnswerTellsThem() throws Exception {
        Files.writeString(data.resolve("secrets/desk"), "hunter2\n");
        Files.writeString(data.resolve("elsewhere"), "hunter3\n");
        String phone = "phones:\n  desk: {number: 11, password: \"${file:%s}\"}\n";
        HttpResponse<String> refused = put(tag(), body("plan.yaml", phone.formatted(data.resolve("elsewhere"))));
        assertProblem(refused, 422, "lies outside of secrets/");
        HttpResponse<String> climbing = put(tag(), body("plan.yaml", phone.formatted("secrets/../elsewhere")));
        assertProblem(climbing, 422, "lies outside of secrets/");
        hold("plan.yaml", phone.formatted("secrets/desk"));
        HttpResponse<String> literal = put(tag(), body("plan.yaml", "phones: {desk: {number: 11, password: hunter4}}"));
        assertProblem(literal, 422, "literal-password");
        for (HttpResponse<String> answer : List.of(refused, climbing, literal, program.get(PLAN))) {
            assertThat(answer.body()).doesNotContain("hunter");
        }
    }

    @Test
    void anExplanationSaysEveryStepAndMasksTheCaller() throws Exception {
        hold("plan.yaml", TRUNK + NUMBERS);
        String call = "\"number\":\"030 23125100\",\"from\":\"+493023125777\",\"at\":\"2026-11-23T%s\"%s";
        JsonNode open = explained("{\"trunk\":\"provider\"," + call.formatted("17:59", "") + "}");
        assertThat(open.get("decision").get("outcome").asString()).isEqualTo("taken");
        assertThat(open.get("decision").get("words").asString()).startsWith("the door");
        assertThat(open.get("decision").get("place").get("line").asInt()).isEqualTo(6);
        assertThat(open.get("revision").asLong()).isEqualTo(inForce());
        JsonNode closed = explained("{\"source\":\"192.0.2.9\"," + call.formatted("18:00", "") + "}");
        assertThat(closed.get("decision").get("words").asString()).startsWith("the room demo");
        assertThat(closed.get("steps").findValuesAsString("outcome")).contains("won", "closed");
        assertThat(closed.toString()).doesNotContain("23125777");
        JsonNode clear = explained("{\"trunk\":\"provider\"," + call.formatted("18:00:00Z", ",\"clear\":true") + "}");
        assertThat(clear.get("text").asString()).contains("+493023125777");
        JsonNode stranger = explained("{\"source\":\"192.0.2.77\",\"number\":\"7\"}");
        assertThat(stranger.get("decision").get("outcome").asString()).isEqualTo("unanswered");
        assertProblem(program.post(PLAN + "/explain", "{}"), 400, "Name the number");
        assertProblem(program.post(PLAN + "/explain", "{\"number\":\"7\"}"), 400, "Name the trunk");
        String source = "{\"number\":\"7\",\"source\":\"pbx.example\"}";
        assertProblem(program.post(PLAN + "/explain", source), 400, "Source is an IP address");
        assertProblem(
                program.post(PLAN + "/explain", "{\"number\":\"7\",\"trunk\":\"a\",\"at\":\"noon\"}"),
                400,
                "At is a time");
    }

    private JsonNode explained(String wish) throws Exception {
        return program.ok(program.post(PLAN + "/explain", wish));
    }

    @Test
    void aBackupStartsWithTheSamePlan() throws Exception {
        JsonNode plan = hold("10-trunks.yaml", TRUNK, "20-numbers.yaml", NUMBERS);
        Path copy = data.resolveSibling(data.getFileName() + "-copy");
        Backup.make(data, copy);
        try (AskedProgram restored = new AskedProgram(copy)) {
            JsonNode same = restored.ok(restored.get(PLAN));
            assertThat(same.get("revision")).isEqualTo(plan.get("revision"));
            assertThat(same.get("texts")).isEqualTo(plan.get("texts"));
            assertThat(same.hasNonNull("refused")).isFalse();
        } finally {
            FileSystemUtils.deleteRecursively(copy);
        }
    }

    @Test
    void theSchemaIsThePublishedOne() throws Exception {
        HttpResponse<String> schema = program.get(PLAN + "/schema");
        assertThat(schema.statusCode()).isEqualTo(200);
        assertThat(schema.headers().firstValue("Content-Type").orElseThrow()).contains("json");
        assertThat(program.json.readTree(schema.body())).isEqualTo(program.json.readTree(PlanSchema.json()));
    }

    @Test
    void nothingIsToldWithoutTheToken() throws Exception {
        for (String path : List.of(PLAN, PLAN + "/revisions", PLAN + "/schema")) {
            HttpRequest request =
                    HttpRequest.newBuilder(program.literalAddress(path)).build();
            assertThat(program.client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
    }
}
