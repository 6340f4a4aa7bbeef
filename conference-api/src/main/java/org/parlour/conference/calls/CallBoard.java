package org.parlour.conference.calls;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.calls.LiveCall.State;
import org.parlour.conference.events.RoomEvent;
import org.parlour.conference.events.RoomEvents;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.CallEvents;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/**
 * Every call of this moment, as its own news tell it. News of a call that is not here, because they came after its end, are
 * passed over. As many as the gateway has calls.
 */
public final class CallBoard implements CallEvents {
    private final InstantSource clock;
    private final RoomEvents events;
    private final Map<CallId, LiveCall> calls = new HashMap<>();
    private final Map<State, Long> reached = new EnumMap<>(State.class);
    private long ended;
    private long brokenOff;

    public CallBoard(InstantSource clock, RoomEvents events) {
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void on(CallNews news) {
        RoomEvent event = note(news);
        if (event != null) {
            events.publish(event);
        }
    }

    private synchronized @Nullable RoomEvent note(CallNews news) {
        return switch (news) {
            case CallNews.Arrived(Visitor visitor) -> {
                LiveCall call = new LiveCall(
                        visitor, State.ARRIVED, clock.instant(), null, null, false, LineState.AWAITED, null);
                if (calls.putIfAbsent(visitor.call(), call) == null) {
                    count(State.ARRIVED);
                }
                yield null;
            }
            case CallNews.AtTheDoor(CallId call) -> {
                advance(call, State.AT_THE_DOOR, now -> now.in(State.AT_THE_DOOR));
                yield null;
            }
            case CallNews.InReception(CallId call) -> {
                advance(call, State.IN_RECEPTION, now -> now.in(State.IN_RECEPTION));
                yield null;
            }
            case CallNews.Seated(CallId call, RoomId room, SeatId seat) -> {
                advance(call, State.SEATED, now -> now.seated(room, seat));
                yield null;
            }
            case CallNews.MuteChanged(CallId call, boolean muted) -> muted(change(call, now -> now.muted(muted)));
            case CallNews.LineChanged(CallId call, LineState line) -> line(change(call, now -> now.line(line)));
            case CallNews.QualityMeasured(CallId call, PhoneQuality quality) -> {
                change(call, now -> now.quality(quality));
                yield null;
            }
            case CallNews.Ended over -> {
                end(over);
                yield null;
            }
        };
    }

    private void advance(CallId call, State state, UnaryOperator<LiveCall> change) {
        if (change(call, change) != null) {
            count(state);
        }
    }

    private @Nullable LiveCall change(CallId call, UnaryOperator<LiveCall> change) {
        return calls.computeIfPresent(call, (id, now) -> change.apply(now));
    }

    private static @Nullable RoomEvent muted(@Nullable LiveCall call) {
        return call == null || call.room() == null || call.seat() == null
                ? null
                : new RoomEvent.Muted(call.room(), call.seat(), call.muted());
    }

    private static @Nullable RoomEvent line(@Nullable LiveCall call) {
        return call == null || call.room() == null || call.seat() == null
                ? null
                : new RoomEvent.LineChanged(call.room(), call.seat(), call.line());
    }

    private void end(CallNews.Ended over) {
        if (calls.remove(over.call()) != null) {
            ended++;
            brokenOff += over.goodbye() ? 0 : 1;
        }
    }

    private void count(State state) {
        reached.merge(state, 1L, Long::sum);
    }

    /** In the order in which they came. */
    public synchronized List<LiveCall> calls() {
        return calls.values().stream()
                .sorted(Comparator.comparing(call -> call.visitor().call()))
                .toList();
    }

    public synchronized Optional<LiveCall> call(CallId call) {
        return Optional.ofNullable(calls.get(call));
    }

    public synchronized CallCounters counters() {
        return new CallCounters(
                reached(State.ARRIVED),
                reached(State.AT_THE_DOOR),
                reached(State.IN_RECEPTION),
                reached(State.SEATED),
                ended,
                brokenOff,
                calls.size(),
                standing(State.IN_RECEPTION),
                standing(State.SEATED));
    }

    private long reached(State state) {
        return reached.getOrDefault(state, 0L);
    }

    private long standing(State state) {
        return calls.values().stream().filter(call -> call.state() == state).count();
    }
}
