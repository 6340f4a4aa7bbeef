package org.parlour.conference.room.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.secrets.Opaque;
import org.parlour.conference.store.Store;
import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

class TablesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration WAY_BACK = Duration.ofMinutes(10);
    private static final PhoneNumber NUMBER = new PhoneNumber("4000");
    private static final RoomId ROOM = new RoomId("garden");
    private static final Opaque CALLER = mark("caller");
    private static final SeatId SEAT = new SeatId("01jd0000000000000001");
    private static final SeatId OTHER_SEAT = new SeatId("01jd0000000000000002");

    @TempDir
    private Path data;

    private Store store;

    @BeforeEach
    void open() throws Refusal {
        store = Store.open(data);
        store.write(NumberTable.put(new HouseNumber(NUMBER, Language.RUSSIAN, 8, true), NOW));
        store.write(RoomTable.insert(room(ROOM, true)));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void numberIsKeptAsItWasPutAndChangedByTheNextPut() {
        assertThat(store.read(NumberTable.find(NUMBER))).contains(new HouseNumber(NUMBER, Language.RUSSIAN, 8, true));
        store.write(NumberTable.put(new HouseNumber(NUMBER, Language.GERMAN, 6, false), NOW));
        assertThat(store.read(NumberTable.all())).containsExactly(new HouseNumber(NUMBER, Language.GERMAN, 6, false));
    }

    @Test
    void numberByWhichARoomIsReachedStays() {
        assertThat(store.write(NumberTable.delete(NUMBER))).isFalse();
        PhoneNumber spare = new PhoneNumber("4001");
        store.write(NumberTable.put(new HouseNumber(spare, Language.ENGLISH, 9, false), NOW));
        assertThat(store.write(NumberTable.delete(spare))).isTrue();
        assertThat(store.write(NumberTable.delete(spare))).isFalse();
    }

    @Test
    void roomIsKeptAsItWasAgreed() {
        assertThat(store.read(RoomTable.find(ROOM))).contains(room(ROOM, true));
        assertThat(store.read(RoomTable.open())).containsExactly(room(ROOM, true));
    }

    @Test
    void idOfAClosedRoomIsNotUsedAgainAndItsNameIsForgotten() {
        assertThat(store.write(RoomTable.close(ROOM, NOW))).isTrue();
        assertThat(store.write(RoomTable.close(ROOM, NOW))).isFalse();
        assertThat(store.write(RoomTable.insert(room(ROOM, true)))).isFalse();
        assertThat(store.read(RoomTable.open())).isEmpty();
        StoredRoom closed = store.read(RoomTable.find(ROOM)).orElseThrow();
        assertThat(closed.isOpen()).isFalse();
        assertThat(closed.name()).isNull();
    }

    @Test
    void pinIsFoundByItsMarkUntilItsRoomCloses() {
        Window window = new Window(NOW, NOW.plusSeconds(60));
        assertThat(store.write(PinTable.insert(pin("a", window), NOW))).isEqualTo(new PinPlacement.Placed(1));
        assertThat(store.read(PinTable.find(mark("a")))).contains(new FoundPin(ROOM, 5, window));
        assertThat(store.read(PinTable.find(mark("b")))).isEmpty();
        store.write(RoomTable.close(ROOM, NOW));
        assertThat(store.read(PinTable.find(mark("a")))).isEmpty();
        assertThat(store.read(PinTable.of(ROOM))).isEmpty();
    }

    @Test
    void samePinTwiceIsTaken() {
        store.write(PinTable.insert(pin("a", Window.ALWAYS), NOW));
        assertThat(store.write(PinTable.insert(pin("a", Window.ALWAYS), NOW))).isEqualTo(new PinPlacement.Taken());
    }

    @Test
    void closedRoomGetsNoPin() {
        store.write(RoomTable.close(ROOM, NOW));
        assertThat(store.write(PinTable.insert(pin("a", Window.ALWAYS), NOW))).isEqualTo(new PinPlacement.NoRoom());
    }

    @Test
    void numbersOfPinsAreNotUsedAgain() {
        store.write(PinTable.insert(pin("a", Window.ALWAYS), NOW));
        store.write(PinTable.insert(pin("b", Window.ALWAYS), NOW));
        assertThat(store.write(PinTable.delete(ROOM, 2))).isTrue();
        assertThat(store.write(PinTable.delete(ROOM, 2))).isFalse();
        assertThat(store.write(PinTable.insert(pin("c", Window.ALWAYS), NOW))).isEqualTo(new PinPlacement.Placed(3));
        assertThat(store.read(PinTable.of(ROOM)))
                .extracting(StoredPin::pinNumber)
                .containsExactly(1, 3);
        assertThat(store.read(PinTable.countAt(NUMBER))).isEqualTo(2);
    }

    @Test
    void whoWasCutOffComesBackWithinTenMinutes() {
        sit(SEAT, CALLER);
        assertThat(returnsTo(NOW)).as("still there").isNull();
        lose(SEAT);
        assertThat(returnsTo(NOW.plus(WAY_BACK))).isEqualTo(ROOM);
        assertThat(returnsTo(NOW.plus(WAY_BACK).plusMillis(1))).isNull();
    }

    @Test
    void whoSaidGoodbyeDoesNot() {
        sit(SEAT, CALLER);
        note(new SeatNote.Gone(SEAT));
        assertThat(returnsTo(NOW)).isNull();
    }

    @Test
    void somebodyElseDoesNot() {
        sit(SEAT, mark("somebody else"));
        lose(SEAT);
        assertThat(returnsTo(NOW)).isNull();
        assertThat(doorstep(null, NOW).returnsTo()).isNull();
    }

    @Test
    void roomMayForbidIt() {
        RoomId strict = new RoomId("strict");
        store.write(RoomTable.insert(room(strict, false)));
        note(new SeatNote.Sat(SEAT, strict, new ParticipantNumber(1), CALLER, NOW));
        lose(SEAT);
        assertThat(returnsTo(NOW)).isNull();
    }

    @Test
    void wayBackIsNoWayAroundAWindow() {
        store.write(PinTable.insert(pin("a", new Window(null, NOW.plusSeconds(60))), NOW));
        sit(SEAT, CALLER);
        lose(SEAT);
        assertThat(returnsTo(NOW.plusSeconds(59))).isEqualTo(ROOM);
        assertThat(returnsTo(NOW.plusSeconds(60))).isNull();
    }

    @Test
    void deletedPinClosesTheWayBack() {
        store.write(PinTable.insert(pin("a", Window.ALWAYS), NOW));
        sit(SEAT, CALLER);
        lose(SEAT);
        store.write(PinTable.delete(ROOM, 1));
        assertThat(returnsTo(NOW)).isNull();
    }

    @Test
    void closedRoomHasNoWayBackAndGetsNone() {
        sit(SEAT, CALLER);
        lose(SEAT);
        store.write(RoomTable.close(ROOM, NOW));
        sit(OTHER_SEAT, CALLER);
        lose(OTHER_SEAT);
        assertThat(returnsTo(NOW)).isNull();
        assertThat(store.read(WayBackTable.lostSince(NOW))).isEmpty();
    }

    @Test
    void twoPhonesBehindOneNumberHaveAWayBackEach() {
        sit(SEAT, CALLER);
        sit(OTHER_SEAT, CALLER);
        lose(SEAT);
        lose(OTHER_SEAT);
        sit(SEAT, CALLER);
        assertThat(returnsTo(NOW)).as("for the other").isEqualTo(ROOM);
        sit(new SeatId("01jd0000000000000003"), CALLER);
        assertThat(returnsTo(NOW)).as("both are back").isNull();
    }

    @Test
    void whoSatWhenTheProgramFellOverWasCutOffByIt() {
        sit(SEAT, CALLER);
        Instant start = NOW.plus(Duration.ofHours(1));
        store.write(WayBackTable.loseAll(start));
        assertThat(returnsTo(start.plus(WAY_BACK))).isEqualTo(ROOM);
        assertThat(store.read(WayBackTable.lostSince(start)))
                .containsExactly(new LostSeat(SEAT, ROOM, new ParticipantNumber(7), CALLER, NOW, start));
    }

    @Test
    void whatIsTooOldIsForgotten() {
        sit(SEAT, CALLER);
        sit(OTHER_SEAT, mark("somebody else"));
        lose(SEAT);
        assertThat(store.write(WayBackTable.forgetLostBefore(NOW))).isZero();
        assertThat(store.write(WayBackTable.forgetLostBefore(NOW.plusMillis(1))))
                .isEqualTo(1);
    }

    private void sit(SeatId seat, Opaque caller) {
        note(new SeatNote.Sat(seat, ROOM, new ParticipantNumber(7), caller, NOW));
    }

    private void lose(SeatId seat) {
        note(new SeatNote.Lost(seat, NOW));
    }

    private void note(SeatNote note) {
        store.write(WayBackTable.write(List.of(note)));
    }

    private @Nullable RoomId returnsTo(Instant now) {
        return doorstep(CALLER, now).returnsTo();
    }

    private Doorstep doorstep(@Nullable Opaque caller, Instant now) {
        return store.read(NumberTable.doorstep(NUMBER, caller, now.minus(WAY_BACK), now));
    }

    private static NewPin pin(String word, Window window) {
        return new NewPin(ROOM, NUMBER, mark(word), mark("sealed " + word), window);
    }

    private static Opaque mark(String word) {
        return Opaque.of(word.getBytes(StandardCharsets.UTF_8));
    }

    private static StoredRoom room(RoomId id, boolean returnsWithoutPin) {
        return new StoredRoom(
                id, "Garden", Language.ENGLISH, NUMBER, 5, returnsWithoutPin, false, PhonePolicy.OPEN, NOW, null);
    }
}
