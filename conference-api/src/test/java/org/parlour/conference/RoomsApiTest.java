package org.parlour.conference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.conference.AskedProgram.answer;
import static org.parlour.conference.AskedProgram.assertProblem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.calls.AskedTelephone;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.DemoRoom;
import org.parlour.sip.door.Doorbook;
import org.parlour.sip.door.Entry;
import org.parlour.sip.door.Reception;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.Leaving;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.MutedBy;
import org.parlour.sip.seat.PhoneCalls;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import tools.jackson.databind.JsonNode;

/** Rooms, numbers, PINs and calls, as the admin asks for them. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class RoomsApiTest {
    @TempDir
    private static Path data;

    private final AskedTelephone telephone = new AskedTelephone();
    private AskedProgram program;

    @BeforeAll
    void start() throws Refusal, IOException {
        program = new AskedProgram(data);
    }

    @AfterAll
    void end() throws IOException {
        program.close();
    }

    @Test
    void firstStartHasTheDemoRoom() throws Exception {
        JsonNode room = program.ok(program.get("/api/rooms/demo"));
        assertThat(room.get("number").asString()).isEqualTo("100");
        assertThat(room.get("capacity").asInt()).isEqualTo(200);
        assertThat(room.get("seats")).isEmpty();
        DemoRoom.Invitation invitation =
                program.context.getBean(DemoRoom.class).invitation().orElseThrow();
        assertThat(looked(program.visitor(), invitation.pin())).isEqualTo(new Entry.Seating(DemoRoom.ROOM));
    }

    @Test
    void roomIsMadeWithItsNumberAndAPinThatOpensIt() throws Exception {
        HttpResponse<String> answer =
                program.post("/api/rooms", "{\"name\":\"Tea\",\"capacity\":3,\"number\":\"100\",\"language\":\"de\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        JsonNode created = program.json.readTree(answer.body());
        String room = created.get("room").get("room").asString();
        assertThat(answer.headers().firstValue("Location")).contains("/api/rooms/" + room);
        Pin pin = new Pin(created.get("pin").asString());
        assertThat(looked(program.visitor(), pin)).isEqualTo(new Entry.Seating(new RoomId(room)));
        JsonNode read = program.ok(program.get("/api/rooms/" + room));
        assertThat(read.get("name").asString()).isEqualTo("Tea");
        assertThat(read.get("language").asString()).isEqualTo("de");
        assertThat(program.ok(program.get("/api/rooms")).toString()).contains("\"" + room + "\"");
        assertThat(program.ok(program.get("/api/rooms/" + room + "/pins")).toString())
                .doesNotContain(pin.reveal());
    }

    @Test
    void emptyBodyMakesARoomThatCannotBeGuessed() throws Exception {
        JsonNode first = program.created(program.post("/api/rooms", "{\"number\":\"100\"}"));
        assertThat(first.get("room").get("room").asString()).matches("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}");
        assertThat(first.get("room").has("name")).isFalse();
    }

    @Test
    void roomSaysWhoSitsInIt() throws Exception {
        String room = program.room("{\"number\":\"100\",\"capacity\":2}");
        Visitor visitor = program.visitor();
        SeatId seat = program.sit(visitor, room);
        program.news(new CallNews.Arrived(visitor));
        program.news(new CallNews.Seated(visitor.call(), new RoomId(room), seat));
        program.news(new CallNews.MuteChanged(visitor.call(), MutedBy.HOST));
        JsonNode read = program.ok(program.get("/api/rooms/" + room));
        assertThat(read.get("people").asInt()).isEqualTo(1);
        JsonNode seated = read.get("seats").get(0);
        assertThat(seated.get("seat").asString()).isEqualTo(seat.text());
        assertThat(seated.get("muted").asBoolean()).isTrue();
        assertThat(seated.get("mutedBy").asString()).isEqualTo("host");
        assertThat(seated.get("caller").asString()).isEqualTo("+49 … 17");
        program.rooms().leave(visitor, seat, Leaving.LOST);
        program.news(new CallNews.Ended(visitor.call(), "silence", false));
        JsonNode kept = program.ok(program.get("/api/rooms/" + room));
        assertThat(kept.get("people").asInt()).isZero();
        assertThat(kept.get("seats").get(0).get("state").asString()).isEqualTo("kept");
    }

    @Test
    void closedRoomIsGoneItsTelephonesAreToldAndItsIdIsUsedUp() throws Exception {
        connect();
        String room = program.room("{\"number\":\"100\",\"room\":\"for-once\"}");
        assertThat(program.delete("/api/rooms/" + room).statusCode()).isEqualTo(204);
        assertThat(telephone.asked).contains("close for-once");
        assertProblem(program.get("/api/rooms/for-once"), 404, "There is no such room, or it is closed.");
        assertProblem(program.delete("/api/rooms/for-once"), 404, "no such room");
        assertProblem(
                program.post("/api/rooms", "{\"number\":\"100\",\"room\":\"for-once\"}"), 409, "ids are used once");
    }

    @Test
    void pinsAreMadeListedAndTakenAway() throws Exception {
        String room = program.room("{\"number\":\"100\"}");
        Instant from = Instant.now().plusSeconds(3_600);
        JsonNode made = program.created(program.post(
                "/api/rooms/" + room + "/pins",
                "{\"from\":\"" + from + "\",\"until\":\"" + from.plusSeconds(60) + "\"}"));
        Pin pin = new Pin(made.get("pin").asString());
        assertThat(looked(program.visitor(), pin)).isEqualTo(new Entry.NotYet());
        JsonNode list = program.ok(program.get("/api/rooms/" + room + "/pins"));
        assertThat(list).hasSize(2);
        assertThat(list.get(1).get("from").asString())
                .startsWith(from.toString().substring(0, 19));
        int id = made.get("id").asInt();
        assertThat(program.delete("/api/rooms/" + room + "/pins/" + id).statusCode())
                .isEqualTo(204);
        assertProblem(program.delete("/api/rooms/" + room + "/pins/" + id), 404, "no such PIN");
        assertThat(looked(program.visitor(), pin)).isInstanceOf(Entry.Unknown.class);
        assertProblem(
                program.post(
                        "/api/rooms/" + room + "/pins",
                        "{\"from\":\"2030-01-02T00:00:00Z\",\"until\":\"2030-01-01T00:00:00Z\"}"),
                400,
                "Until comes after from.");
    }

    @Test
    void numbersAreMadeAndSaySoWhenSomebodyIsThere() throws Exception {
        assertThat(program.ok(program.put("/api/numbers/+49301234500", "{\"language\":\"ru\",\"pinDigits\":6}"))
                        .toString())
                .isEqualTo("{\"number\":\"+49301234500\",\"language\":\"ru\",\"pinDigits\":6,\"present\":false}");
        PhoneNumber number = new PhoneNumber("+49301234500");
        Visitor visitor = program.visitor(number);
        assertThat(received(visitor)).isEqualTo(Reception.DESERTED);
        assertThat(program.ok(program.put("/api/numbers/+49301234500", "{\"present\":true}"))
                        .get("pinDigits")
                        .asInt())
                .isEqualTo(6);
        assertThat(received(visitor)).isEqualTo(Reception.ATTENDED);
        program.room("{\"number\":\"+49 30 1234500\"}");
        assertProblem(program.put("/api/numbers/+49301234500", "{\"pinDigits\":7}"), 409, "one PIN length");
        assertProblem(program.delete("/api/numbers/+49301234500"), 409, "reached by this number");
        assertProblem(program.delete("/api/numbers/4999"), 404, "no number of the house");
        assertProblem(program.post("/api/rooms", "{}"), 400, "several numbers");
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
            assertProblem(program.post("/api/rooms", wish[0]), 400, wish[1]);
        }
    }

    @Test
    void bodyThatIsTooLongIsRefusedWhetherItSaysSoOrNot() throws Exception {
        byte[] body = ("{\"name\":\"" + "x".repeat(100_000) + "\"}").getBytes(UTF_8);
        Supplier<InputStream> unsaid = () -> new ByteArrayInputStream(body);
        HttpRequest said = program.request("/api/rooms")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        assertProblem(program.client.send(said, BodyHandlers.ofString()), 413, "longer than 64 KiB");
        HttpRequest chunked = program.request("/api/rooms")
                .POST(BodyPublishers.ofInputStream(unsaid))
                .build();
        assertProblem(program.client.send(chunked, BodyHandlers.ofString()), 413, "longer than 64 KiB");
    }

    @Test
    void bodyThatIsNoJsonAndAMethodThatIsNotTakenAreProblems() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(program.address("http", "/api/rooms"))
                .header("Authorization", "Bearer " + program.token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=x"))
                .build();
        assertProblem(program.client.send(form, BodyHandlers.ofString()), 415, "JSON");
        assertProblem(program.post("/api/calls", "{}"), 405, "does not take that method");
        assertProblem(program.get("/api/rooms/demo/nothing"), 404, "nothing at this address");
    }

    @Test
    void callsAreListedWithTheirNumbersMaskedAndAskedThroughTheTelephone() throws Exception {
        connect();
        Visitor visitor = program.visitor();
        String call = "/api/calls/" + visitor.call();
        assertProblem(program.get(call), 404, "no such call");
        program.news(new CallNews.Arrived(visitor));
        program.news(new CallNews.LineChanged(visitor.call(), LineState.SOUNDING));
        program.news(new CallNews.InReception(visitor.call()));
        JsonNode read = program.ok(program.get(call));
        assertThat(read.get("state").asString()).isEqualTo("in_reception");
        assertThat(read.get("line").asString()).isEqualTo("sounding");
        assertThat(read.get("caller").asString()).isEqualTo("+49 … 17");
        assertThat(program.ok(program.get("/api/calls")).toString())
                .contains(visitor.call().text())
                .doesNotContain("2312", "5417");
        assertThat(program.post(call + "/admit", "{\"room\":\"demo\"}").statusCode())
                .isEqualTo(202);
        assertThat(program.put(call + "/muted", "{\"muted\":true}").statusCode())
                .isEqualTo(202);
        assertThat(program.delete(call).statusCode()).isEqualTo(202);
        assertThat(telephone.asked)
                .contains(
                        "admit " + visitor.call() + " demo",
                        "mute " + visitor.call() + " true",
                        "hang up " + visitor.call());
        assertProblem(program.post(call + "/admit", "{\"room\":\"nowhere\"}"), 400, "That room is not open.");
        assertProblem(program.post(call + "/admit", "{}"), 400, "Name the room");
        telephone.obeys = false;
        try {
            assertProblem(program.post(call + "/admit", "{\"room\":\"demo\"}"), 409, "does not wait in reception");
            assertProblem(program.put(call + "/muted", "{\"muted\":true}"), 409, "sits in no room");
            assertProblem(program.delete(call), 404, "no such call");
            assertProblem(program.delete("/api/calls/nonsense"), 404, "no such call");
        } finally {
            telephone.obeys = true;
        }
        program.news(new CallNews.Ended(visitor.call(), "peer_hung_up", true));
        assertProblem(program.get(call), 404, "no such call");
    }

    @Test
    void withoutATelephoneCallsCannotBeAsked() throws Exception {
        Visitor visitor = program.visitor();
        Switchboard lonely = program.context.getBean(Switchboard.class);
        PhoneCalls connected = lonely.calls().orElse(null);
        lonely.disconnect();
        assertProblem(program.delete("/api/calls/" + visitor.call()), 503, "The telephone is not connected yet.");
        if (connected != null) {
            lonely.connect(connected);
        }
    }

    private Entry looked(Visitor visitor, Pin pin) {
        return answer(then -> program.context.getBean(Doorbook.class).look(visitor, pin, then));
    }

    private Reception received(Visitor visitor) {
        return answer(then -> program.context.getBean(Doorbook.class).receive(visitor, then));
    }

    private void connect() {
        program.context.getBean(Switchboard.class).connect(telephone);
    }
}
