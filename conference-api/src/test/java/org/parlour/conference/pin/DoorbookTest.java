package org.parlour.conference.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.conference.room.Household.answer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.directory.Guest;
import org.parlour.conference.directory.Seat;
import org.parlour.conference.directory.Taking;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.Household;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.conference.room.store.Window;
import org.parlour.dialplan.speech.Language;
import org.parlour.sip.door.Doorplate;
import org.parlour.sip.door.Entry;
import org.parlour.sip.door.Opening;
import org.parlour.sip.door.Reception;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.door.Welcome;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.SeatId;
import org.parlour.wire.call.TrunkName;

class DoorbookTest {
    private static final Entry SEATING = new Entry.Seating(Household.ROOM);

    @TempDir
    private Path data;

    private Household house;
    private Pin pin;

    @BeforeEach
    void open() throws Refusal {
        house = Household.furnished(data);
        pin = house.mint(Household.ROOM, Window.ALWAYS).pin();
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void numberOfTheHouseHasADoor() {
        assertThat(opened(visitor())).isEqualTo(new Opening.Doorway(Language.GERMAN, 9, null));
    }

    @Test
    void theLanguageIsThePlansWhereATextSaysIt() {
        Opening opening = opened(visitor(), new Doorplate(Language.RUSSIAN, new Welcome.PinAsked(), 9, true));
        assertThat(opening).isEqualTo(new Opening.Doorway(Language.RUSSIAN, 9, null));
    }

    @Test
    void pinsKeepTheLengthWithWhichTheyWereMade() {
        Opening opening = opened(visitor(), new Doorplate(Language.GERMAN, new Welcome.PinAsked(), 6, true));
        assertThat(opening).isEqualTo(new Opening.Doorway(Language.GERMAN, 9, null));
        assertThat(house.doorbook.counters().otherLengths()).isEqualTo(1);
    }

    @Test
    void whoIsLedPastTheDoorIsLedSoHere() {
        Welcome room = new Welcome.Room(Household.ROOM);
        Opening opening = opened(visitor(), new Doorplate(Language.GERMAN, room, 9, true));
        assertThat(opening).isInstanceOfSatisfying(Opening.Doorway.class, doorway -> assertThat(doorway.welcome())
                .isEqualTo(room));
    }

    @Test
    void numberThatNoRoomHasHasTheDoorThatThePlanSays() {
        Visitor astray = new Visitor(visitor().call(), TrunkName.LOCAL, new PhoneNumber("4999"), Household.CALLER);
        assertThat(opened(astray)).isEqualTo(new Opening.Doorway(Language.ENGLISH, 7, null));
        assertThat(house.doorbook.counters().roomless()).isEqualTo(1);
    }

    @Test
    void rightPinLeadsToItsRoom() {
        assertThat(looked(visitor(), pin)).isEqualTo(SEATING);
    }

    @Test
    void rightPinAtAnotherNumberIsWrong() {
        PhoneNumber other = new PhoneNumber("4001");
        house.put(new HouseNumber(other, Language.ENGLISH, 9, false));
        Visitor visitor = new Visitor(visitor().call(), TrunkName.LOCAL, other, Household.CALLER);
        assertThat(looked(visitor, pin)).isEqualTo(new Entry.Unknown(0));
    }

    @Test
    void wrongPinsAreSlowedAndThenNotLookedAtEvenIfRight() {
        assertThat(looked(visitor(), wrong())).isEqualTo(new Entry.Unknown(0));
        assertThat(looked(visitor(), wrong())).isEqualTo(new Entry.Unknown(1_000));
        for (int i = 2; i < GuessWatch.PER_CALLER.most(); i++) {
            assertThat(looked(visitor(), wrong())).isInstanceOf(Entry.Unknown.class);
        }
        assertThat(looked(visitor(), pin)).isEqualTo(new Entry.TooManyTries());
        Visitor another = house.visitor(new PhoneNumber("+493023125001"));
        assertThat(looked(another, pin)).isEqualTo(SEATING);
        house.clock.advance(GuessWatch.PER_CALLER.each());
        assertThat(looked(visitor(), pin)).isEqualTo(SEATING);
        assertThat(house.doorbook.counters().refused()).isEqualTo(1);
    }

    @Test
    void rightPinsAreNoGuesses() {
        for (int i = 0; i < 3 * GuessWatch.PER_CALLER.most(); i++) {
            assertThat(looked(visitor(), pin)).isEqualTo(SEATING);
        }
    }

    @Test
    void callersWithoutANumberAreNotOnePerson() {
        for (int i = 0; i < 3 * GuessWatch.PER_CALLER.most(); i++) {
            assertThat(looked(house.visitor(PhoneNumber.ANONYMOUS), wrong())).isEqualTo(new Entry.Unknown(0));
        }
    }

    @Test
    void pinOpensNothingOutsideItsWindow() {
        Instant from = house.clock.instant().plusSeconds(60);
        Pin later = house.mint(Household.ROOM, new Window(from, from.plusSeconds(60)))
                .pin();
        assertThat(looked(visitor(), later)).isEqualTo(new Entry.NotYet());
        house.clock.advance(Duration.ofSeconds(60));
        assertThat(looked(visitor(), later)).isEqualTo(SEATING);
        house.clock.advance(Duration.ofSeconds(60));
        assertThat(looked(visitor(), later)).isEqualTo(new Entry.NotYet());
    }

    @Test
    void fullRoomIsFullSaveForWhomASeatIsKept() {
        Seat seat = seated(visitor());
        seated(house.visitor(new PhoneNumber("+493023125001")));
        assertThat(looked(visitor(), pin)).isEqualTo(new Entry.Full());
        house.directory.keep(seat.seat(), house.clock.instant().plusSeconds(120));
        assertThat(looked(house.visitor(new PhoneNumber("+493023125002")), pin)).isEqualTo(new Entry.Full());
        assertThat(looked(visitor(), pin)).isEqualTo(SEATING);
    }

    @Test
    void closedRoomIsNotToldFromAWrongPin() {
        house.closeRoom(Household.ROOM);
        assertThat(looked(visitor(), pin)).isEqualTo(new Entry.Unknown(0));
    }

    @Test
    void receptionIsAttendedWhileSomebodyIsThere() {
        assertThat(received()).isEqualTo(Reception.DESERTED);
        house.put(new HouseNumber(Household.NUMBER, Language.GERMAN, 9, true));
        assertThat(received()).isEqualTo(Reception.ATTENDED);
    }

    @Test
    void storeThatIsClosedIsTroubleAndStillAnAnswer() throws IOException {
        house.store.close();
        assertThat(opened(visitor())).isEqualTo(new Opening.Trouble());
        assertThat(looked(visitor(), pin)).isEqualTo(new Entry.Trouble());
        assertThat(received()).isEqualTo(Reception.DESERTED);
        assertThat(house.doorbook.counters().troubles()).isEqualTo(3);
    }

    private Visitor visitor() {
        return house.visitor(Household.CALLER);
    }

    /** By what is built in: no text says how. */
    private Opening opened(Visitor visitor) {
        return opened(visitor, new Doorplate(Language.ENGLISH, new Welcome.PinAsked(), 7, false));
    }

    private Opening opened(Visitor visitor, Doorplate plate) {
        return answer(then -> house.doorbook.open(visitor, plate, then));
    }

    private Entry looked(Visitor visitor, Pin typed) {
        return answer(then -> house.doorbook.look(visitor, typed, then));
    }

    private Reception received() {
        return answer(then -> house.doorbook.receive(visitor(), then));
    }

    private Pin wrong() {
        Pin other = Pin.mint(9, house.random);
        return other.equals(pin) ? wrong() : other;
    }

    private Seat seated(Visitor visitor) {
        Guest guest = Guest.onThePhone(
                visitor.call(), house.callers.mark(visitor), SeatId.mint(house.clock.instant(), house.random));
        return switch (house.directory.take(Household.ROOM, guest, 2, house.clock.instant())) {
            case Taking.Taken(Seat seat, boolean returned) -> seat;
            case Taking.Full() -> throw new AssertionError("full");
            case Taking.Closed() -> throw new AssertionError("closed");
        };
    }
}
