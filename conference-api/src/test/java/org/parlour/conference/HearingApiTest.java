package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.conference.AskedProgram.answer;
import static org.parlour.conference.AskedProgram.assertProblem;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
import org.parlour.conference.hearing.HearingBook;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.Household;
import org.parlour.sip.call.Upstairs;
import org.parlour.sip.door.Opening;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.CallNews;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.SeatId;
import tools.jackson.databind.JsonNode;

/** How callers hear, as pages and programs see and set it; the gateway is a recording. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class HearingApiTest {
    private static final String WISH = "{\"number\":\"100\",\"name\":\"Garden\"}";
    private static final String CLEAR =
            "\"louderDecibels\":6,\"clearerDecibels\":9,\"promptPercent\":80,\"oneAtATime\":true";
    private static final HearingProfile PROFILE = new HearingProfile(6, 9, 80, true);

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

    private Visitor phoneIn(LinkedRoom room) {
        Visitor visitor = program.visitor();
        program.news(new CallNews.Arrived(visitor));
        SeatId seat = program.sit(visitor, room.id());
        program.news(new CallNews.Seated(visitor.call(), room.room(), seat));
        return visitor;
    }

    private String asked() throws InterruptedException {
        return String.valueOf(telephone.asked.poll(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void hostsSlidersReachTheTelephoneAndShowWhatKeysDid() throws Exception {
        LinkedRoom room = LinkedRoom.made(program, WISH);
        TalkingBrowser host = room.host();
        TalkingBrowser guest = room.guest(2);
        Visitor phone = phoneIn(room);
        host.event("joined");
        JsonNode obeyed = host.asks("hearing", "\"participant\":3," + CLEAR);
        assertThat(obeyed.get("ok").asBoolean()).as(obeyed.toString()).isTrue();
        assertThat(asked()).isEqualTo("hear " + phone.call().text() + " " + PROFILE);
        program.news(new CallNews.HearingChanged(phone, PROFILE));
        JsonNode hearing = host.hears(message -> message.path("person")
                                .path("phone")
                                .path("hearing")
                                .path("promptPercent")
                                .asInt(0)
                        == 80)
                .get("person")
                .get("phone")
                .get("hearing");
        assertThat(hearing.get("louderDecibels").asInt()).isEqualTo(6);
        assertThat(hearing.get("clearerDecibels").asInt()).isEqualTo(9);
        assertThat(hearing.get("oneAtATime").asBoolean()).isTrue();
        JsonNode toGuest = guest.hears(message -> message.path("person").has("phone"));
        assertThat(toGuest.get("person").get("phone").has("hearing")).isFalse();
        JsonNode refused = guest.asks("hearing", "\"participant\":3," + CLEAR);
        assertThat(refused.get("problem").get("code").asString()).isEqualTo("host-only");
    }

    @Test
    void garbageIsAnsweredClearly() throws Exception {
        LinkedRoom room = LinkedRoom.made(program, WISH);
        TalkingBrowser host = room.host();
        Visitor phone = phoneIn(room);
        host.event("joined");
        JsonNode loud = host.asks(
                "hearing",
                "\"participant\":2,\"louderDecibels\":13,\"clearerDecibels\":0,\"promptPercent\":100,"
                        + "\"oneAtATime\":false");
        assertThat(loud.get("problem").get("detail").asString()).contains("LouderDecibels is -9 to 12");
        String address = "/api/calls/" + phone.call().text() + "/hearing";
        assertProblem(program.put(address, "{" + CLEAR.replace("80", "20") + "}"), 400, "PromptPercent is 60 to 100.");
        assertProblem(program.put(address, "{\"louderDecibels\":3}"), 400, "Name louderDecibels, clearerDecibels");
        assertProblem(program.put(address, "{" + CLEAR.replace("6", "\"loud\"") + "}"), 400, "");
        assertThat(telephone.asked).isEmpty();
        telephone.obeys = false;
        assertProblem(program.put(address, "{" + CLEAR + "}"), 409, "sits in no room");
        assertProblem(program.put("/api/calls/0000000000abcdefghjk/hearing", "{" + CLEAR + "}"), 404, "no such call");
    }

    @Test
    void programsSetItSeeItAndForgetIt() throws Exception {
        LinkedRoom room = LinkedRoom.made(program, WISH);
        Visitor phone = phoneIn(room);
        String call = "/api/calls/" + phone.call().text();
        assertThat(program.put(call + "/hearing", "{" + CLEAR + "}").statusCode())
                .isEqualTo(202);
        assertThat(asked()).isEqualTo("hear " + phone.call().text() + " " + PROFILE);
        program.news(new CallNews.HearingChanged(phone, PROFILE));
        assertThat(program.ok(program.get(call))
                        .get("hearing")
                        .get("promptPercent")
                        .asInt())
                .isEqualTo(80);
        awaitKept(1);
        assertThat(again()).isEqualTo(PROFILE);
        String whom = "{\"trunk\":\"local\",\"number\":\"+49 30 23125417\"}";
        assertThat(forgets(whom)).isTrue();
        assertThat(forgets(whom)).isFalse();
        assertThat(again()).isEqualTo(HearingProfile.NONE);
        assertThat(program.delete(call + "/hearing").statusCode()).isEqualTo(202);
        assertThat(asked()).isEqualTo("hear " + phone.call().text() + " " + HearingProfile.NONE);
        assertProblem(program.post("/api/hearing/forget", "{\"trunk\":\"local\"}"), 400, "Name the trunk");
        assertProblem(
                program.post("/api/hearing/forget", "{\"trunk\":\"local\",\"number\":\"+49x\"}"), 400, "digits only");
    }

    private boolean forgets(String whom) throws IOException, InterruptedException {
        HttpResponse<String> answer = program.post("/api/hearing/forget", whom);
        return program.ok(answer).get("forgotten").asBoolean();
    }

    /** How the same caller hears who calls again. */
    private HearingProfile again() {
        Opening opening = answer(then ->
                program.context.getBean(Upstairs.class).doorbook().open(program.visitor(), Household.PLATE, then));
        return ((Opening.Doorway) opening).hearing();
    }

    private void awaitKept(long wishes) {
        HearingBook book = program.context.getBean(HearingBook.class);
        long endNanos = System.nanoTime() + AskedProgram.PATIENCE.toNanos();
        while (book.counters().written() < wishes) {
            assertThat(System.nanoTime()).isLessThan(endNanos);
            Thread.onSpinWait();
        }
    }
}
