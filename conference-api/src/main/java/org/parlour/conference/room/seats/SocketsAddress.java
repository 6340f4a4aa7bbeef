package org.parlour.conference.room.seats;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.web.SeatProtocol;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * {@code /api/rooms/{room}/events}, where two protocols are spoken: browsers' seats, which need no token because their
 * hello bears a ticket, and events for admins. Which one is decided once, at the door, by what was offered there.
 */
final class SocketsAddress implements WebSocketHandler, SubProtocolCapable, HandshakeInterceptor {
    static final String PATTERN = "/api/rooms/*/events";

    private static final String BEFORE = "/api/rooms/";
    private static final String BEHIND = "/events";

    private final SeatsSocket seats;
    private final WebSocketHandler events;
    private final HandshakeInterceptor eventsDoor;

    SocketsAddress(SeatsSocket seats, WebSocketHandler events, HandshakeInterceptor eventsDoor) {
        this.seats = seats;
        this.events = events;
        this.eventsDoor = eventsDoor;
    }

    @Override
    public List<String> getSubProtocols() {
        return events instanceof SubProtocolCapable others
                ? List.of(SeatProtocol.NAME, others.getSubProtocols().getFirst())
                : List.of(SeatProtocol.NAME);
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws Exception {
        boolean isUpgrade = "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade());
        if (!isUpgrade || !SeatProtocol.isAllThatIsOffered(request.getHeaders().get(SeatProtocol.HEADER))) {
            return eventsDoor.beforeHandshake(request, response, handler, attributes);
        }
        String path = request.getURI().getPath();
        String name = path.substring(BEFORE.length(), path.length() - BEHIND.length());
        if (RoomId.parse(name) instanceof Reading.Parsed<RoomId>(RoomId room)) {
            // Whether it is there is for who has a ticket to know.
            attributes.put(SeatsSocket.ROOM, room);
            return true;
        }
        response.setStatusCode(HttpStatus.NOT_FOUND);
        return false;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failed) {
        // Whatever it was, the answer has been given.
    }

    private WebSocketHandler of(WebSocketSession session) {
        return session.getAttributes().containsKey(SeatsSocket.ROOM) ? seats : events;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        of(session).afterConnectionEstablished(session);
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
        of(session).handleMessage(session, message);
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable failed) throws Exception {
        of(session).handleTransportError(session, failed);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
        of(session).afterConnectionClosed(session, status);
    }

    @Override
    public boolean supportsPartialMessages() {
        return false;
    }
}
