package org.parlour.conference.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.simulation.ManualClock;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

class RoomEventsTest {
    private static final RoomId ROOM = new RoomId("garden");

    private final ManualClock clock = new ManualClock();
    private final SeatId seat = SeatId.mint(clock.instant(), new Random(1));
    private final RoomEvents events = new RoomEvents(clock);

    @Test
    void eventsAreNumberedWithoutAGap() throws InterruptedException {
        events.publish(left());
        Following following = events.follow(ROOM).orElseThrow();
        assertThat(following.begunBehind()).isEqualTo(1);
        events.publish(left());
        events.publish(new RoomEvent.Muted(ROOM, seat, true, null));
        assertThat(next(following)).isEqualTo(happened(2, left()));
        assertThat(next(following)).isEqualTo(happened(3, new RoomEvent.Muted(ROOM, seat, true, null)));
        assertThat(next(following)).isEqualTo(new Following.Quiet());
    }

    @Test
    void whoIsToldTooHearsAllRoomsInTheirOrder() {
        List<RoomEvent> told = new ArrayList<>();
        events.alsoTell(told::add);
        events.alsoTell(told::add);
        events.publish(left());
        events.publish(new RoomEvent.Closed(new RoomId("elsewhere")));
        RoomEvent closed = new RoomEvent.Closed(new RoomId("elsewhere"));
        assertThat(told).containsExactly(left(), left(), closed, closed);
    }

    @Test
    void eachRoomIsFollowedByItself() throws InterruptedException {
        Following following = events.follow(new RoomId("elsewhere")).orElseThrow();
        events.publish(left());
        assertThat(next(following)).isEqualTo(new Following.Quiet());
    }

    @Test
    void whoDoesNotKeepUpIsLetGoAndToldWhyAndNothingElse() throws InterruptedException {
        Following slow = events.follow(ROOM).orElseThrow();
        for (int i = 0; i < Following.QUEUE_LIMIT; i++) {
            events.publish(left());
        }
        assertThat(next(slow)).isEqualTo(new Following.Over(Following.Reason.TOO_SLOW));
        assertThat(next(slow)).isEqualTo(new Following.Quiet());
        assertThat(events.counters()).isEqualTo(new EventCounters(Following.QUEUE_LIMIT, 1, 0, 0));
    }

    @Test
    void closedRoomTellsSoAndEnds() throws InterruptedException {
        Following following = events.follow(ROOM).orElseThrow();
        events.publish(new RoomEvent.Closed(ROOM));
        assertThat(next(following)).isEqualTo(happened(1, new RoomEvent.Closed(ROOM)));
        assertThat(next(following)).isEqualTo(new Following.Over(Following.Reason.ROOM_CLOSED));
        assertThat(events.counters().followersNow()).isZero();
    }

    @Test
    void whoStopsFollowingHearsOfItOnce() throws InterruptedException {
        Following following = events.follow(ROOM).orElseThrow();
        following.close();
        events.publish(left());
        assertThat(next(following)).isEqualTo(new Following.Over(Following.Reason.UNFOLLOWED));
        assertThat(events.counters().followersNow()).isZero();
    }

    @Test
    void followersBeyondTheLimitAreTurnedAwayUntilOneGoes() {
        Following first = events.follow(ROOM).orElseThrow();
        for (int i = 1; i < RoomEvents.MOST_FOLLOWERS; i++) {
            assertThat(events.follow(ROOM)).isPresent();
        }
        assertThat(events.follow(ROOM)).isEmpty();
        first.close();
        assertThat(events.follow(ROOM)).isPresent();
        assertThat(events.counters().refused()).isEqualTo(1);
    }

    @Test
    void endOfTheProgramIsToldToAll() throws InterruptedException {
        Following following = events.follow(ROOM).orElseThrow();
        events.close();
        assertThat(next(following)).isEqualTo(new Following.Over(Following.Reason.PROGRAM_ENDS));
        assertThat(events.follow(ROOM)).isEmpty();
    }

    private RoomEvent left() {
        return new RoomEvent.Left(ROOM, seat, new ParticipantNumber(1));
    }

    private Following.Next happened(long number, RoomEvent event) {
        return new Following.Happened(new NumberedEvent(number, clock.instant(), event));
    }

    private static Following.Next next(Following following) throws InterruptedException {
        return following.next(Duration.ZERO);
    }
}
