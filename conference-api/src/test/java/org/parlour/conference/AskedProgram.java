package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.parlour.conference.gateway.MediaSettings;
import org.parlour.conference.gateway.SipSettings;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.prompts.PromptSettings;
import org.parlour.conference.web.Doors;
import org.parlour.conference.web.WebSettings;
import org.parlour.sip.call.Upstairs;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.Rooms;
import org.parlour.sip.seat.Sitting;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import org.parlour.wire.call.TrunkName;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program on free ports, asked as the admin's programs ask it, while telephones come and go. */
final class AskedProgram implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PROBLEM = "application/problem+json";
    private static final PhoneNumber CALLER = new PhoneNumber("+493023125417");

    final ConfigurableApplicationContext context;
    final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    final String token;
    final JsonMapper json = new JsonMapper();
    private final Random random = new Random(1);
    private final Foundation foundation;
    private final int port;

    AskedProgram(Path data) throws Refusal, IOException {
        WebSettings web = new WebSettings(0, 0, null, null, null, List.of());
        SipSettings noTelephone = new SipSettings(List.of());
        MediaSettings media = new MediaSettings("20000-29999", 1, 0, true, true, null);
        foundation = Foundation.lay(
                new Settings(data.toString(), web, noTelephone, media, null, new PromptSettings(null)),
                InstantSource.system());
        context = Program.start(foundation, List.of());
        port = context.getBean(Doors.class).httpPort();
        token = Files.readString(data.resolve("secrets/admin-token")).strip();
    }

    @Override
    public void close() throws IOException {
        context.close();
        foundation.close();
        // Sockets that a test left open must not keep the client waiting.
        client.shutdownNow();
        client.close();
    }

    Rooms rooms() {
        return context.getBean(Rooms.class);
    }

    void news(CallNews news) {
        context.getBean(Upstairs.class).events().on(news);
    }

    Visitor visitor() {
        return visitor(new PhoneNumber("100"));
    }

    Visitor visitor(PhoneNumber called) {
        return new Visitor(CallId.mint(Instant.now(), random), TrunkName.LOCAL, called, CALLER);
    }

    SeatId sit(Visitor visitor, String room) {
        Sitting sitting = answer(then -> rooms().sit(visitor, new RoomId(room), false, then));
        return ((Sitting.Seated) sitting).seat();
    }

    static <T> T answer(Consumer<Consumer<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        question.accept(answer::complete);
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    String room(String wish) throws Exception {
        return created(post("/api/rooms", wish)).get("room").get("room").asString();
    }

    JsonNode created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    static void assertProblem(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
        assertThat(answer.body())
                .contains("\"status\":" + status, "\"title\":", "\"instance\":", detail)
                .doesNotContain("Exception", "org.");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return client.send(request(path).DELETE().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path).PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address("http", path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** As {@link #client}, from another address of this machine: whoever is slowed there is slowed alone. */
    HttpClient elsewhere() {
        return HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .localAddress(InetAddress.ofLiteral("127.0.0.9"))
                .build();
    }

    /** Where {@link #elsewhere} reaches it. */
    URI literalAddress(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    URI address(String scheme, String path) {
        return URI.create(scheme + "://localhost:" + port + path);
    }
}
