package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.conference.AskedProgram.assertProblem;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.seats.BrowserSeats;
import org.parlour.conference.room.seats.SeatCounters;
import org.parlour.sfu.session.SeatEvents.Direction;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.Leaving;
import org.parlour.sip.seat.MutedBy;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import tools.jackson.databind.JsonNode;

/** Browsers come by links, talk, and leave; the media is a recording. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class SeatsApiTest {
    private static final String SHOW = "\"microphone\":true,\"camera\":true,\"screen\":false,\"screenSound\":false";

    @TempDir
    private static Path data;

    private AskedProgram program;
    private RecordedMedia media;

    /** A room, and what opens it. */
    private record Room(String id, String hostKey, String guestKey) {}

    @BeforeAll
    void start() throws Refusal, IOException {
        program = new AskedProgram(data);
        media = program.context.getBean(RecordedMedia.class);
    }

    /** Whoever still sits then hears why it ends. */
    @AfterAll
    void end() throws Exception {
        TalkingBrowser last = guest(room(), 2);
        program.close();
        last.moment("going");
        assertThat(last.closed()).startsWith("1001");
    }

    private Room room(String wish) throws Exception {
        JsonNode created = program.created(program.post("/api/rooms", wish));
        String room = created.get("room").get("room").asString();
        return new Room(
                room,
                created.get("hostLink").asString().substring(("/r/" + room + "#").length()),
                created.get("guestLink").asString().substring(("/r/" + room + "#").length()));
    }

    private Room room() throws Exception {
        return room("{\"number\":\"100\",\"name\":\"Garden\"}");
    }

    private HttpResponse<String> knock(String room, String key, String name, int device) throws Exception {
        return program.client.send(
                knocking(program.address("http", "/api/rooms/" + room + "/seats"), key, name, device),
                BodyHandlers.ofString());
    }

    private static HttpRequest knocking(URI address, String key, String name, int device) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"link\":\"" + key + "\",\"name\":\"" + name
                        + "\",\"device\":\"a-device-of-somebody-" + device + "\"}"))
                .build();
    }

    private String ticket(Room room, String key, String name, int device) throws Exception {
        return program.created(knock(room.id(), key, name, device))
                .get("ticket")
                .asString();
    }

    private TalkingBrowser host(Room room) throws Exception {
        return TalkingBrowser.seated(program, room.id(), ticket(room, room.hostKey(), "The doctor", 1));
    }

    private TalkingBrowser guest(Room room, int device) throws Exception {
        return TalkingBrowser.seated(program, room.id(), ticket(room, room.guestKey(), "Guest " + device, device));
    }

    @Test
    void browserComesByALinkAndIsSeated() throws Exception {
        Room room = room();
        JsonNode answer = program.created(knock(room.id(), room.guestKey(), "The nurse", 7));
        assertThat(answer.get("expiresInSeconds").asInt()).isEqualTo(30);
        assertThat(answer.get("role").asString()).isEqualTo("guest");
        assertThat(answer.get("lobby").asBoolean()).isFalse();
        assertThat(answer.get("room").get("name").asString()).isEqualTo("Garden");
        TalkingBrowser browser = TalkingBrowser.connect(program, room.id());
        assertThat(browser.socket().getSubprotocol()).isEqualTo("parlour.seat.v1");
        JsonNode welcome = browser.asks(
                "hello", "\"version\":1,\"ticket\":\"" + answer.get("ticket").asString() + "\"");
        assertThat(welcome.get("ok").asBoolean()).isTrue();
        assertThat(welcome.get("state").asString()).isEqualTo("seated");
        assertThat(welcome.get("you").get("participant").asLong()).isEqualTo(1);
        assertThat(welcome.get("people").get(0).get("name").asString()).isEqualTo("The nurse");
        assertThat(welcome.has("waiting")).isFalse();
        JsonNode seat =
                program.ok(program.get("/api/rooms/" + room.id())).get("seats").get(0);
        assertThat(seat.get("kind").asString()).isEqualTo("browser");
        assertThat(browser.asks("leave").get("ok").asBoolean()).isTrue();
        assertThat(browser.closed()).isEqualTo("1000 goodbye");
        assertThat(media.in(room.id()).getFirst().asked()).endsWith("leave");
        assertThat(program.ok(program.get("/api/rooms/" + room.id()))
                        .get("people")
                        .asInt())
                .isZero();
    }

    @Test
    void ticketIsGoodOnceAndForItsRoomAlone() throws Exception {
        Room room = room();
        Room other = room();
        String ticket = ticket(room, room.guestKey(), "The nurse", 7);
        TalkingBrowser.seated(program, room.id(), ticket);
        assertTurnedAway(room.id(), ticket);
        assertTurnedAway(other.id(), ticket(room, room.guestKey(), "The nurse", 7));
        assertTurnedAway("nowhere", "anything");
    }

    private void assertTurnedAway(String room, String ticket) throws Exception {
        TalkingBrowser browser = TalkingBrowser.connect(program, room);
        JsonNode refused = browser.asks("hello", "\"version\":1,\"ticket\":\"" + ticket + "\"");
        assertThat(refused.get("problem").get("code").asString()).isEqualTo("unknown-ticket");
        assertThat(browser.closed()).startsWith("4001");
    }

    @Test
    void wrongKeyAndNoRoomLookTheSame() throws Exception {
        Room room = room();
        String wrong = "x".repeat(24);
        HttpResponse<String> noKey = knock(room.id(), wrong, "The nurse", 7);
        assertProblem(noKey, 404, "\"code\":\"no-such-room\"");
        assertThat(knock("nowhere", wrong, "The nurse", 7).body().replace("nowhere", room.id()))
                .isEqualTo(noKey.body());
    }

    @Test
    void whoeverTriesKeysIsSlowedAndNobodyElse() throws Exception {
        Room room = room();
        URI address = program.literalAddress("/api/rooms/" + room.id() + "/seats");
        try (HttpClient elsewhere = program.elsewhere()) {
            for (int i = 0; i < 12; i++) {
                elsewhere.send(knocking(address, "short", "The nurse", 7), BodyHandlers.ofString());
            }
            HttpResponse<String> slowed =
                    elsewhere.send(knocking(address, room.guestKey(), "The nurse", 7), BodyHandlers.ofString());
            assertProblem(slowed, 429, "too-many-tries");
            assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(knock(room.id(), room.guestKey(), "The nurse", 7).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whatCannotBeANameIsSaid() throws Exception {
        Room room = room();
        assertProblem(knock(room.id(), room.guestKey(), "  ", 7), 400, "A name has 1 to 60 characters.");
        assertProblem(knock(room.id(), room.guestKey(), "a\\nb", 7), 400, "one line");
    }

    @Test
    void doorwayTellsHostsThePin() throws Exception {
        Room room = room("{\"number\":\"100\",\"name\":\"Garden\",\"lobby\":true}");
        JsonNode host = program.ok(doorway(room.id(), room.hostKey()));
        assertThat(host.get("role").asString()).isEqualTo("host");
        assertThat(host.get("lobby").asBoolean()).isFalse();
        assertThat(host.get("phone").get("pin").asString()).matches("\\d{3} \\d{3} \\d{3}");
        JsonNode guest = program.ok(doorway(room.id(), room.guestKey()));
        assertThat(guest.get("lobby").asBoolean()).isTrue();
        assertThat(host.get("guestLink").asString()).isEqualTo("/r/" + room.id() + "#" + room.guestKey());
        assertThat(guest.get("guestLink").isNull()).isTrue();
        assertThat(guest.get("phone").get("pin").isNull()).isTrue();
        assertThat(guest.get("phone").get("number").asString()).isEqualTo("100");
        assertThat(guest.get("people").asInt()).isZero();
        assertProblem(doorway(room.id(), "x".repeat(24)), 404, "no-such-room");
    }

    private HttpResponse<String> doorway(String room, String key) throws Exception {
        return program.client.send(
                HttpRequest.newBuilder(program.address("http", "/api/rooms/" + room + "/doorway"))
                        .header("X-Parlour-Link", key)
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void linksAreToldAgainToTheAdmin() throws Exception {
        Room room = room();
        JsonNode links = program.ok(program.get("/api/rooms/" + room.id() + "/links"));
        assertThat(links.get("hostLink").asString()).isEqualTo("/r/" + room.id() + "#" + room.hostKey());
        assertThat(links.get("guestLink").asString()).endsWith("#" + room.guestKey());
    }

    @Test
    void fullRoomRefusesButNotWhoSitsInIt() throws Exception {
        Room room = room("{\"number\":\"100\",\"capacity\":1}");
        TalkingBrowser first = guest(room, 7);
        assertProblem(knock(room.id(), room.guestKey(), "Another", 8), 409, "\"code\":\"room-full\"");
        TalkingBrowser second = guest(room, 7);
        first.moment("elsewhere");
        assertThat(first.closed()).startsWith("4005");
        assertThat(second.heard.getFirst().get("you").get("participant").asLong())
                .isEqualTo(1);
        assertThat(media.in(room.id())).hasSize(2);
    }

    @Test
    void mediaIsNegotiatedAndShown() throws Exception {
        Room room = room();
        TalkingBrowser host = host(room);
        TalkingBrowser guest = guest(room, 2);
        assertThat(guest.asks("publish", "\"offer\":\"v=0\"").get("answer").asString())
                .isEqualTo("our answer");
        assertThat(guest.asks("receive", "\"audio\":4,\"video\":9").get("offer").asString())
                .isEqualTo("our offer");
        assertThat(guest.asks("received", "\"answer\":\"v=0\"").get("ok").asBoolean())
                .isTrue();
        assertThat(guest.asks("publish", "\"offer\":\"nonsense\"")
                        .get("problem")
                        .get("code")
                        .asString())
                .isEqualTo("sdp_malformed");
        assertThat(guest.asks("show", SHOW).get("ok").asBoolean()).isTrue();
        assertThat(guest.asks(
                                "view",
                                "\"most\":4,\"pinned\":[{\"participant\":1,\"picture\":\"camera\"}],\"page\":[],\"speakers\":true")
                        .get("ok")
                        .asBoolean())
                .isTrue();
        JsonNode changed = host.event("changed");
        assertThat(changed.get("person").get("camera").asBoolean()).isTrue();
        assertThat(changed.get("seq").asLong())
                .isEqualTo(host.heard.getFirst().get("seq").asLong() + 2);
        RecordedMedia.Place place = media.in(room.id()).get(1);
        assertThat(place.asked()).contains("publish", "receive 4 9", "received", "wish 4");
        place.events.line(Direction.UPLINK, LineState.CONNECTED);
        JsonNode line = guest.moment("line");
        assertThat(line.get("uplink").asString()).isEqualTo("connected");
        assertThat(line.get("downlink").asString()).isEqualTo("new");
    }

    @Test
    void guestWaitsInTheLobbyUntilTheHostSaysSo() throws Exception {
        Room room = room("{\"number\":\"100\",\"lobby\":true}");
        TalkingBrowser host = host(room);
        TalkingBrowser guest = guest(room, 2);
        TalkingBrowser unwanted = guest(room, 3);
        assertThat(guest.heard.getFirst().get("state").asString()).isEqualTo("lobby");
        assertThat(guest.heard.getFirst().get("you").get("participant").isNull())
                .isTrue();
        assertThat(guest.asks("publish", "\"offer\":\"v=0\"")
                        .get("problem")
                        .get("code")
                        .asString())
                .isEqualTo("not-seated");
        assertThat(media.in(room.id())).as("lobby means no media").hasSize(1);
        String seat = host.event("waiting").get("waiting").get("seat").asString();
        String other = host.event("waiting").get("waiting").get("seat").asString();
        assertThat(host.asks("admit", "\"seat\":\"" + seat + "\"").get("ok").asBoolean())
                .isTrue();
        assertThat(guest.moment("seated").get("people")).hasSize(2);
        assertThat(host.asks("refuse", "\"seat\":\"" + other + "\"").get("ok").asBoolean())
                .isTrue();
        unwanted.moment("refused");
        assertThat(unwanted.closed()).startsWith("4003");
        assertThat(guest.event("quiet").get("seq").asLong()).isPositive();
    }

    @Test
    void hostClosesTheRoomForEverybody() throws Exception {
        Room room = room();
        TalkingBrowser host = host(room);
        TalkingBrowser guest = guest(room, 2);
        assertThat(guest.asks("close").get("problem").get("code").asString()).isEqualTo("host-only");
        assertThat(host.asks("close").get("ok").asBoolean()).isTrue();
        guest.event("closed");
        guest.moment("closed");
        assertThat(guest.closed()).startsWith("4006");
        assertThat(host.closed()).startsWith("4006");
        assertProblem(knock(room.id(), room.guestKey(), "Late", 9), 404, "no-such-room");
        assertProblem(program.get("/api/rooms/" + room.id()), 404, "no such room");
    }

    @Test
    void telephoneIsAPersonWhoseNumberHostsSeeMasked() throws Exception {
        Room room = room();
        TalkingBrowser host = host(room);
        TalkingBrowser guest = guest(room, 2);
        Visitor visitor = program.visitor();
        program.news(new CallNews.Arrived(visitor));
        SeatId seat = program.sit(visitor, room.id());
        JsonNode phone = host.hears(message ->
                        "phone".equals(message.path("person").path("kind").asString("")))
                .get("person");
        assertThat(phone.get("caller").asString()).isEqualTo("+49 … 17");
        assertThat(phone.get("heard").asBoolean()).isFalse();
        assertThat(phone.get("name").isNull()).isTrue();
        assertThat(guest.hears(message -> "phone"
                                .equals(message.path("person").path("kind").asString("")))
                        .get("person")
                        .has("caller"))
                .isFalse();
        program.news(new CallNews.Seated(visitor.call(), new RoomId(room.id()), seat));
        program.news(new CallNews.MuteChanged(visitor.call(), MutedBy.CALLER));
        host.hears(message -> "changed".equals(message.path("type").asString(""))
                && !message.get("person").get("microphone").asBoolean());
        program.rooms().leave(visitor, seat, Leaving.LOST);
        host.hears(message -> "kept".equals(message.path("person").path("line").asString("")));
        host.asks("remove", "\"participant\":3");
        assertThat(guest.event("left").get("participant").asLong()).isEqualTo(3);
    }

    @Test
    void brokenSocketResumesWithoutTouchingMedia() throws Exception {
        Room room = room();
        TalkingBrowser host = host(room);
        TalkingBrowser guest = guest(room, 2);
        String resume = guest.heard.getFirst().get("resume").asString();
        long seen = guest.heard.getFirst().get("seq").asLong();
        guest.socket().abort();
        host.hears(message ->
                "reconnecting".equals(message.path("person").path("line").asString("")));
        TalkingBrowser again = TalkingBrowser.connect(program, room.id());
        JsonNode welcome = again.asks("hello", "\"version\":1,\"resume\":\"" + resume + "\",\"seen\":" + seen);
        assertThat(welcome.get("resumed").asBoolean()).isTrue();
        assertThat(welcome.has("gap")).isFalse();
        assertThat(again.event("changed").get("seq").asLong()).isEqualTo(seen + 1);
        assertThat(media.in(room.id())).hasSize(2);
        assertThat(media.in(room.id()).get(1).asked()).doesNotContain("leave");
        TalkingBrowser thief = TalkingBrowser.connect(program, room.id());
        assertThat(thief.asks("hello", "\"version\":1,\"resume\":\"" + resume + "\",\"seen\":0")
                        .get("ok")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void pageOfAStrangerOpensNoSocket() {
        assertThat(status(() -> TalkingBrowser.connect(program, "demo", "http://elsewhere.example")))
                .isEqualTo("403");
    }

    private static String status(Callable<?> handshake) {
        try {
            handshake.call();
            return "opened";
        } catch (Exception refused) {
            return refused.getCause() instanceof WebSocketHandshakeException no
                    ? Integer.toString(no.getResponse().statusCode())
                    : String.valueOf(refused);
        }
    }

    @Test
    void noProtocolButASeatsIsOpenWithoutAToken() {
        for (String[] offered : new String[][] {
            {"parlour.events"}, {"parlour.seat.v1", "parlour.events"}, {"parlour.events", "parlour.seat.v1"}
        }) {
            WebSocket.Builder builder = program.client
                    .newWebSocketBuilder()
                    .subprotocols(
                            offered[0],
                            List.of(offered).subList(1, offered.length).toArray(String[]::new));
            WebSocket.Listener listener = new WebSocket.Listener() {};
            assertThat(status(() -> builder.buildAsync(program.address("ws", "/api/rooms/demo/events"), listener)
                            .join()))
                    .isEqualTo("401");
        }
    }

    @Test
    void whatIsNoRequestIsAnsweredOrShut() throws Exception {
        Room room = room();
        TalkingBrowser guest = guest(room, 2);
        assertThat(guest.asks("dance").get("problem").get("code").asString()).isEqualTo("malformed");
        assertThat(guest.asks("ping", "\"camera\":\"yes\"").get("ok").asBoolean())
                .isFalse();
        guest.says("[]");
        assertThat(guest.closed()).startsWith("4002");
        TalkingBrowser early = TalkingBrowser.connect(program, room.id());
        assertThat(early.asks("ping").get("problem").get("detail").asString()).isEqualTo("Say hello first.");
        assertThat(early.asks("hello", "\"version\":2,\"ticket\":\"x\"")
                        .get("problem")
                        .get("code")
                        .asString())
                .isEqualTo("wrong-version");
        assertThat(early.closed()).startsWith("4001");
    }

    @Test
    void whoAsksTooFastIsShutAndMayResume() throws Exception {
        Room room = room();
        TalkingBrowser guest = guest(room, 2);
        String resume = guest.heard.getFirst().get("resume").asString();
        for (int i = 0; i < 200; i++) {
            guest.socket()
                    .sendText("{\"id\":" + i + ",\"type\":\"ping\"}", true)
                    .exceptionally(shut -> guest.socket());
        }
        assertThat(guest.closed()).startsWith("4008");
        TalkingBrowser again = TalkingBrowser.connect(program, room.id());
        assertThat(again.asks("hello", "\"version\":1,\"resume\":\"" + resume + "\",\"seen\":0")
                        .get("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whoSaysNothingIsShutAndTooManyOfThemAreCrowdedOut() throws Exception {
        TalkingBrowser silent = TalkingBrowser.connect(program, "demo");
        List<TalkingBrowser> others = new ArrayList<>();
        String crowdedOut = "";
        while (!crowdedOut.startsWith("1013")) {
            assertThat(others).hasSizeLessThan(60);
            TalkingBrowser other = TalkingBrowser.connect(program, "demo");
            others.add(other);
            crowdedOut = other.closedSoon();
        }
        assertThat(silent.closed()).startsWith("4001");
        for (TalkingBrowser other : others) {
            assertThat(other.closed()).matches("(4001|1013).*");
        }
        Room room = room();
        assertThat(guest(room, 2).asks("ping").get("ok").asBoolean())
                .as("room again")
                .isTrue();
    }

    @Test
    void describedInASchemaThatAnybodyMayRead() throws Exception {
        HttpResponse<String> schema = program.client.send(
                HttpRequest.newBuilder(program.address("http", "/signal/v1.schema.json"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(program.ok(schema).get("title").asString()).isEqualTo("parlour.seat.v1");
    }

    @Test
    void countersSayWhatHappened() throws Exception {
        Room room = room();
        TalkingBrowser guest = guest(room, 2);
        SeatCounters counters = program.context.getBean(BrowserSeats.class).counters();
        assertThat(counters.proven()).isPositive();
        assertThat(counters.socketsNow()).isPositive();
        assertThat(counters.roomsNow()).isPositive();
        guest.asks("leave");
    }
}
