package org.parlour.conference.room.seats;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.web.PeerSource;
import org.parlour.sfu.signal.Closing;
import org.parlour.sfu.signal.Problem;
import org.parlour.sfu.signal.Request;
import org.parlour.sfu.signal.TalkEvent;
import org.parlour.wire.call.RoomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** What browsers say on their sockets, read and handed to their rooms. */
final class SeatsSocket implements WebSocketHandler {
    /** Set when the door was passed: which room's address it was. */
    static final String ROOM = "seat.room";

    private static final String LINE = "seat.line";
    private static final Logger LOG = LoggerFactory.getLogger(SeatsSocket.class);

    private final BrowserSeats seats;
    private final SignalJson json;

    SeatsSocket(BrowserSeats seats, SignalJson json) {
        this.seats = seats;
        this.json = json;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        RoomId room = (RoomId) Objects.requireNonNull(session.getAttributes().get(ROOM));
        String source =
                PeerSource.of(Objects.requireNonNull(session.getRemoteAddress()).getAddress());
        Long number = seats.admit(source).orElse(null);
        if (number == null) {
            session.close(CloseStatus.SERVICE_OVERLOAD.withReason("too many have not said hello"));
            return;
        }
        SeatLine line = new SeatLine(number, room, source, session, json, seats.tally());
        session.getAttributes().put(LINE, line);
        seats.opened(line);
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
        SeatLine line = line(session);
        if (line == null) {
            return;
        }
        line.heard();
        switch (message) {
            case TextMessage text -> said(line, text.getPayload());
            case PongMessage _ -> LOG.trace("a browser is there");
            default -> unreadable(line);
        }
    }

    private void said(SeatLine line, String text) {
        if (!line.mayAsk()) {
            seats.tally().tooFast.increment();
            line.shut(Closing.TOO_FAST);
            return;
        }
        switch (json.read(text)) {
            case SignalJson.Asked(Request request) -> asked(line, request);
            case SignalJson.Misspoken(long id, String reason) -> misspoken(line, id, reason);
            case SignalJson.Noise() -> unreadable(line);
        }
    }

    private void unreadable(SeatLine line) {
        seats.tally().unreadable.increment();
        line.shut(Closing.UNREADABLE);
    }

    private void misspoken(SeatLine line, long id, String reason) {
        seats.tally().malformed.increment();
        RoomLane lane = line.lane();
        if (lane == null) {
            line.refuse(id, Problem.malformed(reason));
        } else {
            seats.tell(line, lane, new TalkEvent.Misspoke(line.number(), id, reason));
        }
    }

    private void asked(SeatLine line, Request request) {
        RoomLane lane = line.lane();
        if (lane != null) {
            seats.tell(line, lane, new TalkEvent.Asked(line.number(), request));
        } else if (!(request instanceof Request.Hello(long id, int version, Request.Proof proof))) {
            line.refuse(request.id(), Problem.malformed("say hello first"));
        } else if (version != Problem.VERSION) {
            turnAway(line, id, Problem.WRONG_VERSION);
        } else if (!hello(line, id, proof)) {
            turnAway(line, id, Problem.UNKNOWN_TICKET);
        }
    }

    private boolean hello(SeatLine line, long id, Request.Proof proof) {
        return switch (proof) {
            case Request.Ticket(String token) -> seats.comes(line, id, token);
            case Request.Resume resume -> seats.comesBack(line, id, resume);
        };
    }

    private void turnAway(SeatLine line, long id, Problem problem) {
        seats.tally().withoutHello.increment();
        line.refuse(id, problem);
        line.shut(Closing.UNPROVEN);
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable failed) {
        LOG.debug("a browser's line broke", failed);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        SeatLine line = line(session);
        if (line != null) {
            seats.closed(line);
        }
    }

    private static @Nullable SeatLine line(WebSocketSession session) {
        return session.getAttributes().get(LINE) instanceof SeatLine line ? line : null;
    }

    @Override
    public boolean supportsPartialMessages() {
        return false;
    }
}
