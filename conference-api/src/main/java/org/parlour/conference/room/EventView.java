package org.parlour.conference.room;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.events.NumberedEvent;
import org.parlour.conference.events.RoomEvent;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.SeatId;

/**
 * An event as it goes over the WebSocket.
 *
 * @param number events of a room are numbered without a gap; the first message tells the number before which all is in it
 * @param type {@code present} at the beginning, then joined, returned, lost, left, muted, line, hand, hearing, gate, test, phones,
 *     closed
 * @param state how it is now: {@code muted} and, of a telephone, {@code by} whom; {@code line}; {@code hand}; the four values of
 *     {@code hearing}; {@code gate}; {@code test}
 *     (asked, heard, unheard); {@code phones}, which is how the room takes its telephones
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
        @JsonAnyGetter Map<String, Object> state,
        @Nullable List<SeatView> seats) {
    static EventView present(long number, Instant at, String room, List<SeatView> seats) {
        return new EventView(number, at, "present", room, null, null, null, Map.of(), seats);
    }

    static EventView of(NumberedEvent numbered) {
        return switch (numbered.event()) {
            case RoomEvent.Joined joined ->
                seat(numbered, "joined", joined.seat(), joined.participant(), joined.call());
            case RoomEvent.Returned returned ->
                seat(numbered, "returned", returned.seat(), returned.participant(), returned.call());
            case RoomEvent.Lost lost -> seat(numbered, "lost", lost.seat(), lost.participant(), null);
            case RoomEvent.Left left -> seat(numbered, "left", left.seat(), left.participant(), null);
            case RoomEvent.Muted muted -> state(numbered, "muted", muted.seat(), muted(muted));
            case RoomEvent.LineChanged changed ->
                state(numbered, "line", changed.seat(), Map.of("line", word(changed.line())));
            case RoomEvent.HandChanged changed -> state(numbered, "hand", changed.seat(), Map.of("hand", changed.up()));
            case RoomEvent.HearingChanged changed ->
                state(numbered, "hearing", changed.seat(), hearing(changed.profile()));
            case RoomEvent.GateChanged changed ->
                state(numbered, "gate", changed.seat(), Map.of("gate", word(changed.reason())));
            case RoomEvent.TestAsked asked -> state(numbered, "test", asked.seat(), Map.of("test", "asked"));
            case RoomEvent.TestAnswered answered ->
                state(numbered, "test", answered.seat(), Map.of("test", answered.heard() ? "heard" : "unheard"));
            case RoomEvent.PolicyChanged changed ->
                state(
                        numbered,
                        "phones",
                        null,
                        Map.of("phones", changed.policy().word()));
            case RoomEvent.Closed _ -> state(numbered, "closed", null, Map.of());
        };
    }

    private static Map<String, Object> muted(RoomEvent.Muted muted) {
        return muted.by() == null
                ? Map.of("muted", muted.muted())
                : Map.of("muted", muted.muted(), "by", word(muted.by()));
    }

    private static Map<String, Object> hearing(HearingProfile profile) {
        return Map.of(
                "louderDecibels", profile.louderDecibels(),
                "clearerDecibels", profile.clearerDecibels(),
                "promptPercent", profile.promptPercent(),
                "oneAtATime", profile.oneAtATime());
    }

    private static EventView seat(
            NumberedEvent numbered, String type, SeatId seat, ParticipantNumber who, @Nullable CallId by) {
        return new EventView(
                numbered.number(),
                numbered.at(),
                type,
                numbered.event().room().text(),
                seat.text(),
                who.unsigned(),
                by == null ? null : by.text(),
                Map.of(),
                null);
    }

    private static EventView state(
            NumberedEvent numbered, String type, @Nullable SeatId seat, Map<String, Object> state) {
        return new EventView(
                numbered.number(),
                numbered.at(),
                type,
                numbered.event().room().text(),
                seat == null ? null : seat.text(),
                null,
                null,
                state,
                null);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
