package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who takes a seat by the signalling alone, and may say there whatever a test wants. */
final class SeatClient implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String SUBPROTOCOL = "parlour.seat.v1";
    private static final int MOST_MESSAGES = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final WebSocket socket;
    private final Ear ear;
    private int requests;

    private SeatClient(HttpClient http, WebSocket socket, Ear ear) {
        this.http = http;
        this.socket = socket;
        this.ear = ear;
    }

    // --- the door ----------------------------------------------------------------------------------------------------

    /** What the house says to somebody who asks for a ticket. */
    record Admission(int status, JsonNode body) {
        String ticket() {
            return body.get("ticket").asString();
        }
    }

    static Admission ask(int httpPort, String room, String key, String name, String device)
            throws IOException, InterruptedException {
        String wish = JSON.writeValueAsString(Map.of("link", key, "name", name, "device", device));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + httpPort + "/api/rooms/" + room + "/seats"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(wish))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return new Admission(answer.statusCode(), JSON.readTree(answer.body()));
        }
    }

    /** Opens the line; nothing has been said on it. */
    static SeatClient open(int httpPort, String room) throws IOException, InterruptedException {
        Ear ear = new Ear();
        HttpClient http = HttpClient.newHttpClient();
        try {
            WebSocket socket = http.newWebSocketBuilder()
                    .subprotocols(SUBPROTOCOL)
                    .connectTimeout(PATIENCE)
                    .buildAsync(URI.create("ws://localhost:" + httpPort + "/api/rooms/" + room + "/events"), ear)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new SeatClient(http, socket, ear);
        } catch (ExecutionException | TimeoutException failed) {
            http.shutdownNow();
            throw new IOException(failed);
        }
    }

    /** Takes a ticket, opens the line and says hello. */
    static SeatClient enter(int httpPort, Meeting meeting, String link, String name)
            throws IOException, InterruptedException {
        Admission admission = ask(httpPort, meeting.room().room(), Meeting.key(link), name, Device.drawn());
        assertThat(admission.status()).isEqualTo(201);
        SeatClient client = open(httpPort, meeting.room().room());
        JsonNode reply = client.hello(admission.ticket());
        assertThat(reply.get("ok").asBoolean()).as("hello").isTrue();
        return client;
    }

    // --- the line ----------------------------------------------------------------------------------------------------

    JsonNode hello(String ticket) throws InterruptedException {
        return request("hello", Map.of("version", 1, "ticket", ticket));
    }

    JsonNode resume(String token, int seen) throws InterruptedException {
        return request("hello", Map.of("version", 1, "resume", token, "seen", seen));
    }

    /** Asks, and waits for the one reply. */
    JsonNode request(String type, Map<String, ?> fields) throws InterruptedException {
        int id = ++requests;
        Map<String, Object> message = new HashMap<>(fields);
        message.put("id", id);
        message.put("type", type);
        say(JSON.writeValueAsString(message));
        return await(
                "a reply to " + type,
                message1 -> message1.has("re") && message1.get("re").asInt() == id);
    }

    /** Says anything. */
    void say(String text) {
        socket.sendText(text, true).join();
    }

    /** The next message of which something holds; those before it are gone. */
    JsonNode await(String what, Predicate<JsonNode> wanted) throws InterruptedException {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode message = ear.messages.poll(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new AssertionError(what + " within " + PATIENCE + "; closed: " + ear.closed);
            }
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    JsonNode awaitMoment(String now) throws InterruptedException {
        return await(
                now,
                message -> message.has("now") && message.get("now").asString().equals(now));
    }

    JsonNode awaitEvent(String type) throws InterruptedException {
        return await(
                type,
                message -> message.has("seq") && message.get("type").asString().equals(type));
    }

    /** With which code the house closes the line. */
    int awaitClosed() throws InterruptedException {
        try {
            return ear.closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException open) {
            throw new AssertionError("the line is still open", open);
        }
    }

    /** The line breaks, without a word. */
    void breakOff() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    /** What comes by the line, in its order. */
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>(MOST_MESSAGES);
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
