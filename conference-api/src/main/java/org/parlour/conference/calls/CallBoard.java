package org.parlour.conference.calls;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.calls.LiveCall.State;
import org.parlour.conference.events.RoomEvent;
import org.parlour.conference.events.RoomEvents;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.explain.Ruling;
import org.parlour.sip.seat.CallEvents;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.MutedBy;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import org.parlour.wire.call.TrunkName;

/**
 * Every call of this moment, as its own news tell it. News of a call that is not here, because they came after its end, are
 * passed over. As many as the gateway has calls.
 */
public final class CallBoard implements CallEvents {
    private final InstantSource clock;
    private final RoomEvents events;
    private final Map<CallId, LiveCall> calls = new HashMap<>();
    private final Map<State, Long> reached = new EnumMap<>(State.class);
    private final LineTally lines = new LineTally();
    private final TrunkTally trunks = new TrunkTally();
    private long ended;
    private long brokenOff;
    private long turnedAway;
    private long hands;
    private long gated;
    private long testsHeard;
    private long testsUnheard;
    private volatile @Nullable Watch watch;

    public CallBoard(InstantSource clock, RoomEvents events) {
        this.clock = clock;
        this.events = events;
    }

    /** Who is told what is no event of a room. Hands over and returns. */
    public interface Watch {
        /** The quality of a line in this room is known anew. */
        void measured(RoomId room);

        /** Somebody waits to be let in, or no longer does. */
        void waitersChanged();

        void ended(CallId call);
    }

    public void watchedBy(Watch other) {
        watch = other;
    }

    @Override
    public void on(CallNews news) {
        LiveCall before = call(news.call()).orElse(null);
        RoomEvent event = note(news);
        if (event != null) {
            events.publish(event);
        }
        tell(watch, news, before);
    }

    private void tell(@Nullable Watch told, CallNews news, @Nullable LiveCall before) {
        LiveCall now = call(news.call()).orElse(null);
        if (told == null) {
            return;
        }
        if ((before != null && before.waits()) != (now != null && now.waits())) {
            told.waitersChanged();
        }
        if (before != null && now == null) {
            told.ended(news.call());
        }
        if (now != null && now.room() != null && news instanceof CallNews.QualityMeasured) {
            told.measured(now.room());
        }
    }

    private synchronized @Nullable RoomEvent note(CallNews news) {
        return switch (news) {
            case CallNews.Arrived(Visitor visitor) -> {
                arrive(visitor);
                yield null;
            }
            case CallNews.Ruled(CallId call, Ruling ruling) -> {
                change(call, now -> now.ruled(ruling));
                yield null;
            }
            case CallNews.TurnedAway away -> {
                turnAway(away);
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
            case CallNews.InLobby(CallId call, RoomId room) -> {
                advance(call, State.IN_LOBBY, now -> now.inLobby(room));
                yield null;
            }
            case CallNews.Seated(CallId call, RoomId room, SeatId seat) -> {
                advance(call, State.SEATED, now -> now.seated(room, seat));
                yield null;
            }
            case CallNews.MuteChanged(CallId call, MutedBy by) ->
                told(
                        changePhone(call, phone -> phone.mutedBy(by)),
                        (room, seat) -> new RoomEvent.Muted(room, seat, by != MutedBy.NOBODY, by));
            case CallNews.LineChanged(CallId call, LineState line) ->
                told(
                        changePhone(call, phone -> phone.line(line, clock.instant())),
                        (room, seat) -> new RoomEvent.LineChanged(room, seat, line));
            case CallNews.HandChanged(CallId call, boolean up) -> {
                hands += up ? 1 : 0;
                yield told(
                        changePhone(call, phone -> phone.hand(up)),
                        (room, seat) -> new RoomEvent.HandChanged(room, seat, up));
            }
            case CallNews.HearingChanged(Visitor visitor, HearingProfile profile) ->
                told(
                        changePhone(visitor.call(), phone -> phone.hearing(profile)),
                        (room, seat) -> new RoomEvent.HearingChanged(room, seat, profile));
            case CallNews.GateChanged(CallId call, HoldReason reason) ->
                told(
                        changePhone(call, phone -> gated(phone, reason)),
                        (room, seat) -> new RoomEvent.GateChanged(room, seat, reason));
            case CallNews.TestAsked(CallId call) ->
                told(changePhone(call, phone -> phone.test(LiveCall.Test.ASKED)), RoomEvent.TestAsked::new);
            case CallNews.TestAnswered(CallId call, boolean heard) -> testAnswered(call, heard);
            case CallNews.QualityMeasured(CallId call, PhoneQuality quality) -> {
                changePhone(call, phone -> phone.quality(quality));
                yield null;
            }
            case CallNews.Ended over -> {
                end(over);
                yield null;
            }
        };
    }

    private void arrive(Visitor visitor) {
        LiveCall call = LiveCall.arrived(visitor, clock.instant());
        if (calls.putIfAbsent(visitor.call(), call) == null) {
            count(State.ARRIVED);
            trunks.count(visitor.trunk(), TrunkCounters::withTaken);
        }
    }

    private void turnAway(CallNews.TurnedAway away) {
        turnedAway++;
        lines.keep(EndedCall.of(away, clock.instant()));
        trunks.count(away.visitor().trunk(), TrunkCounters::withRefused);
    }

    private @Nullable RoomEvent testAnswered(CallId call, boolean heard) {
        testsHeard += heard ? 1 : 0;
        testsUnheard += heard ? 0 : 1;
        LiveCall.Test answer = heard ? LiveCall.Test.HEARD : LiveCall.Test.UNHEARD;
        return told(
                changePhone(call, phone -> phone.test(answer)),
                (room, seat) -> new RoomEvent.TestAnswered(room, seat, heard));
    }

    private LiveCall.Phone gated(LiveCall.Phone phone, HoldReason reason) {
        gated += phone.gate() == HoldReason.NONE ? 1 : 0;
        return phone.gate(reason);
    }

    private void advance(CallId call, State state, UnaryOperator<LiveCall> change) {
        if (change(call, change) != null) {
            count(state);
        }
    }

    private @Nullable LiveCall change(CallId call, UnaryOperator<LiveCall> change) {
        return calls.computeIfPresent(call, (id, now) -> change.apply(now));
    }

    private @Nullable LiveCall changePhone(CallId call, UnaryOperator<LiveCall.Phone> change) {
        return change(call, now -> now.phone(change.apply(now.phone())));
    }

    /** Null where it sits in no room. */
    private static @Nullable RoomEvent told(@Nullable LiveCall call, BiFunction<RoomId, SeatId, RoomEvent> event) {
        return call == null || call.room() == null || call.seat() == null
                ? null
                : event.apply(call.room(), call.seat());
    }

    private void end(CallNews.Ended over) {
        LiveCall call = calls.remove(over.call());
        if (call != null) {
            lines.add(EndedCall.of(call, over, clock.instant()));
            ended++;
            brokenOff += over.goodbye() ? 0 : 1;
            trunks.count(call.visitor().trunk(), TrunkCounters::withEnded);
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

    /** Those whom somebody is to let in, in the order in which they came. */
    public synchronized List<LiveCall> waiting() {
        return calls.values().stream()
                .filter(LiveCall::waits)
                .sorted(Comparator.comparing(call -> call.visitor().call()))
                .toList();
    }

    /** The calls that ended last, the newest first. */
    synchronized List<EndedCall> ended() {
        return lines.ended();
    }

    public synchronized LineCounters lines() {
        return lines.counters(calls.values());
    }

    public synchronized Optional<LiveCall> call(CallId call) {
        return Optional.ofNullable(calls.get(call));
    }

    /** Why a call of this moment, or one of those that ended last, went where it went. */
    public synchronized Optional<Ruling> ruling(CallId call) {
        LiveCall live = calls.get(call);
        return live == null
                ? lines.ended().stream()
                        .filter(ended -> ended.visitor().call().equals(call))
                        .findFirst()
                        .map(EndedCall::ruling)
                : Optional.ofNullable(live.ruling());
    }

    /** Tells each trunk by which calls come, once, now or when the first does. Hands over and returns. */
    public synchronized void followTrunks(Consumer<TrunkName> follower) {
        trunks.follow(follower);
    }

    public synchronized TrunkCounters trunk(TrunkName trunk) {
        return trunks.of(trunk);
    }

    public synchronized CallCounters counters() {
        return new CallCounters(
                reached(State.ARRIVED),
                reached(State.AT_THE_DOOR),
                reached(State.IN_RECEPTION),
                reached(State.IN_LOBBY),
                reached(State.SEATED),
                ended,
                brokenOff,
                turnedAway,
                hands,
                gated,
                testsHeard,
                testsUnheard,
                calls.size(),
                calls.values().stream()
                        .filter(call -> call.phone().gate() != HoldReason.NONE)
                        .count(),
                standing(State.IN_RECEPTION),
                standing(State.IN_LOBBY),
                standing(State.SEATED));
    }

    private long reached(State state) {
        return reached.getOrDefault(state, 0L);
    }

    private long standing(State state) {
        return calls.values().stream().filter(call -> call.state() == state).count();
    }
}
