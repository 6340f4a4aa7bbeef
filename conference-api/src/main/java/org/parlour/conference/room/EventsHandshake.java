package org.parlour.conference.room;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets nobody follow a room that is not there; whoever comes without a WebSocket is told that this is one. */
final class EventsHandshake implements HandshakeInterceptor {
    private static final String BEFORE = "/api/rooms/";
    private static final String BEHIND = "/events";

    private final RoomBook rooms;

    EventsHandshake(RoomBook rooms) {
        this.rooms = rooms;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        if (!"websocket".equalsIgnoreCase(request.getHeaders().getUpgrade())) {
            response.getHeaders().set(HttpHeaders.UPGRADE, "websocket");
            return refused(response, HttpStatus.UPGRADE_REQUIRED);
        }
        String path = request.getURI().getPath();
        String name = path.substring(BEFORE.length(), path.length() - BEHIND.length());
        if (RoomId.parse(name) instanceof Reading.Parsed<RoomId>(RoomId room)
                && rooms.openRoom(room).isPresent()) {
            attributes.put(EventsSocket.ROOM, room);
            return true;
        }
        return refused(response, HttpStatus.NOT_FOUND);
    }

    private static boolean refused(ServerHttpResponse response, HttpStatus status) throws IOException {
        if (response instanceof ServletServerHttpResponse servlet) {
            HttpServletResponse http = servlet.getServletResponse();
            http.sendError(status.value());
        }
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
}
