package org.parlour.conference.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.conference.room.Household.answer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.calls.AskedTelephone;
import org.parlour.conference.events.Following;
import org.parlour.conference.events.NumberedEvent;
import org.parlour.conference.events.RoomEvent;
import org.parlour.conference.host.Refusal;
import org.parlour.sip.door.Opening;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.Leaving;
import org.parlour.sip.seat.Rooms;
import org.parlour.sip.seat.Sitting;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

class PhoneRoomsTest {
    private static final PhoneNumber SECOND = new PhoneNumber("+493023125001");
    private static final PhoneNumber THIRD = new PhoneNumber("+493023125002");

    @TempDir
    private Path data;

    private Household house;

    @BeforeEach
    void open() throws Refusal {
        house = Household.furnished(data);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void roomHasAsManySeatsAsWereAgreed() {
        assertThat(seated(Household.CALLER).participant()).isEqualTo(new ParticipantNumber(1));
        assertThat(seated(SECOND).participant()).isEqualTo(new ParticipantNumber(2));
        assertThat(sit(house.visitor(THIRD))).isEqualTo(new Sitting.Full());
    }

    @Test
    void goodbyeFreesTheSeatAndLeavesNoWayBack() {
        SeatId seat = seated(Household.CALLER).seat();
        seated(SECOND);
        leave(Household.CALLER, seat, Leaving.GOODBYE);
        assertThat(returnsTo(Household.CALLER)).isNull();
        assertThat(seated(THIRD).seat()).isNotEqualTo(seat);
    }

    @Test
    void whoIsCutOffGetsTheirOwnSeatAgainForTwoMinutes() {
        Sitting.Seated first = seated(Household.CALLER);
        seated(SECOND);
        leave(Household.CALLER, first.seat(), Leaving.LOST);
        assertThat(sit(house.visitor(THIRD))).as("it is kept").isEqualTo(new Sitting.Full());
        house.clock.advance(PhoneRooms.SEAT_KEPT.minusMillis(1));
        assertThat(returnsTo(Household.CALLER)).isEqualTo(Household.ROOM);
        assertThat(seated(Household.CALLER)).isEqualTo(first);
        assertThat(returnsTo(Household.CALLER)).as("there already").isNull();
    }

    @Test
    void afterTwoMinutesTheSeatIsFreeAndTheWayBackStillOpen() {
        SeatId seat = seated(Household.CALLER).seat();
        seated(SECOND);
        leave(Household.CALLER, seat, Leaving.LOST);
        house.clock.advance(PhoneRooms.SEAT_KEPT);
        assertThat(sit(house.visitor(THIRD))).isInstanceOf(Sitting.Seated.class);
        assertThat(returnsTo(Household.CALLER)).isEqualTo(Household.ROOM);
        house.clock.advance(Duration.ofMinutes(8).plusMillis(1));
        assertThat(returnsTo(Household.CALLER)).isNull();
    }

    @Test
    void roomMayForbidTheWayBackAndKeepsTheSeatAllTheSame() {
        RoomId strict = new RoomId("strict");
        house.add(Household.room(strict, 1, false));
        Visitor visitor = house.visitor(Household.CALLER);
        Sitting.Seated first = (Sitting.Seated) sit(visitor, strict);
        house.rooms.leave(visitor, first.seat(), Leaving.LOST);
        assertThat(returnsTo(Household.CALLER)).isNull();
        assertThat(sit(house.visitor(Household.CALLER), strict)).isEqualTo(first);
    }

    @Test
    void whoGaveNoNumberHasNoWayBackAndNoSeatIsKeptForThem() {
        SeatId seat = seated(PhoneNumber.ANONYMOUS).seat();
        seated(SECOND);
        leave(PhoneNumber.ANONYMOUS, seat, Leaving.LOST);
        assertThat(returnsTo(PhoneNumber.ANONYMOUS)).isNull();
        assertThat(sit(house.visitor(THIRD))).isInstanceOf(Sitting.Seated.class);
    }

    @Test
    void killLeavesTheWayBackOpenAndTheSeatsKept() throws IOException, Refusal {
        Sitting.Seated first = seated(Household.CALLER);
        Sitting.Seated second = seated(SECOND);
        leave(SECOND, second.seat(), Leaving.GOODBYE);
        house.settle();
        house.fallOver();
        house.clock.advance(Duration.ofHours(3));
        house = Household.open(data, house.clock, 2);
        assertThat(returnsTo(Household.CALLER)).isEqualTo(Household.ROOM);
        assertThat(returnsTo(SECOND)).isNull();
        assertThat(house.rooms.counters().keptNow()).isEqualTo(1);
        assertThat(seated(Household.CALLER)).isEqualTo(first);
    }

    @Test
    void goodEndWritesEverythingDown() throws IOException, Refusal {
        Sitting.Seated first = seated(Household.CALLER);
        leave(Household.CALLER, first.seat(), Leaving.LOST);
        house.close();
        house = Household.open(data, house.clock, 2);
        assertThat(returnsTo(Household.CALLER)).isEqualTo(Household.ROOM);
    }

    @Test
    void everythingIsToldInItsOrder() throws InterruptedException {
        Following following = house.events.follow(Household.ROOM).orElseThrow();
        Visitor visitor = house.visitor(Household.CALLER);
        Sitting.Seated first = (Sitting.Seated) sit(visitor);
        house.rooms.leave(visitor, first.seat(), Leaving.LOST);
        Visitor again = house.visitor(Household.CALLER);
        sit(again);
        house.rooms.leave(again, first.seat(), Leaving.LOST);
        house.clock.advance(PhoneRooms.SEAT_KEPT);
        house.rooms.sweep();
        house.rooms.sweep();
        house.rooms.close(Household.ROOM);
        ParticipantNumber number = first.participant();
        assertThat(told(following))
                .containsExactly(
                        new RoomEvent.Joined(Household.ROOM, first.seat(), number, visitor.call()),
                        new RoomEvent.Lost(Household.ROOM, first.seat(), number),
                        new RoomEvent.Returned(Household.ROOM, first.seat(), number, again.call()),
                        new RoomEvent.Lost(Household.ROOM, first.seat(), number),
                        new RoomEvent.Left(Household.ROOM, first.seat(), number),
                        new RoomEvent.Closed(Household.ROOM));
    }

    @Test
    void closedRoomSeatsNobodyAndItsTelephonesHearOfIt() {
        AskedTelephone telephone = new AskedTelephone();
        house.switchboard.connect(telephone);
        SeatId seat = seated(Household.CALLER).seat();
        assertThat(house.book.close(Household.ROOM)).isTrue();
        assertThat(telephone.asked).containsExactly("close " + Household.ROOM);
        leave(Household.CALLER, seat, Leaving.LOST);
        assertThat(returnsTo(Household.CALLER)).isNull();
        assertThat(sit(house.visitor(SECOND))).isEqualTo(new Sitting.Closed());
        assertThat(house.book.close(Household.ROOM)).isFalse();
    }

    @Test
    void policyOfARoomIsToldToItsTelephonesAndKeptForThoseWhoComeLater() throws InterruptedException {
        AskedTelephone telephone = new AskedTelephone();
        house.switchboard.connect(telephone);
        Following following = house.events.follow(Household.ROOM).orElseThrow();
        assertThat(seated(Household.CALLER).policy()).isEqualTo(PhonePolicy.OPEN);
        assertThat(house.book.phones(Household.ROOM, PhonePolicy.LISTENING)).isTrue();
        assertThat(telephone.asked).containsExactly("policy " + Household.ROOM + " listening");
        assertThat(told(following)).endsWith(new RoomEvent.PolicyChanged(Household.ROOM, PhonePolicy.LISTENING));
        assertThat(seated(SECOND).policy()).isEqualTo(PhonePolicy.LISTENING);
        assertThat(house.book.phones(new RoomId("nowhere"), PhonePolicy.MUTED)).isFalse();
    }

    @Test
    void lobbyKeepsTelephonesUntilSomebodyLetsThemIn() {
        RoomId lobby = new RoomId("lobby");
        house.add(Household.withLobby(Household.room(lobby, 5, true)));
        Visitor visitor = house.visitor(Household.CALLER);
        assertThat(sit(visitor, lobby)).isEqualTo(new Sitting.Lobby());
        Sitting admitted = answer(then -> house.rooms.sit(visitor, lobby, true, then));
        Sitting.Seated seated = (Sitting.Seated) admitted;
        house.rooms.leave(visitor, seated.seat(), Leaving.LOST);
        assertThat(sit(house.visitor(Household.CALLER), lobby))
                .as("let in before, and cut off")
                .isEqualTo(seated);
        assertThat(sit(house.visitor(SECOND), lobby)).isEqualTo(new Sitting.Lobby());
        assertThat(house.rooms.counters().waited()).isEqualTo(2);
    }

    @Test
    void whoElseIsHereIsCountedByHowTheyCame() {
        SeatId own = seated(Household.CALLER).seat();
        SeatId other = seated(SECOND).seat();
        Rooms.Headcount headcount = answer(then -> house.rooms.count(Household.ROOM, own, then));
        assertThat(headcount).isEqualTo(new Rooms.Headcount(0, 1));
        leave(SECOND, other, Leaving.LOST);
        Rooms.Headcount without = answer(then -> house.rooms.count(Household.ROOM, own, then));
        assertThat(without).as("a kept seat counts for nobody").isEqualTo(new Rooms.Headcount(0, 0));
    }

    @Test
    void roomThatNeverWasIsClosed() {
        assertThat(sit(house.visitor(SECOND), new RoomId("nowhere"))).isEqualTo(new Sitting.Closed());
    }

    @Test
    void storeThatIsClosedIsTroubleAndStillAnAnswer() throws IOException {
        house.store.close();
        assertThat(sit(house.visitor(SECOND))).isEqualTo(new Sitting.Trouble());
        assertThat(house.rooms.counters().troubles()).isEqualTo(1);
    }

    private Sitting.Seated seated(PhoneNumber caller) {
        return (Sitting.Seated) sit(house.visitor(caller));
    }

    private Sitting sit(Visitor visitor) {
        return sit(visitor, Household.ROOM);
    }

    private Sitting sit(Visitor visitor, RoomId room) {
        return answer(then -> house.rooms.sit(visitor, room, false, then));
    }

    private void leave(PhoneNumber caller, SeatId seat, Leaving how) {
        house.rooms.leave(house.visitor(caller), seat, how);
    }

    private @Nullable RoomId returnsTo(PhoneNumber caller) {
        house.settle();
        Opening opening = answer(then -> house.doorbook.open(house.visitor(caller), Household.PLATE, then));
        return ((Opening.Doorway) opening).returnsTo();
    }

    private static List<RoomEvent> told(Following following) throws InterruptedException {
        List<RoomEvent> told = new ArrayList<>();
        while (following.next(Duration.ZERO) instanceof Following.Happened(NumberedEvent event)) {
            told.add(event.event());
        }
        return told;
    }
}
