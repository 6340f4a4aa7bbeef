package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.wire.call.Damm;

/** Who does not get in is led to people, or told goodbye. */
@Tag("peer")
class ReceptionTest {
    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    /** Three tries, each with its sentences, and the goodbye. */
    private static final Duration A_LONG_GOODBYE = Duration.ofMinutes(4);

    @Test
    void theThirdWrongOneEndsInAGoodbye() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            caller.peer().press(strangerOf(room.pin()), Duration.ofMillis(300));
            caller.waits(Duration.ofSeconds(12));
            caller.peer().press(strangerOf(room.pin()), Duration.ofMillis(300));
            caller.waits(Duration.ofSeconds(14));
            caller.peer().press(strangerOf(room.pin()), Duration.ofMillis(300));
            caller.isHungUpOn(A_LONG_GOODBYE);
            assertThat(HOUSE.program().people(room)).isZero();
        }
    }

    @Test
    void whoTypesNothingHearsAGoodbye() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            caller.isHungUpOn(A_LONG_GOODBYE);
        }
    }

    @Test
    void whoWaitsInReceptionIsAdmitted() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        HOUSE.program().present(room.number(), true);
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            // Nought first and alone asks for a person.
            caller.types("0");
            HOUSE.program().until("reception", A_LONG_GOODBYE, () -> states().equals(List.of("in_reception")));
            HOUSE.program().admit(HOUSE.program().calls().getFirst(), room);
            HOUSE.program().untilSeated(room, 1);
            caller.hangsUp();
        } finally {
            HOUSE.program().present(room.number(), false);
        }
    }

    private static List<String> states() throws IOException, InterruptedException {
        return HOUSE.program().calls().stream().map(TelephoneHouse.Call::state).toList();
    }

    /** Another PIN whose check digit fits. */
    private static String strangerOf(String pin) {
        String body = pin.substring(0, 2) + (pin.charAt(2) == '5' ? '6' : '5') + pin.substring(3, pin.length() - 1);
        return body + Damm.checkDigit(body);
    }
}
