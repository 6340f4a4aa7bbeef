package org.parlour.conference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.prompts.PromptSettings;
import org.parlour.conference.room.DemoRoom;
import org.parlour.conference.web.Doors;
import org.parlour.conference.web.WebSettings;
import org.parlour.sip.door.Doorbook;
import org.parlour.sip.door.Entry;
import org.parlour.sip.door.Reception;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.CallEvents;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.Leaving;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.PhoneCalls;
import org.parlour.sip.seat.Rooms;
import org.parlour.sip.seat.Sitting;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import org.parlour.wire.call.TrunkName;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program, asked as the admin's programs ask it, while telephones come and go. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class RoomsApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PROBLEM = "application/problem+json";
    private static final String CALLER = "+493023125417";

    @TempDir
    private static Path data;

    private final JsonMapper json = new JsonMapper();
    private final Random random = new Random(1);
    private final Telephone telephone = new Telephone();
    private Foundation foundation;
    private ConfigurableApplicationContext context;
    private HttpClient client;
    private String token;
    private int port;

    @BeforeAll
    void start() throws Refusal, IOException {
        WebSettings web = new WebSettings(0, 0, null, null, null, List.of());
        foundation =
                Foundation.lay(new Settings(data.toString(), web, new PromptSettings(null)), InstantSource.system());
        context = Program.start(foundation, List.of());
        port = context.getBean(Doors.class).httpPort();
        client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        token = Files.readString(data.resolve("secrets/admin-token")).strip();
    }

    @AfterAll
    void end() throws IOException {
        client.close();
        context.close();
        foundation.close();
    }

    /** What the telephone was asked. */
    private static final class Telephone implements PhoneCalls {
        private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        private volatile boolean obeys = true;

        @Override
        public boolean admit(CallId call, RoomId room) {
            asked.add("admit " + call + " " + room);
            return obeys;
        }

        @Override
        public boolean hangUp(CallId call) {
            asked.add("hang up " + call);
            return obeys;
        }

        @Override
        public boolean mute(CallId call, boolean muted) {
            asked.add("mute " + call + " " + muted);
            return obeys;
        }

        @Override
        public void close(RoomId room) {
            asked.add("close " + room);
        }
    }

    @Test
    void firstStartHasTheDemoRoom() throws Exception {
        JsonNode room = ok(get("/api/rooms/demo"));
        assertThat(room.get("number").asString()).isEqualTo("100");
        assertThat(room.get("capacity").asInt()).isEqualTo(200);
        assertThat(room.get("seats")).isEmpty();
        DemoRoom.Invitation invitation =
                context.getBean(DemoRoom.class).invitation().orElseThrow();
        assertThat(looked(visitor(), invitation.pin())).isEqualTo(new Entry.Seating(DemoRoom.ROOM));
    }

    @Test
    void roomIsMadeWithItsNumberAndAPinThatOpensIt() throws Exception {
        HttpResponse<String> answer =
                post("/api/rooms", "{\"name\":\"Tea\",\"capacity\":3,\"number\":\"100\",\"language\":\"de\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        JsonNode created = json.readTree(answer.body());
        String room = created.get("room").get("room").asString();
        assertThat(answer.headers().firstValue("Location")).contains("/api/rooms/" + room);
        Pin pin = new Pin(created.get("pin").asString());
        assertThat(looked(visitor(), pin)).isEqualTo(new Entry.Seating(new RoomId(room)));
        JsonNode read = ok(get("/api/rooms/" + room));
        assertThat(read.get("name").asString()).isEqualTo("Tea");
        assertThat(read.get("language").asString()).isEqualTo("de");
        assertThat(ok(get("/api/rooms")).toString()).contains("\"" + room + "\"");
        assertThat(ok(get("/api/rooms/" + room + "/pins")).toString()).doesNotContain(pin.reveal());
    }

    @Test
    void emptyBodyMakesARoomThatCannotBeGuessed() throws Exception {
        JsonNode first = created(post("/api/rooms", "{\"number\":\"100\"}"));
        assertThat(first.get("room").get("room").asString()).matches("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}");
        assertThat(first.get("room").has("name")).isFalse();
    }

    @Test
    void roomSaysWhoSitsInIt() throws Exception {
        String room = room("{\"number\":\"100\",\"capacity\":2}");
        Visitor visitor = visitor();
        SeatId seat = sit(visitor, room);
        news(new CallNews.Arrived(visitor));
        news(new CallNews.Seated(visitor.call(), new RoomId(room), seat));
        news(new CallNews.MuteChanged(visitor.call(), true));
        JsonNode read = ok(get("/api/rooms/" + room));
        assertThat(read.get("people").asInt()).isEqualTo(1);
        JsonNode seated = read.get("seats").get(0);
        assertThat(seated.get("seat").asString()).isEqualTo(seat.text());
        assertThat(seated.get("muted").asBoolean()).isTrue();
        assertThat(seated.get("caller").asString()).isEqualTo("+49 … 17");
        rooms().leave(visitor, seat, Leaving.LOST);
        news(new CallNews.Ended(visitor.call(), "silence", false));
        JsonNode kept = ok(get("/api/rooms/" + room));
        assertThat(kept.get("people").asInt()).isZero();
        assertThat(kept.get("seats").get(0).get("state").asString()).isEqualTo("kept");
    }

    @Test
    void closedRoomIsGoneItsTelephonesAreToldAndItsIdIsUsedUp() throws Exception {
        connect();
        String room = room("{\"number\":\"100\",\"room\":\"for-once\"}");
        assertThat(delete("/api/rooms/" + room).statusCode()).isEqualTo(204);
        assertThat(telephone.asked).contains("close for-once");
        assertProblem(get("/api/rooms/for-once"), 404, "There is no such room, or it is closed.");
        assertProblem(delete("/api/rooms/for-once"), 404, "no such room");
        assertProblem(post("/api/rooms", "{\"number\":\"100\",\"room\":\"for-once\"}"), 409, "ids are used once");
    }

    @Test
    void pinsAreMadeListedAndTakenAway() throws Exception {
        String room = room("{\"number\":\"100\"}");
        Instant from = Instant.now().plusSeconds(3_600);
        JsonNode made = created(post(
                "/api/rooms/" + room + "/pins",
                "{\"from\":\"" + from + "\",\"until\":\"" + from.plusSeconds(60) + "\"}"));
        Pin pin = new Pin(made.get("pin").asString());
        assertThat(looked(visitor(), pin)).isEqualTo(new Entry.NotYet());
        JsonNode list = ok(get("/api/rooms/" + room + "/pins"));
        assertThat(list).hasSize(2);
        assertThat(list.get(1).get("from").asString())
                .startsWith(from.toString().substring(0, 19));
        int id = made.get("id").asInt();
        assertThat(delete("/api/rooms/" + room + "/pins/" + id).statusCode()).isEqualTo(204);
        assertProblem(delete("/api/rooms/" + room + "/pins/" + id), 404, "no such PIN");
        assertThat(looked(visitor(), pin)).isInstanceOf(Entry.Unknown.class);
        assertProblem(
                post(
                        "/api/rooms/" + room + "/pins",
                        "{\"from\":\"2030-01-02T00:00:00Z\",\"until\":\"2030-01-01T00:00:00Z\"}"),
                400,
                "Until comes after from.");
    }

    @Test
    void numbersAreMadeAndSaySoWhenSomebodyIsThere() throws Exception {
        assertThat(ok(put("/api/numbers/+49301234500", "{\"language\":\"ru\",\"pinDigits\":6}"))
                        .toString())
                .isEqualTo("{\"number\":\"+49301234500\",\"language\":\"ru\",\"pinDigits\":6,\"present\":false}");
        PhoneNumber number = new PhoneNumber("+49301234500");
        Visitor visitor = new Visitor(visitor().call(), TrunkName.LOCAL, number, new PhoneNumber(CALLER));
        assertThat(received(visitor)).isEqualTo(Reception.DESERTED);
        assertThat(ok(put("/api/numbers/+49301234500", "{\"present\":true}"))
                        .get("pinDigits")
                        .asInt())
                .isEqualTo(6);
        assertThat(received(visitor)).isEqualTo(Reception.ATTENDED);
        room("{\"number\":\"+49 30 1234500\"}");
        assertProblem(put("/api/numbers/+49301234500", "{\"pinDigits\":7}"), 409, "one PIN length");
        assertProblem(delete("/api/numbers/+49301234500"), 409, "reached by this number");
        assertProblem(delete("/api/numbers/4999"), 404, "no number of the house");
        assertProblem(post("/api/rooms", "{}"), 400, "several numbers");
    }

    @Test
    void whatCannotBeHadIsSaid() throws Exception {
        String[][] wishes = {
            {"{\"number\":\"100\",\"capacity\":0}", "Capacity is 1 to 1000."},
            {"{\"number\":\"100\",\"language\":\"tlh\"}", "Language is en, de or ru."},
            {"{\"number\":\"4999\"}", "This is no number of the house"},
            {"{\"number\":\"one\"}", "A local number holds digits"},
            {"{\"number\":\"100\",\"room\":\"Not A Label\"}", "A room id holds only a-z"},
            {"{\"number\":\"100\",\"name\":\"\"}", "A name has 1 to 100 characters."},
            {"{\"number\":\"100\",\"capcity\":7}", "a field is unknown"},
            {"{\"number\":\"100\",\"capacity\":\"many\"}", "of the wrong kind"},
            {"{\"number\":", "not JSON"},
        };
        for (String[] wish : wishes) {
            assertProblem(post("/api/rooms", wish[0]), 400, wish[1]);
        }
    }

    @Test
    void bodyThatIsTooLongIsRefusedWhetherItSaysSoOrNot() throws Exception {
        byte[] body = ("{\"name\":\"" + "x".repeat(100_000) + "\"}").getBytes(UTF_8);
        Supplier<InputStream> unsaid = () -> new ByteArrayInputStream(body);
        HttpRequest said =
                request("/api/rooms").POST(BodyPublishers.ofByteArray(body)).build();
        assertProblem(client.send(said, BodyHandlers.ofString()), 413, "longer than 64 KiB");
        HttpRequest chunked =
                request("/api/rooms").POST(BodyPublishers.ofInputStream(unsaid)).build();
        assertProblem(client.send(chunked, BodyHandlers.ofString()), 413, "longer than 64 KiB");
    }

    @Test
    void bodyThatIsNoJsonAndAMethodThatIsNotTakenAreProblems() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(address("http", "/api/rooms"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=x"))
                .build();
        assertProblem(client.send(form, BodyHandlers.ofString()), 415, "JSON");
        assertProblem(post("/api/calls", "{}"), 405, "does not take that method");
        assertProblem(get("/api/rooms/demo/nothing"), 404, "nothing at this address");
    }

    @Test
    void callsAreListedWithTheirNumbersMaskedAndAskedThroughTheTelephone() throws Exception {
        connect();
        Visitor visitor = visitor();
        String call = "/api/calls/" + visitor.call();
        assertProblem(get(call), 404, "no such call");
        news(new CallNews.Arrived(visitor));
        news(new CallNews.LineChanged(visitor.call(), LineState.SOUNDING));
        news(new CallNews.InReception(visitor.call()));
        JsonNode read = ok(get(call));
        assertThat(read.get("state").asString()).isEqualTo("in_reception");
        assertThat(read.get("line").asString()).isEqualTo("sounding");
        assertThat(read.get("caller").asString()).isEqualTo("+49 … 17");
        assertThat(ok(get("/api/calls")).toString())
                .contains(visitor.call().text())
                .doesNotContain("2312", "5417");
        assertThat(post(call + "/admit", "{\"room\":\"demo\"}").statusCode()).isEqualTo(202);
        assertThat(put(call + "/muted", "{\"muted\":true}").statusCode()).isEqualTo(202);
        assertThat(delete(call).statusCode()).isEqualTo(202);
        assertThat(telephone.asked)
                .contains(
                        "admit " + visitor.call() + " demo",
                        "mute " + visitor.call() + " true",
                        "hang up " + visitor.call());
        assertProblem(post(call + "/admit", "{\"room\":\"nowhere\"}"), 400, "That room is not open.");
        assertProblem(post(call + "/admit", "{}"), 400, "Name the room");
        telephone.obeys = false;
        try {
            assertProblem(post(call + "/admit", "{\"room\":\"demo\"}"), 409, "does not wait in reception");
            assertProblem(put(call + "/muted", "{\"muted\":true}"), 409, "sits in no room");
            assertProblem(delete(call), 404, "no such call");
            assertProblem(delete("/api/calls/nonsense"), 404, "no such call");
        } finally {
            telephone.obeys = true;
        }
        news(new CallNews.Ended(visitor.call(), "peer_hung_up", true));
        assertProblem(get(call), 404, "no such call");
    }

    @Test
    void withoutATelephoneCallsCannotBeAsked() throws Exception {
        Visitor visitor = visitor();
        Switchboard lonely = context.getBean(Switchboard.class);
        PhoneCalls connected = lonely.calls().orElse(null);
        lonely.disconnect();
        assertProblem(delete("/api/calls/" + visitor.call()), 503, "The telephone is not connected yet.");
        if (connected != null) {
            lonely.connect(connected);
        }
    }

    @Test
    void eventsComeNumberedBehindWhatIs() throws Exception {
        String room = room("{\"number\":\"100\"}");
        Visitor first = visitor();
        SeatId firstSeat = sit(first, room);
        Follower follower = follow(room, "Authorization", "Bearer " + token);
        JsonNode present = follower.next();
        assertThat(present.get("type").asString()).isEqualTo("present");
        assertThat(present.get("number").asInt()).isEqualTo(1);
        assertThat(present.get("seats").get(0).get("seat").asString()).isEqualTo(firstSeat.text());
        news(new CallNews.Arrived(first));
        news(new CallNews.Seated(first.call(), new RoomId(room), firstSeat));
        news(new CallNews.MuteChanged(first.call(), true));
        news(new CallNews.LineChanged(first.call(), LineState.SILENT));
        rooms().leave(first, firstSeat, Leaving.LOST);
        Visitor again = visitor();
        assertThat(sit(again, room)).isEqualTo(firstSeat);
        rooms().leave(again, firstSeat, Leaving.GOODBYE);
        delete("/api/rooms/" + room);
        List<String> told = new ArrayList<>();
        for (int number = 2; number <= 7; number++) {
            JsonNode event = follower.next();
            assertThat(event.get("number").asInt()).isEqualTo(number);
            assertThat(event.toString()).doesNotContain("… 17");
            told.add(event.get("type").asString());
        }
        assertThat(told).containsExactly("muted", "line", "lost", "returned", "left", "closed");
        assertThat(follower.closed()).isEqualTo(WebSocket.NORMAL_CLOSURE + " the room is closed");
    }

    @Test
    void pageFollowsWithTheTokenAsASubprotocolThatIsNotRepeated() throws Exception {
        Follower follower = new Follower();
        WebSocket socket = client.newWebSocketBuilder()
                .subprotocols("parlour.events", "parlour.bearer." + token)
                .buildAsync(address("ws", "/api/rooms/demo/events"), follower)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(socket.getSubprotocol()).isEqualTo("parlour.events");
        assertThat(follower.next().get("type").asString()).isEqualTo("present");
        socket.abort();
    }

    @Test
    void whoSpeaksWhereNothingIsReadIsLetGo() throws Exception {
        Follower follower = follow("demo", "Authorization", "Bearer " + token);
        follower.next();
        follower.socket().sendText("hello", true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(follower.closed()).isEqualTo("1003 nothing is read here");
    }

    @Test
    void nobodyFollowsWithoutTheTokenOrARoomThatIsNotThere() throws Exception {
        assertThat(handshake("demo", "Accept", "*/*")).contains("401");
        assertThat(handshake("demo", "Authorization", "Bearer wrong")).contains("401");
        assertThat(handshake("nowhere", "Authorization", "Bearer " + token)).contains("404");
        assertProblem(get("/api/rooms/demo/events"), 426, "This address is a WebSocket.");
    }

    private String handshake(String room, String header, String value) {
        try {
            client.newWebSocketBuilder()
                    .header(header, value)
                    .buildAsync(address("ws", "/api/rooms/" + room + "/events"), new Follower())
                    .join();
            return "opened";
        } catch (CompletionException failed) {
            return failed.getCause() instanceof WebSocketHandshakeException refused
                    ? Integer.toString(refused.getResponse().statusCode())
                    : String.valueOf(failed.getCause());
        }
    }

    private Follower follow(String room, String header, String value) throws Exception {
        Follower follower = new Follower();
        client.newWebSocketBuilder()
                .header(header, value)
                .buildAsync(address("ws", "/api/rooms/" + room + "/events"), follower)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return follower;
    }

    /** The other end of the WebSocket. */
    private final class Follower implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<String> end = new CompletableFuture<>();
        private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public void onOpen(WebSocket socket) {
            opened.complete(socket);
            socket.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            end.complete(status + " " + reason);
            return null;
        }

        WebSocket socket() throws Exception {
            return opened.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        JsonNode next() throws InterruptedException {
            String message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(message).as("an event").isNotNull();
            return json.readTree(message);
        }

        String closed() throws Exception {
            return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void connect() {
        context.getBean(Switchboard.class).connect(telephone);
    }

    private Rooms rooms() {
        return context.getBean(Rooms.class);
    }

    private void news(CallNews news) {
        context.getBean(CallEvents.class).on(news);
    }

    private Visitor visitor() {
        return new Visitor(
                CallId.mint(Instant.now(), random), TrunkName.LOCAL, new PhoneNumber("100"), new PhoneNumber(CALLER));
    }

    private SeatId sit(Visitor visitor, String room) {
        Sitting sitting = answer(then -> rooms().sit(visitor, new RoomId(room), then));
        return ((Sitting.Seated) sitting).seat();
    }

    private Entry looked(Visitor visitor, Pin pin) {
        return answer(then -> context.getBean(Doorbook.class).look(visitor, pin, then));
    }

    private Reception received(Visitor visitor) {
        return answer(then -> context.getBean(Doorbook.class).receive(visitor, then));
    }

    private static <T> T answer(Consumer<Consumer<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        question.accept(answer::complete);
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private String room(String wish) throws Exception {
        return created(post("/api/rooms", wish)).get("room").get("room").asString();
    }

    private JsonNode created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    private JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
        assertThat(answer.body())
                .contains("\"status\":" + status, "\"title\":", "\"instance\":", detail)
                .doesNotContain("Exception", "org.");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return client.send(request(path).DELETE().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path).PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address("http", path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private URI address(String scheme, String path) {
        return URI.create(scheme + "://localhost:" + port + path);
    }
}
