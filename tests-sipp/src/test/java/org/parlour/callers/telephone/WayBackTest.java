package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.callers.phone.Voice;
import org.parlour.callers.program.TelephoneHouse;

/** Whose call broke off and who calls again soon comes back with one key, and nobody else does. */
@Tag("peer")
class WayBackTest {
    /** One alone is believed after two seconds; a PIN that begins with it would have gone on by then. */
    private static final Duration A_DECISION = Duration.ofSeconds(6);

    private static final Duration GIVEN_UP = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void isOpenAfterTheProgramWasKilled() throws Exception {
        String number = CallingHouse.number();
        TelephoneHouse.Room room;
        try (TelephoneHouse house = TelephoneHouse.open(folder.resolve("data"));
                Caller caller = new Caller(house, "UDP", Voice.USUAL, number, 41)) {
            room = house.room();
            caller.enters(room);
            // The diary of seats is written a little behind.
            caller.waits(Duration.ofSeconds(3));
            house.program().signal("KILL");
            house.program().awaitExitCode();
        }
        try (TelephoneHouse again = TelephoneHouse.open(folder.resolve("data"))) {
            assertIsLetBack(again, room, number);
            assertIsNotLetBack(again, room, CallingHouse.number());
        }
    }

    @Test
    void isOpenAfterTheLineBrokeAndNotAfterAGoodbye() throws Exception {
        String number = CallingHouse.number();
        try (TelephoneHouse house = TelephoneHouse.open(folder.resolve("data"))) {
            TelephoneHouse.Room room = house.room();
            try (Caller caller = new Caller(house, "UDP", Voice.USUAL, number, 42)) {
                caller.enters(room);
                caller.peer().vanish();
                caller.phone().vanish();
                house.until(
                        "the call is given up", GIVEN_UP, () -> house.calls().isEmpty());
            }
            // Says goodbye at the end.
            assertIsLetBack(house, room, number);
            assertIsNotLetBack(house, room, number);
        }
    }

    @Test
    void isShutWhereTheRoomWantsThePin() throws Exception {
        String number = CallingHouse.number();
        TelephoneHouse.Room room;
        try (TelephoneHouse house = TelephoneHouse.open(folder.resolve("data"));
                Caller caller = new Caller(house, "UDP", Voice.USUAL, number, 43)) {
            room = house.room("{\"returnWithoutPin\":false}");
            caller.enters(room);
            caller.waits(Duration.ofSeconds(3));
            house.program().signal("KILL");
            house.program().awaitExitCode();
        }
        try (TelephoneHouse again = TelephoneHouse.open(folder.resolve("data"))) {
            assertIsNotLetBack(again, room, number);
        }
    }

    private static void assertIsLetBack(TelephoneHouse house, TelephoneHouse.Room room, String number)
            throws Exception {
        try (Caller caller = new Caller(house, "UDP", Voice.USUAL, number, 44)) {
            caller.calls(room.number());
            caller.types("1");
            house.until("they are back", Caller.PATIENCE, () -> house.calls().stream()
                    .anyMatch(call -> call.state().equals("seated")));
            caller.hangsUp();
        }
        house.untilNobodyCalls();
    }

    private static void assertIsNotLetBack(TelephoneHouse house, TelephoneHouse.Room room, String number)
            throws Exception {
        try (Caller caller = new Caller(house, "UDP", Voice.USUAL, number, 45)) {
            caller.calls(room.number());
            caller.types("1");
            caller.waits(A_DECISION);
            assertThat(house.calls()).extracting(TelephoneHouse.Call::state).containsExactly("at_the_door");
            caller.hangsUp();
        }
        house.untilNobodyCalls();
    }
}
