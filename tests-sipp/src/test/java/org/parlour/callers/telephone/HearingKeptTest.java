package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.Sound;
import org.parlour.callers.phone.Voice;
import org.parlour.callers.program.TelephoneHouse;

/** How a caller hears who pressed a key for it, then, and when they call again. */
@Isolated("measures sound")
@Tag("peer")
class HearingKeptTest {
    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    // What is said to who comes in, slowly, is over by then.
    private static final Duration SETTLING = Duration.ofSeconds(12);
    private static final Duration TALK = Duration.ofSeconds(8);
    // Consonants, as far as the line goes; and what no key lifts.
    private static final Sound.Band CONSONANTS = new Sound.Band(2_250, 3_250);
    private static final Sound.Band VOWELS = new Sound.Band(400, 1_500);

    @Test
    void whoMadeItClearerAndLouderHearsItSoWhenTheyCallAgain() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        String number = CallingHouse.number();
        try (Caller doctor = HOUSE.caller()) {
            doctor.enters(room);
            doctor.speaks();
            double clearness;
            double gain;
            try (Caller patient = calling(number, 1)) {
                patient.enters(room);
                listens(patient);
                clearness = clearness(patient);
                gain = patient.hears(doctor).gain();
                patient.types("*8*8*9*4");
                listens(patient);
                assertThat(clearness(patient) - clearness)
                        .as("2 to 4 kHz, against the rest")
                        .isBetween(7.5, 10.0);
                assertThat(-Ear.decibelsBelow(patient.hears(doctor).gain(), gain))
                        .as("the whole")
                        .isGreaterThan(3);
                assertThat(said()).contains("\"louderDecibels\":3", "\"clearerDecibels\":9", "\"promptPercent\":80");
                patient.hangsUp();
            }
            HOUSE.program().untilSeated(room, 1);
            try (Caller patient = calling(number, 2)) {
                patient.enters(room);
                assertThat(said()).contains("\"promptPercent\":80");
                listens(patient);
                assertThat(clearness(patient) - clearness).as("the next call").isBetween(7.5, 10.0);
                assertThat(-Ear.decibelsBelow(patient.hears(doctor).gain(), gain))
                        .as("the next call, the whole")
                        .isGreaterThan(3);
                patient.hangsUp();
            }
            HOUSE.program().untilSeated(room, 1);
            try (Caller other = calling(CallingHouse.number(), 3)) {
                other.enters(room);
                listens(other);
                assertThat(Math.abs(clearness(other) - clearness))
                        .as("somebody else")
                        .isLessThan(1.5);
                other.hangsUp();
            }
            doctor.hangsUp();
        }
    }

    private static Caller calling(String number, long seed) throws IOException {
        return new Caller(HOUSE.program(), "UDP", Voice.USUAL, number, seed);
    }

    private static void listens(Caller caller) throws InterruptedException {
        caller.waits(SETTLING);
        caller.listensAnew();
        caller.waits(TALK);
    }

    private static double clearness(Caller caller) {
        return Sound.bandAbove(caller.line().samples(), CONSONANTS, VOWELS);
    }

    private static String said() throws IOException, InterruptedException {
        return HOUSE.program().ask("GET", "/api/calls", "", 200);
    }
}
