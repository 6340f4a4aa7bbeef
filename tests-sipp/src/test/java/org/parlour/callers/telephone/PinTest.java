package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.phone.Offer;
import org.parlour.callers.phone.SipText;
import org.parlour.callers.phone.Sound;
import org.parlour.callers.phone.Voice;
import org.parlour.callers.program.TelephoneHouse;

/** The door as callers meet it: what they type, how, and what they hear of it. */
@Tag("peer")
class PinTest {
    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    @Test
    void theRightOneSeats() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.enters(room);
            assertThat(states()).containsExactly("seated");
            caller.hangsUp();
        }
        HOUSE.program().untilSeated(room, 0);
    }

    @Test
    void theRightOneSeatsWhenItIsTypedSlowly() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            caller.peer().press(room.pin(), Duration.ofSeconds(4));
            HOUSE.program().untilSeated(room, 1);
            caller.hangsUp();
        }
    }

    @Test
    void theRightOneSeatsWithAHashBehindIt() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            caller.types(room.pin() + "#");
            HOUSE.program().untilSeated(room, 1);
            caller.hangsUp();
        }
    }

    @Test
    void theRightOneSeatsInClumpsAndByOtherPackets() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller("UDP", Voice.USUAL.packetMillis(60).inClumps())) {
            caller.enters(room);
            caller.hangsUp();
        }
    }

    @Test
    void theRightOneSeatsByInfo() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            for (char face : room.pin().toCharArray()) {
                assertThat(caller.phone().info(face).status()).isEqualTo(200);
            }
            HOUSE.program().untilSeated(room, 1);
            caller.hangsUp();
        }
    }

    @Test
    void theRightOneSeatsAfterALateOffer() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.phone().invite(room.number(), "");
            SipText offer = caller.phone().expect(200);
            caller.phone().acknowledge(offer, Offer.of(caller.peer()).text());
            caller.peer().towards(offer.sound().orElseThrow());
            assertThat(caller.hearsSomething(Caller.PATIENCE)).isTrue();
            caller.types(room.pin());
            HOUSE.program().untilSeated(room, 1);
            caller.hangsUp();
        }
    }

    @Test
    void whoTypesInterruptsThePrompt() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            caller.types(room.pin().substring(0, 1));
            caller.waits(Duration.ofMillis(600));
            caller.listensAnew();
            caller.waits(Duration.ofMillis(1_500));
            assertThat(Sound.soundingMillis(caller.line().samples(), Caller.AUDIBLE_DECIBELS))
                    .as("what still speaks after a key")
                    .isLessThan(100);
            caller.types(room.pin().substring(1));
            HOUSE.program().untilSeated(room, 1);
            caller.hangsUp();
        }
    }

    @Test
    void aSlipIsAskedForAgainAndTheRightOneSeats() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            caller.types(slipOf(room.pin()));
            // Keys that come close behind a whole PIN are swallowed as its tail.
            caller.waits(Duration.ofSeconds(7));
            assertThat(states()).containsExactly("at_the_door");
            caller.types(room.pin());
            HOUSE.program().untilSeated(room, 1);
            caller.hangsUp();
        }
    }

    private static List<String> states() throws IOException, InterruptedException {
        return HOUSE.program().calls().stream().map(TelephoneHouse.Call::state).toList();
    }

    /** One digit wrong: the check digit says so. */
    private static String slipOf(String pin) {
        return pin.substring(0, 2) + (pin.charAt(2) == '5' ? '6' : '5') + pin.substring(3);
    }
}
