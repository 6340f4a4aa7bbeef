package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.Sound;
import org.parlour.callers.program.TelephoneHouse;

/** What the keys of a telephone do in a room. */
@Tag("peer")
class RoomKeysTest {
    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    private static final Duration SETTLING = Duration.ofSeconds(6);
    private static final Duration TALK = Duration.ofSeconds(8);

    @Test
    void starSixMutesAndUnmutes() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller doctor = HOUSE.caller();
                Caller patient = HOUSE.caller()) {
            doctor.enters(room);
            patient.enters(room);
            patient.types("*6");
            patient.speaks();
            assertIsHeard(doctor, patient, 0);
            patient.types("*6");
            assertIsHeard(doctor, patient, 1);
            doctor.hangsUp();
            patient.hangsUp();
        }
    }

    @Test
    void theHouseMutesAndUnmutes() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller patient = HOUSE.caller();
                Caller doctor = HOUSE.caller()) {
            patient.enters(room);
            TelephoneHouse.Call call = HOUSE.program().calls().getFirst();
            doctor.enters(room);
            patient.speaks();
            HOUSE.program().mute(call, true);
            assertIsHeard(doctor, patient, 0);
            HOUSE.program().mute(call, false);
            assertIsHeard(doctor, patient, 1);
            doctor.hangsUp();
            patient.hangsUp();
        }
    }

    @Test
    void starFourAndStarSevenTurnTheVolume() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller doctor = HOUSE.caller();
                Caller patient = HOUSE.caller()) {
            doctor.enters(room);
            patient.enters(room);
            patient.speaks();
            double before = gain(doctor, patient);
            doctor.types("*7*7");
            double after = gain(doctor, patient);
            // One of the two keys is up and the other down, 3 dB each.
            assertThat(Math.abs(Ear.decibelsBelow(after, before))).isBetween(4.0, 8.0);
            doctor.types("*4*4");
            assertThat(Math.abs(Ear.decibelsBelow(gain(doctor, patient), before)))
                    .isLessThan(1.5);
            doctor.hangsUp();
            patient.hangsUp();
        }
    }

    @Test
    void whoIsAloneHearsMusic() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.enters(room);
            caller.waits(SETTLING.multipliedBy(2));
            caller.listensAnew();
            caller.waits(TALK);
            assertThat(Sound.soundingMillis(caller.line().samples(), Caller.AUDIBLE_DECIBELS))
                    .isGreaterThan(3_000);
            caller.hangsUp();
        }
    }

    private static void assertIsHeard(Caller doctor, Caller patient, double share) throws InterruptedException {
        doctor.waits(SETTLING);
        doctor.listensAnew();
        doctor.waits(TALK);
        assertThat(doctor.hears(patient).foundShare()).isEqualTo(share);
    }

    private static double gain(Caller doctor, Caller patient) throws InterruptedException {
        doctor.waits(SETTLING);
        doctor.listensAnew();
        doctor.waits(TALK);
        assertThat(doctor.hears(patient).foundShare()).isGreaterThan(0.9);
        return doctor.hears(patient).gain();
    }
}
