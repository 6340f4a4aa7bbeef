package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page's end of the signalling, as a test drives it. */
final class TalkingBrowser implements WebSocket.Listener {
    private static final JsonMapper JSON = new JsonMapper();

    final List<JsonNode> heard = new ArrayList<>();
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;
    private long lastId;

    static TalkingBrowser connect(AskedProgram program, String room) throws Exception {
        return connect(program, room, program.address("http", "").toString());
    }

    static TalkingBrowser connect(AskedProgram program, String room, String origin) throws Exception {
        TalkingBrowser browser = new TalkingBrowser();
        browser.socket = program.client
                .newWebSocketBuilder()
                .subprotocols("parlour.seat.v1")
                .header("Origin", origin)
                .buildAsync(program.address("ws", "/api/rooms/" + room + "/events"), browser)
                .get(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return browser;
    }

    /** Says hello with a ticket, and returns the welcome. */
    static TalkingBrowser seated(AskedProgram program, String room, String ticket) throws Exception {
        TalkingBrowser browser = connect(program, room);
        assertThat(browser.asks("hello", "\"version\":1,\"ticket\":\"" + ticket + "\"")
                        .get("ok")
                        .asBoolean())
                .isTrue();
        return browser;
    }

    WebSocket socket() {
        assertThat(socket).isNotNull();
        return Objects.requireNonNull(socket);
    }

    void says(String text) {
        socket().sendText(text, true)
                .orTimeout(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    JsonNode asks(String type) throws InterruptedException {
        return asks(type, null);
    }

    /** The reply; what comes before it is kept. */
    JsonNode asks(String type, @Nullable String fields) throws InterruptedException {
        long id = ++lastId;
        says("{\"id\":" + id + ",\"type\":\"" + type + "\"" + (fields == null ? "" : "," + fields) + "}");
        return hears(message -> message.path("re").asLong(-1) == id);
    }

    JsonNode event(String type) throws InterruptedException {
        return hears(message -> type.equals(message.path("type").asString("")));
    }

    JsonNode moment(String now) throws InterruptedException {
        return hears(message -> now.equals(message.path("now").asString("")));
    }

    JsonNode hears(Predicate<JsonNode> which) throws InterruptedException {
        while (true) {
            JsonNode message = messages.poll(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(message).as("a message behind " + heard).isNotNull();
            heard.add(message);
            if (which.test(message)) {
                return message;
            }
        }
    }

    String closed() throws Exception {
        return end.get(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Empty where it stays open for a moment. */
    String closedSoon() throws Exception {
        return end.copy().completeOnTimeout("", 200, TimeUnit.MILLISECONDS).get();
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            messages.add(JSON.readTree(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end.complete(status + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failed) {
        end.completeExceptionally(failed);
    }
}
