package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.conference.AskedProgram.assertProblem;

import java.io.IOException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.directory.Seat;
import org.parlour.conference.events.Following;
import org.parlour.conference.events.RoomEvent;
import org.parlour.conference.events.RoomEvents;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.DemoRoom;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.Leaving;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.MutedBy;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import tools.jackson.databind.JsonNode;

/** What happens in a room, as it goes over the WebSocket. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class EventsApiTest {
    @TempDir
    private static Path data;

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
    void eventsComeNumberedBehindWhatIs() throws Exception {
        String room = program.room("{\"number\":\"100\"}");
        Visitor first = program.visitor();
        SeatId firstSeat = program.sit(first, room);
        Follower follower = follow(room, "Authorization", "Bearer " + program.token);
        JsonNode present = follower.next();
        assertThat(present.get("type").asString()).isEqualTo("present");
        assertThat(present.get("number").asInt()).isEqualTo(1);
        assertThat(present.get("seats").get(0).get("seat").asString()).isEqualTo(firstSeat.text());
        program.news(new CallNews.Arrived(first));
        program.news(new CallNews.Seated(first.call(), new RoomId(room), firstSeat));
        program.news(new CallNews.MuteChanged(first.call(), MutedBy.CALLER));
        program.news(new CallNews.LineChanged(first.call(), LineState.SILENT));
        program.rooms().leave(first, firstSeat, Leaving.LOST);
        Visitor again = program.visitor();
        assertThat(program.sit(again, room)).isEqualTo(firstSeat);
        program.rooms().leave(again, firstSeat, Leaving.GOODBYE);
        program.delete("/api/rooms/" + room);
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
        WebSocket socket = program.client
                .newWebSocketBuilder()
                .subprotocols("parlour.events", "parlour.bearer." + program.token)
                .buildAsync(program.address("ws", "/api/rooms/demo/events"), follower)
                .get(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(socket.getSubprotocol()).isEqualTo("parlour.events");
        assertThat(follower.next().get("type").asString()).isEqualTo("present");
        socket.abort();
    }

    @Test
    void whoSpeaksWhereNothingIsReadIsLetGo() throws Exception {
        Follower follower = follow("demo", "Authorization", "Bearer " + program.token);
        follower.next();
        follower.socket().sendText("hello", true).get(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(follower.closed()).isEqualTo("1003 nothing is read here");
    }

    @Test
    void nobodyFollowsWithoutTheTokenOrARoomThatIsNotThere() throws Exception {
        assertThat(handshake("demo", "Accept", "*/*")).contains("401");
        assertThat(handshake("demo", "Authorization", "Bearer wrong")).contains("401");
        assertThat(handshake("nowhere", "Authorization", "Bearer " + program.token))
                .contains("404");
        assertProblem(program.get("/api/rooms/demo/events"), 426, "This address is a WebSocket.");
    }

    @Test
    void seatThatWaitedLongEnoughIsFreedWithoutAnybodyAsking() throws Exception {
        Instant now = Instant.now();
        Seat kept = new Seat(
                program.sit(program.visitor(), "demo"),
                DemoRoom.ROOM,
                new ParticipantNumber(77),
                Seat.Kind.PHONE,
                null,
                null,
                now,
                now.plusMillis(1));
        Following following =
                program.context.getBean(RoomEvents.class).follow(DemoRoom.ROOM).orElseThrow();
        program.context.getBean(Directory.class).restore(kept);
        assertThat(following.next(AskedProgram.PATIENCE))
                .isInstanceOfSatisfying(Following.Happened.class, told -> assertThat(
                                told.event().event())
                        .isEqualTo(new RoomEvent.Left(DemoRoom.ROOM, kept.seat(), kept.participant())));
    }

    private String handshake(String room, String header, String value) {
        try {
            program.client
                    .newWebSocketBuilder()
                    .header(header, value)
                    .buildAsync(program.address("ws", "/api/rooms/" + room + "/events"), new Follower())
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
        program.client
                .newWebSocketBuilder()
                .header(header, value)
                .buildAsync(program.address("ws", "/api/rooms/" + room + "/events"), follower)
                .get(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS);
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
            return opened.get(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        JsonNode next() throws InterruptedException {
            String message = messages.poll(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(message).as("an event").isNotNull();
            return program.json.readTree(message);
        }

        String closed() throws Exception {
            return end.get(AskedProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
