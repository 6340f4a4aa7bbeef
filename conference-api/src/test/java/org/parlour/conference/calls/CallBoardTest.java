package org.parlour.conference.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.conference.events.Following;
import org.parlour.conference.events.NumberedEvent;
import org.parlour.conference.events.RoomEvent;
import org.parlour.conference.events.RoomEvents;
import org.parlour.dialplan.explain.IncomingCall;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.simulation.ManualClock;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.explain.Ruling;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.MutedBy;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.sip.trunk.RoomHeader;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import org.parlour.wire.call.TrunkName;

class CallBoardTest {
    private static final RoomId ROOM = new RoomId("garden");

    private final ManualClock clock = new ManualClock();
    private final Random random = new Random(1);
    private final RoomEvents events = new RoomEvents(clock);
    private final CallBoard board = new CallBoard(clock, events);
    private final SeatId seat = SeatId.mint(clock.instant(), random);

    @Test
    void callIsShownAsItsNewsTellIt() {
        Visitor visitor = arrive();
        CallId call = visitor.call();
        assertThat(board.call(call))
                .contains(new LiveCall(
                        visitor,
                        LiveCall.State.ARRIVED,
                        clock.instant(),
                        null,
                        null,
                        null,
                        LiveCall.Phone.since(clock.instant())));
        board.on(new CallNews.AtTheDoor(call));
        board.on(new CallNews.LineChanged(call, LineState.SOUNDING));
        board.on(new CallNews.InReception(call));
        assertThat(board.counters().inReceptionNow()).isEqualTo(1);
        board.on(new CallNews.Seated(call, ROOM, seat));
        board.on(new CallNews.MuteChanged(call, MutedBy.CALLER));
        assertThat(board.call(call))
                .contains(new LiveCall(
                        visitor,
                        LiveCall.State.SEATED,
                        clock.instant(),
                        null,
                        ROOM,
                        seat,
                        LiveCall.Phone.since(clock.instant())
                                .line(LineState.SOUNDING, clock.instant())
                                .mutedBy(MutedBy.CALLER)));
        board.on(new CallNews.Ended(call, "peer_hung_up", true));
        assertThat(board.calls()).isEmpty();
        assertThat(board.counters()).isEqualTo(new CallCounters(1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void callsStandInTheOrderInWhichTheyCame() {
        Visitor first = arrive();
        clock.advance(Duration.ofSeconds(1));
        Visitor second = arrive();
        assertThat(board.calls()).extracting(LiveCall::visitor).containsExactly(first, second);
    }

    @Test
    void newsOfACallThatIsNotHereChangeNothing() {
        Visitor visitor = arrive();
        board.on(new CallNews.Ended(visitor.call(), "timer", false));
        board.on(new CallNews.Ended(visitor.call(), "timer", false));
        board.on(new CallNews.AtTheDoor(visitor.call()));
        board.on(new CallNews.MuteChanged(visitor.call(), MutedBy.CALLER));
        assertThat(board.calls()).isEmpty();
        assertThat(board.counters()).isEqualTo(new CallCounters(1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void roomHearsOfMuteLineHandAndTestOfWhoSitsInIt() throws InterruptedException {
        Following following = events.follow(ROOM).orElseThrow();
        Visitor visitor = arrive();
        board.on(new CallNews.LineChanged(visitor.call(), LineState.SOUNDING));
        board.on(new CallNews.Seated(visitor.call(), ROOM, seat));
        board.on(new CallNews.MuteChanged(visitor.call(), MutedBy.HOST));
        board.on(new CallNews.LineChanged(visitor.call(), LineState.SILENT));
        board.on(new CallNews.HandChanged(visitor.call(), true));
        board.on(new CallNews.TestAsked(visitor.call()));
        board.on(new CallNews.TestAnswered(visitor.call(), false));
        assertThat(next(following)).isEqualTo(new RoomEvent.Muted(ROOM, seat, true, MutedBy.HOST));
        assertThat(next(following)).isEqualTo(new RoomEvent.LineChanged(ROOM, seat, LineState.SILENT));
        assertThat(next(following)).isEqualTo(new RoomEvent.HandChanged(ROOM, seat, true));
        assertThat(next(following)).isEqualTo(new RoomEvent.TestAsked(ROOM, seat));
        assertThat(next(following)).isEqualTo(new RoomEvent.TestAnswered(ROOM, seat, false));
        LiveCall.Phone phone = board.call(visitor.call()).orElseThrow().phone();
        assertThat(phone.hand()).isTrue();
        assertThat(phone.test()).isEqualTo(LiveCall.Test.UNHEARD);
        assertThat(board.counters().handsRaised()).isEqualTo(1);
        assertThat(board.counters().testsUnheard()).isEqualTo(1);
    }

    @Test
    void watchHearsOfQualityAndOfWhoWaits() {
        List<String> told = new ArrayList<>();
        board.watchedBy(new CallBoard.Watch() {
            @Override
            public void measured(RoomId room) {
                told.add("measured " + room);
            }

            @Override
            public void waitersChanged() {
                told.add("waiters");
            }

            @Override
            public void ended(CallId call) {
                told.add("ended");
            }
        });
        Visitor visitor = arrive();
        PhoneQuality quality = new PhoneQuality(null, new PhoneQuality.Way(4.2, 0, 3), 12, false);
        board.on(new CallNews.QualityMeasured(visitor.call(), quality));
        board.on(new CallNews.InReception(visitor.call()));
        board.on(new CallNews.Seated(visitor.call(), ROOM, seat));
        board.on(new CallNews.QualityMeasured(visitor.call(), quality));
        board.on(new CallNews.Ended(visitor.call(), "peer_hung_up", true));
        assertThat(told).containsExactly("waiters", "waiters", "measured garden", "ended");
    }

    @Test
    void whatACallLeavesBehindSaysHowItsLineWas() {
        Visitor good = arrive();
        board.on(new CallNews.Seated(good.call(), ROOM, seat));
        PhoneQuality.Way clean = new PhoneQuality.Way(4.3, 0, 1);
        board.on(new CallNews.QualityMeasured(good.call(), new PhoneQuality(clean, clean, 30, false)));
        clock.advance(Duration.ofMinutes(3));
        board.on(new CallNews.Ended(good.call(), "peer_hung_up", true));
        Visitor bad = arrive();
        PhoneQuality torn = new PhoneQuality(new PhoneQuality.Way(3.7, 6, 20), null, PhoneQuality.UNKNOWN, true);
        board.on(new CallNews.QualityMeasured(bad.call(), torn));
        board.on(new CallNews.LineChanged(bad.call(), LineState.SILENT));
        assertThat(board.lines()).isEqualTo(new LineCounters(1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0));
        board.on(new CallNews.Ended(bad.call(), "timer", false));
        assertThat(board.lines()).isEqualTo(new LineCounters(1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0));
        assertThat(board.ended()).extracting(EndedCall::visitor).containsExactly(bad, good);
        EndedCall record = board.ended().getLast();
        assertThat(record.until()).isEqualTo(record.since().plus(Duration.ofMinutes(3)));
        assertThat(record.room()).isEqualTo(ROOM);
        assertThat(record.reason()).isEqualTo("peer_hung_up");
        assertThat(QualityView.of(record.line(), record.quality()))
                .isEqualTo(new QualityView(
                        new QualityView.WayView(4.3, 0, 1), new QualityView.WayView(4.3, 0, 1), 30, null));
        assertThat(QualityView.of(LineState.SILENT, torn))
                .isEqualTo(new QualityView(new QualityView.WayView(3.7, 6, 20), null, null, "uplink"));
        assertThat(QualityView.of(LineState.SOUNDING, torn))
                .isEqualTo(new QualityView(new QualityView.WayView(3.7, 6, 20), null, null, "downlink"));
    }

    @Test
    void onlyTheLastThousandAreKept() {
        for (int i = 0; i < 1_100; i++) {
            board.on(new CallNews.Ended(arrive().call(), "peer_hung_up", true));
        }
        assertThat(board.ended()).hasSize(1_000);
    }

    private static Ruling ruling() {
        PlanInForce plan =
                PlanInForce.of(3, ((Checked.Sound) PlanCheck.check(List.of(), Surroundings.UNKNOWN)).plan(), Map.of());
        Origin origin = new Origin.Source(InetAddress.ofLiteral("127.0.0.1"));
        IncomingCall call = new IncomingCall("100", "+493023125000", origin, Instant.EPOCH);
        return new Ruling(
                plan,
                call,
                plan.plan().trunk(TrunkName.LOCAL).orElseThrow(),
                plan.explainer().decide(call),
                new RoomHeader.Absent());
    }

    @Test
    void aCallKeepsItsRulingBeyondItsEnd() {
        Visitor visitor = arrive();
        assertThat(board.ruling(visitor.call())).isEmpty();
        Ruling ruling = ruling();
        board.on(new CallNews.Ruled(visitor.call(), ruling));
        board.on(new CallNews.AtTheDoor(visitor.call()));
        board.on(new CallNews.Seated(visitor.call(), ROOM, seat));
        assertThat(board.ruling(visitor.call())).containsSame(ruling);
        board.on(new CallNews.Ended(visitor.call(), "peer_hung_up", true));
        assertThat(board.ruling(visitor.call())).containsSame(ruling);
        for (int i = 0; i < 1_000; i++) {
            board.on(new CallNews.Ended(arrive().call(), "peer_hung_up", true));
        }
        assertThat(board.ruling(visitor.call())).as("it is not listed any more").isEmpty();
    }

    @Test
    void whoIsTurnedAwayIsListedAmongThoseThatEnded() {
        Visitor visitor = visitor("berlin");
        Ruling ruling = ruling();
        board.on(new CallNews.TurnedAway(visitor, ruling, "refused_by_plan_trunk_closed"));
        assertThat(board.calls()).isEmpty();
        assertThat(board.ended()).extracting(EndedCall::reason).containsExactly("refused_by_plan_trunk_closed");
        assertThat(board.ruling(visitor.call())).containsSame(ruling);
        assertThat(board.counters().turnedAway()).isEqualTo(1);
        assertThat(board.counters().ended()).isZero();
    }

    @Test
    void callsAreCountedByTheirTrunk() {
        List<String> met = new ArrayList<>();
        arrive();
        board.followTrunks(trunk -> met.add(trunk.text()));
        Visitor berlin = visitor("berlin");
        board.on(new CallNews.Arrived(berlin));
        board.on(new CallNews.TurnedAway(visitor("berlin"), ruling(), "peer_cancelled"));
        assertThat(board.trunk(berlin.trunk())).isEqualTo(new TrunkCounters(1, 1, 1));
        board.on(new CallNews.Ended(berlin.call(), "peer_hung_up", true));
        assertThat(board.trunk(berlin.trunk())).isEqualTo(new TrunkCounters(1, 1, 0));
        assertThat(board.trunk(TrunkName.LOCAL)).isEqualTo(new TrunkCounters(1, 0, 1));
        assertThat(met).containsExactly("local", "berlin");
    }

    @Test
    void trunksBeyondTheBoundCountTogether() {
        for (int i = 0; i < TrunkTally.MOST + 10; i++) {
            board.on(new CallNews.Arrived(visitor("trunk-" + i)));
        }
        assertThat(board.trunk(new TrunkName("trunk-1")).taken()).isEqualTo(1);
        assertThat(board.trunk(new TrunkName(TrunkTally.OTHERS)).taken()).isEqualTo(10);
    }

    private Visitor visitor(String trunk) {
        return new Visitor(
                CallId.mint(clock.instant(), random),
                new TrunkName(trunk),
                new PhoneNumber("100"),
                new PhoneNumber("+493023125000"));
    }

    private Visitor arrive() {
        Visitor visitor = visitor(TrunkName.LOCAL.text());
        board.on(new CallNews.Arrived(visitor));
        return visitor;
    }

    private static RoomEvent next(Following following) throws InterruptedException {
        return switch (following.next(Duration.ZERO)) {
            case Following.Happened(NumberedEvent event) -> event.event();
            case Following.Quiet() -> throw new AssertionError("nothing was told");
            case Following.Over(Following.Reason reason) -> throw new AssertionError(reason);
        };
    }
}
