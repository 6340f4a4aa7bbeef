package org.parlour.conference.room;

import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.events.Following;
import org.parlour.conference.events.NumberedEvent;
import org.parlour.conference.events.RoomEvents;
import org.parlour.wire.call.RoomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /api/rooms/{room}/events}: what is, and then what happens. One virtual thread writes to each follower, and waits for
 * nobody but it; one that does not take what is sent is let go. Nothing is read.
 */
final class EventsSocket implements WebSocketHandler, SubProtocolCapable {
    static final String SUBPROTOCOL = "parlour.events";

    /** Set when the door was passed: which room is followed. */
    static final String ROOM = "room";

    private static final Duration PING_EVERY = Duration.ofSeconds(30);
    private static final Duration SEND_PATIENCE = Duration.ofSeconds(5);

    /** Nothing is expected: a ping's payload fits, and no more. */
    private static final int MESSAGE_LENGTH_BYTES = 125;

    /** Tomcat's name for how long one blocking send may take. */
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private static final Logger LOG = LoggerFactory.getLogger(EventsSocket.class);

    private final RoomEvents events;
    private final PhoneRooms rooms;
    private final CallBoard calls;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Map<String, Following> followings = new ConcurrentHashMap<>();

    EventsSocket(RoomEvents events, PhoneRooms rooms, CallBoard calls, JsonMapper json, InstantSource clock) {
        this.events = events;
        this.rooms = rooms;
        this.calls = calls;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(SUBPROTOCOL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        session.setTextMessageSizeLimit(MESSAGE_LENGTH_BYTES);
        session.setBinaryMessageSizeLimit(MESSAGE_LENGTH_BYTES);
        if (session instanceof StandardWebSocketSession standard) {
            Session tomcat = standard.getNativeSession();
            tomcat.getUserProperties().put(SEND_TIMEOUT, SEND_PATIENCE.toMillis());
        }
        RoomId room = (RoomId) Objects.requireNonNull(session.getAttributes().get(ROOM));
        Following following = events.follow(room).orElse(null);
        if (following == null) {
            session.close(CloseStatus.SERVICE_OVERLOAD.withReason("too many follow already"));
            return;
        }
        followings.put(session.getId(), following);
        Thread.ofVirtual().name("events-" + session.getId()).start(() -> tell(session, room, following));
    }

    private void tell(WebSocketSession session, RoomId room, Following following) {
        try (following) {
            send(session, present(room, following.begunBehind()));
            boolean more = true;
            while (more && session.isOpen()) {
                more = tellNext(session, following.next(PING_EVERY));
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("a follower went away", gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private EventView present(RoomId room, long number) {
        List<SeatView> seats = rooms.seats(room).stream()
                .map(seat -> SeatView.of(seat, calls, false))
                .toList();
        return EventView.present(number, clock.instant(), room.text(), seats);
    }

    /** False when that was the last. */
    private boolean tellNext(WebSocketSession session, Following.Next next) throws IOException {
        switch (next) {
            case Following.Happened(NumberedEvent event) -> send(session, EventView.of(event));
            case Following.Quiet() -> session.sendMessage(new PingMessage());
            case Following.Over(Following.Reason reason) -> {
                session.close(status(reason));
                return false;
            }
        }
        return true;
    }

    private void send(WebSocketSession session, EventView event) throws IOException {
        session.sendMessage(new TextMessage(json.writeValueAsString(event)));
    }

    private static CloseStatus status(Following.Reason reason) {
        return switch (reason) {
            case UNFOLLOWED -> CloseStatus.NORMAL;
            case ROOM_CLOSED -> CloseStatus.NORMAL.withReason("the room is closed");
            case TOO_SLOW -> CloseStatus.POLICY_VIOLATION.withReason("too slow: events were lost; begin anew");
            case PROGRAM_ENDS -> CloseStatus.GOING_AWAY.withReason("the program ends");
        };
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws IOException {
        if (!(message instanceof PongMessage)) {
            session.close(CloseStatus.NOT_ACCEPTABLE.withReason("nothing is read here"));
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable failed) {
        LOG.debug("a follower's line broke", failed);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Following following = followings.remove(session.getId());
        if (following != null) {
            following.close();
        }
    }

    /** Before the doors close, so that followers hear why. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        events.close();
    }

    @Override
    public boolean supportsPartialMessages() {
        return false;
    }
}
