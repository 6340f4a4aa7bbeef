package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.browser.SeatClient.Admission;
import tools.jackson.databind.JsonNode;

/** A ticket opens one line, once, soon, in its own room; whatever else is said at that door opens nothing. */
@Tag("peer")
class TicketTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final Duration A_LITTLE = Duration.ofSeconds(2);

    @Test
    void opensOneLine() throws Exception {
        Meeting meeting = HOUSE.meeting();
        String ticket = ticket(meeting);
        try (SeatClient first = open(meeting);
                SeatClient second = open(meeting)) {
            JsonNode seated = first.hello(ticket);
            assertThat(seated.get("ok").asBoolean()).isTrue();
            assertThat(seated.get("state").asString()).isEqualTo("seated");
            assertRefused(second.hello(ticket), "unknown-ticket");
        }
    }

    @Test
    void opensNoOtherRoom() throws Exception {
        String ticket = ticket(HOUSE.meeting());
        try (SeatClient stranger = open(HOUSE.meeting())) {
            assertRefused(stranger.hello(ticket), "unknown-ticket");
        }
    }

    @Test
    void opensNothingHalfAMinuteLater() throws Exception {
        Meeting meeting = HOUSE.meeting();
        String ticket = ticket(meeting);
        assertThat(HOUSE.program().program().endsWithin(LIFE.plus(A_LITTLE))).isFalse();
        try (SeatClient late = open(meeting)) {
            assertRefused(late.hello(ticket), "unknown-ticket");
        }
    }

    @Test
    void aRoomThatIsClosedIsNotOpenedByATicketFromBefore() throws Exception {
        Meeting meeting = HOUSE.meeting();
        String ticket = ticket(meeting);
        HOUSE.close(meeting);
        try (SeatClient late = open(meeting)) {
            assertThat(late.hello(ticket).get("ok").asBoolean()).isFalse();
        }
    }

    @Test
    void aWrongKeyAndARoomThatIsNotThereLookTheSame() throws Exception {
        Meeting meeting = HOUSE.meeting();
        String key = Meeting.key(meeting.guestLink());
        String wrong = "A".repeat(key.length());
        Admission wrongKey =
                SeatClient.ask(HOUSE.httpPort(), meeting.room().room(), wrong, "The stranger", Device.drawn());
        Admission noRoom = SeatClient.ask(HOUSE.httpPort(), "nowhere", key, "The stranger", Device.drawn());
        assertThat(wrongKey.status()).isEqualTo(404);
        assertThat(noRoom.status()).isEqualTo(404);
        assertThat(wrongKey.body().get("detail")).isEqualTo(noRoom.body().get("detail"));
    }

    @Test
    void aGuestsKeyMakesNoHost() throws Exception {
        Meeting meeting = HOUSE.meeting();
        try (SeatClient guest = SeatClient.enter(HOUSE.httpPort(), meeting, meeting.guestLink(), "The guest")) {
            assertRefused(guest.request("close", Map.of()), "host-only");
            assertRefused(guest.request("hush", Map.of("participant", 1)), "host-only");
        }
    }

    @Test
    void aBrokenLineIsResumedOnceByItsToken() throws Exception {
        Meeting meeting = HOUSE.meeting();
        try (SeatClient first = open(meeting);
                SeatClient second = open(meeting);
                SeatClient third = open(meeting)) {
            JsonNode seated = first.hello(ticket(meeting));
            int participant = seated.get("you").get("participant").asInt();
            String token = seated.get("resume").asString();
            first.breakOff();
            JsonNode resumed = second.resume(token, seated.get("seq").asInt());
            assertThat(resumed.get("ok").asBoolean()).as("resumed").isTrue();
            assertThat(resumed.get("resumed").asBoolean()).isTrue();
            assertThat(resumed.get("you").get("participant").asInt()).isEqualTo(participant);
            assertThat(resumed.get("resume").asString()).isNotEqualTo(token);
            assertRefused(third.resume(token, 0), "unknown-ticket");
        }
    }

    @Test
    void whoSaysNothingIsNotWaitedFor() throws Exception {
        try (SeatClient silent = open(HOUSE.meeting())) {
            assertThat(silent.awaitClosed()).isEqualTo(4001);
        }
    }

    @Test
    void whatCannotBeReadEndsTheLineOrIsAnswered() throws Exception {
        Meeting meeting = HOUSE.meeting();
        try (SeatClient one = SeatClient.enter(HOUSE.httpPort(), meeting, meeting.guestLink(), "The guest")) {
            assertRefused(one.request("dance", Map.of()), "malformed");
            one.say("Dear house,");
            assertThat(one.awaitClosed()).isEqualTo(4002);
        }
    }

    @Test
    void whoTalksWithoutEndIsSentAway() throws Exception {
        Meeting meeting = HOUSE.meeting();
        try (SeatClient one = SeatClient.enter(HOUSE.httpPort(), meeting, meeting.guestLink(), "The guest")) {
            for (int i = 0; i < 200; i++) {
                one.say("{\"id\":" + (1_000 + i) + ",\"type\":\"ping\"}");
            }
            assertThat(one.awaitClosed()).isEqualTo(4008);
        }
    }

    private static String ticket(Meeting meeting) throws Exception {
        Admission admission = SeatClient.ask(
                HOUSE.httpPort(), meeting.room().room(), Meeting.key(meeting.guestLink()), "The guest", Device.drawn());
        assertThat(admission.status()).isEqualTo(201);
        return admission.ticket();
    }

    private static SeatClient open(Meeting meeting) throws Exception {
        return SeatClient.open(HOUSE.httpPort(), meeting.room().room());
    }

    private static void assertRefused(JsonNode reply, String code) {
        assertThat(reply.get("ok").asBoolean()).as(reply.toString()).isFalse();
        assertThat(reply.get("problem").get("code").asString()).isEqualTo(code);
    }
}
