package org.parlour.conference.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.events.NumberedEvent;
import org.parlour.conference.events.RoomEvent;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.SeatId;

/**
 * An event as it goes over the WebSocket.
 *
 * @param number events of a room are numbered without a gap; the first message tells the number before which all is in it
 * @param type {@code present} at the beginning, then joined, returned, lost, left, muted, line, closed
 * @param seats with {@code present}: who sits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
        long number,
        Instant at,
        String type,
        String room,
        @Nullable String seat,
        @Nullable Long participant,
        @Nullable String call,
        @Nullable Boolean muted,
        @Nullable String line,
        @Nullable List<SeatView> seats) {
    static EventView present(long number, Instant at, String room, List<SeatView> seats) {
        return new EventView(number, at, "present", room, null, null, null, null, null, seats);
    }

    static EventView of(NumberedEvent numbered) {
        RoomEvent event = numbered.event();
        EventView bare = new EventView(
                numbered.number(), numbered.at(), "", event.room().text(), null, null, null, null, null, null);
        return switch (event) {
            case RoomEvent.Joined joined -> bare.seat("joined", joined.seat(), joined.participant(), joined.call());
            case RoomEvent.Returned returned ->
                bare.seat("returned", returned.seat(), returned.participant(), returned.call());
            case RoomEvent.Lost lost -> bare.seat("lost", lost.seat(), lost.participant(), null);
            case RoomEvent.Left left -> bare.seat("left", left.seat(), left.participant(), null);
            case RoomEvent.Muted muted -> bare.state("muted", muted.seat(), muted.muted(), null);
            case RoomEvent.LineChanged changed ->
                bare.state("line", changed.seat(), null, changed.line().name().toLowerCase(Locale.ROOT));
            case RoomEvent.Closed closed -> bare.type("closed");
        };
    }

    private EventView type(String is) {
        return new EventView(number, at, is, room, null, null, null, null, null, null);
    }

    private EventView seat(String is, SeatId which, ParticipantNumber who, @Nullable CallId by) {
        return new EventView(
                number, at, is, room, which.text(), who.unsigned(), by == null ? null : by.text(), null, null, null);
    }

    private EventView state(String is, SeatId which, @Nullable Boolean silent, @Nullable String sound) {
        return new EventView(number, at, is, room, which.text(), null, null, silent, sound, null);
    }
}
