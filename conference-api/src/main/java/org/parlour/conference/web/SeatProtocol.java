package org.parlour.conference.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketHttpHeaders;

/**
 * The WebSocket subprotocol of a browser's seat. It needs no token; so whoever offers anything beside it is asked for one,
 * and cannot be given the other protocol of the same address.
 */
public final class SeatProtocol {
    public static final String NAME = "parlour.seat.v1";
    public static final String HEADER = WebSocketHttpHeaders.SEC_WEBSOCKET_PROTOCOL;

    private SeatProtocol() {}

    public static boolean isAllThatIsOffered(@Nullable List<String> headers) {
        return headers != null
                && headers.stream()
                        .flatMap(header -> Stream.of(header.split(",")))
                        .map(String::strip)
                        .toList()
                        .equals(List.of(NAME));
    }
}
