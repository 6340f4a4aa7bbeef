package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.conference.AskedProgram.assertProblem;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.calls.AskedTelephone;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.host.Refusal;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.Leaving;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.MutedBy;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.call.SeatId;
import tools.jackson.databind.JsonNode;

/** Telephones in a room as browsers and programs see them and reach them; the gateway is a recording. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class PhonesApiTest {
    private static final String WISH = "{\"number\":\"100\",\"name\":\"Garden\"}";

    @TempDir
    private static Path data;

    private AskedProgram program;
    private AskedTelephone telephone = new AskedTelephone();

    @BeforeAll
    void start() throws Refusal, IOException {
        program = new AskedProgram(data);
    }

    @AfterAll
    void end() throws IOException {
        program.close();
    }

    @BeforeEach
    void connect() {
        telephone = new AskedTelephone();
        program.context.getBean(Switchboard.class).connect(telephone);
    }

    /** A telephone in a room, with the seat it has there. */
    private record Phone(Visitor visitor, SeatId seat) {}

    private Phone phoneIn(LinkedRoom room) {
        Visitor visitor = program.visitor();
        program.news(new CallNews.Arrived(visitor));
        SeatId seat = program.sit(visitor, room.id());
        program.news(new CallNews.Seated(visitor.call(), room.room(), seat));
        return new Phone(visitor, seat);
    }

    private static JsonNode person(TalkingBrowser browser, String field, String value) throws InterruptedException {
        return browser.hears(message -> value.equals(
                        message.path("person").path("phone").path(field).asString("")))
                .get("person");
    }

    private String asked() throws InterruptedException {
        return String.valueOf(telephone.asked.poll(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private static void obeyed(JsonNode reply) {
        assertThat(reply.get("ok").asBoolean()).as(reply.toString()).isTrue();
    }

    @Test
    void hostReachesATelephone() throws Exception {
        LinkedRoom room = LinkedRoom.made(program, WISH);
        LinkedRoom other = LinkedRoom.made(program, WISH);
        TalkingBrowser host = room.host();
        Phone phone = phoneIn(room);
        String call = phone.visitor().call().text();
        host.event("joined");
        obeyed(host.asks("mute", "\"participant\":2"));
        assertThat(asked()).isEqualTo("mute " + call + " true");
        obeyed(host.asks("unmute", "\"participant\":2"));
        assertThat(asked()).isEqualTo("mute " + call + " false");
        obeyed(host.asks("test", "\"participant\":2"));
        assertThat(asked()).isEqualTo("test " + call);
        obeyed(host.asks("lower", "\"participant\":2"));
        assertThat(asked()).isEqualTo("lower " + call);
        obeyed(host.asks("through", "\"participant\":2"));
        assertThat(asked()).isEqualTo("let through " + call);
        JsonNode nowhere = host.asks("move", "\"participant\":2,\"link\":\"/r/nowhere#" + "x".repeat(24) + "\"");
        assertThat(nowhere.get("problem").get("code").asString()).isEqualTo("no-such-room");
        obeyed(host.asks("move", "\"participant\":2,\"link\":\"https://parlour.example" + other.guestLink() + "\""));
        assertThat(asked()).isEqualTo("move " + call + " " + other.id());
        obeyed(host.asks("remove", "\"participant\":2"));
        assertThat(asked()).isEqualTo("hang up " + call);
    }

    @Test
    void nameThatAHostGivesStaysWithTheSeatAndGoesAlong() throws Exception {
        LinkedRoom room = LinkedRoom.made(program, WISH);
        LinkedRoom other = LinkedRoom.made(program, WISH);
        TalkingBrowser host = room.host();
        TalkingBrowser guest = room.guest(2);
        TalkingBrowser elsewhere = other.host();
        Phone phone = phoneIn(room);
        obeyed(host.asks("rename", "\"participant\":3,\"name\":\"The patient\""));
        assertThat(named(guest).get("participant").asInt()).isEqualTo(3);
        program.rooms().leave(phone.visitor(), phone.seat(), Leaving.LOST);
        program.news(new CallNews.Ended(phone.visitor().call(), "silence", false));
        // Whoever is back before that is told is told as here: nobody hears of what is over.
        guest.hears(message -> "kept".equals(message.path("person").path("line").asString("")));
        Phone again = phoneIn(room);
        assertThat(again.seat()).isEqualTo(phone.seat());
        assertThat(named(guest).get("line").asString()).isEqualTo("here");
        obeyed(host.asks("move", "\"participant\":3,\"link\":\"" + other.hostLink() + "\""));
        program.rooms().leave(again.visitor(), again.seat(), Leaving.GOODBYE);
        SeatId seat = program.sit(again.visitor(), other.id());
        program.news(new CallNews.Seated(again.visitor().call(), other.room(), seat));
        assertThat(named(elsewhere).get("seat").asString()).isEqualTo(seat.text());
    }

    private static JsonNode named(TalkingBrowser browser) throws InterruptedException {
        return browser.hears(message ->
                        "The patient".equals(message.path("person").path("name").asString("")))
                .get("person");
    }

    @Test
    void tileTellsTheTruth() throws Exception {
        LinkedRoom room = LinkedRoom.made(program, WISH);
        TalkingBrowser guest = room.guest(2);
        Phone phone = phoneIn(room);
        JsonNode awaited = person(guest, "sound", "awaited");
        assertThat(awaited.get("heard").asBoolean()).isFalse();
        assertThat(awaited.get("microphone").asBoolean()).isTrue();
        Instant came = Instant.parse(awaited.get("phone").get("came").asString());
        program.news(new CallNews.LineChanged(phone.visitor().call(), LineState.SOUNDING));
        JsonNode sounding = person(guest, "sound", "sounding");
        assertThat(sounding.get("heard").asBoolean()).isTrue();
        assertThat(Instant.parse(sounding.get("phone").get("since").asString())).isAfterOrEqualTo(came);
        program.news(new CallNews.MuteChanged(phone.visitor().call(), MutedBy.POLICY));
        assertThat(person(guest, "mutedBy", "policy").get("microphone").asBoolean())
                .isFalse();
        program.news(new CallNews.HandChanged(phone.visitor().call(), true));
        program.news(new CallNews.TestAsked(phone.visitor().call()));
        assertThat(person(guest, "test", "asked").get("phone").get("hand").asBoolean())
                .isTrue();
        program.news(new CallNews.TestAnswered(phone.visitor().call(), false));
        assertThat(person(guest, "test", "unheard").has("caller")).isFalse();
    }

    @Test
    void qualityOfItsLineIsToldToAll() throws Exception {
        LinkedRoom room = LinkedRoom.made(program, WISH);
        TalkingBrowser guest = room.guest(2);
        Phone phone = phoneIn(room);
        PhoneQuality.Way fair = new PhoneQuality.Way(3.604, 2.04, 31);
        program.news(new CallNews.QualityMeasured(
                phone.visitor().call(), new PhoneQuality(fair, null, PhoneQuality.UNKNOWN, true)));
        JsonNode line = guest.moment("lines").get("lines").get(0);
        assertThat(line.toString())
                .isEqualTo("{\"participant\":2,\"uplink\":{\"mos\":3.6,\"lossPercent\":2.0,\"jitterMillis\":31},"
                        + "\"downlink\":null,\"roundTripMillis\":null,\"deaf\":true}");
        assertThat(room.guest(3).moment("lines").get("lines")).hasSize(1);
    }

    @Test
    void policyIsSetAtCreationByAHostAndByAProgram() throws Exception {
        LinkedRoom room = LinkedRoom.made(program, "{\"number\":\"100\",\"phones\":\"muted\"}");
        assertProblem(program.post("/api/rooms", "{\"phones\":\"loud\"}"), 400, "Phones is open");
        TalkingBrowser host = room.host();
        TalkingBrowser guest = room.guest(2);
        assertThat(guest.heard.getFirst().get("room").get("phones").asString()).isEqualTo("muted");
        obeyed(host.asks("phones", "\"policy\":\"listening\""));
        assertThat(asked()).isEqualTo("policy " + room.id() + " listening");
        assertThat(guest.event("room").get("room").get("phones").asString()).isEqualTo("listening");
        JsonNode changed = program.ok(program.put("/api/rooms/" + room.id() + "/phones", "{\"phones\":\"open\"}"));
        assertThat(changed.get("phones").asString()).isEqualTo("open");
        assertThat(guest.event("room").get("room").get("phones").asString()).isEqualTo("open");
        assertProblem(program.put("/api/rooms/nowhere/phones", "{\"phones\":\"open\"}"), 404, "no such room");
        assertThat(guest.asks("phones", "\"policy\":\"open\"")
                        .get("problem")
                        .get("code")
                        .asString())
                .isEqualTo("host-only");
    }

    @Test
    void hostsSeeWhoWaitsInReceptionAndInTheLobby() throws Exception {
        LinkedRoom room = LinkedRoom.made(program, "{\"number\":\"100\",\"lobby\":true}");
        TalkingBrowser host = room.host();
        Visitor lost = program.visitor();
        program.news(new CallNews.Arrived(lost));
        program.news(new CallNews.InReception(lost.call()));
        JsonNode waits = host.event("waiting").get("waiting");
        assertThat(waits.get("kind").asString()).isEqualTo("phone");
        assertThat(waits.get("caller").asString()).isEqualTo("+49 … 17");
        assertThat(waits.get("name").isNull()).isTrue();
        Visitor right = program.visitor();
        program.news(new CallNews.Arrived(right));
        program.news(new CallNews.InLobby(right.call(), room.room()));
        String inLobby = host.event("waiting").get("waiting").get("seat").asString();
        obeyed(host.asks("admit", "\"seat\":\"" + inLobby + "\""));
        assertThat(asked()).isEqualTo("admit " + right.call() + " " + room.id());
        obeyed(host.asks("refuse", "\"seat\":\"" + waits.get("seat").asString() + "\""));
        assertThat(asked()).isEqualTo("refuse " + lost.call());
        program.news(new CallNews.Ended(lost.call(), "hung_up", true));
        assertThat(host.event("waited").get("seat").asString())
                .isEqualTo(waits.get("seat").asString());
        program.news(new CallNews.Ended(right.call(), "peer_hung_up", true));
        assertThat(host.event("waited").get("seat").asString()).isEqualTo(inLobby);
        obeyed(host.asks("leave"));
    }

    @Test
    void goodbyeOfTheLastHostIsHeardByTheTelephones() throws Exception {
        LinkedRoom room = LinkedRoom.made(program, WISH);
        TalkingBrowser host = room.host();
        phoneIn(room);
        obeyed(host.asks("leave"));
        assertThat(asked()).isEqualTo("host left " + room.id());
    }

    @Test
    void doorwaySaysSinceWhenNoTelephoneComesIn() throws Exception {
        JsonNode phone = LinkedRoom.made(program, WISH).doorway().get("phone");
        assertThat(phone.get("reachable").asBoolean()).isFalse();
        assertThat(Instant.parse(phone.get("unreachableSince").asString())).isBefore(Instant.now());
    }

    @Test
    void programsAskOfCallsWhatHostsDo() throws Exception {
        LinkedRoom room = LinkedRoom.made(program, WISH);
        Phone phone = phoneIn(room);
        String call = "/api/calls/" + phone.visitor().call();
        assertThat(program.post(call + "/test", "").statusCode()).isEqualTo(202);
        assertThat(asked()).isEqualTo("test " + phone.visitor().call());
        assertThat(program.delete(call + "/hand").statusCode()).isEqualTo(202);
        assertThat(asked()).isEqualTo("lower " + phone.visitor().call());
        assertThat(program.post(call + "/move", "{\"room\":\"demo\"}").statusCode())
                .isEqualTo(202);
        assertThat(asked()).isEqualTo("move " + phone.visitor().call() + " demo");
        assertThat(program.post(call + "/refuse", "").statusCode()).isEqualTo(202);
        assertThat(asked()).startsWith("refuse");
        assertThat(program.post(call + "/keys", "{\"keys\":\"12,34#\",\"by\":\"tones\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(asked()).isEqualTo("press 6 " + phone.visitor().call() + " TONES");
        assertThat(program.post(call + "/keys", "{\"keys\":\"1\"}").statusCode())
                .isEqualTo(202);
        assertThat(asked()).isEqualTo("press 1 " + phone.visitor().call() + " AUTO");
        assertProblem(program.post(call + "/keys", "{\"keys\":\"12!\"}"), 400, "0 to 9");
        assertProblem(program.post(call + "/keys", "{\"keys\":\"1\",\"by\":\"smoke\"}"), 400, "events");
        telephone.obeys = false;
        assertProblem(program.post(call + "/keys", "{\"keys\":\"1\",\"by\":\"info\"}"), 409, "no keys by info");
        assertProblem(program.post(call + "/test", ""), 409, "sits in no room");
        assertProblem(program.post(call + "/move", "{\"room\":\"demo\"}"), 409, "in that one already");
        assertProblem(program.post(call + "/move", "{\"room\":\"nowhere\"}"), 400, "not open");
    }

    @Test
    void numberIsMaskedUnlessTheAdminAsksForIt() throws Exception {
        Phone phone = phoneIn(LinkedRoom.made(program, WISH));
        String call = "/api/calls/" + phone.visitor().call();
        assertThat(program.ok(program.get(call)).get("caller").asString()).isEqualTo("+49 … 17");
        assertThat(program.ok(program.get(call + "?number=raw")).get("caller").asString())
                .isEqualTo("+493023125417");
        assertThat(program.ok(program.get("/api/calls?number=raw")).toString()).doesNotContain("3023125");
    }
}
