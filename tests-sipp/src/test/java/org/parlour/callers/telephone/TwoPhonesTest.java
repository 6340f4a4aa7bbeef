package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.callers.phone.Delay;
import org.parlour.callers.phone.Law;
import org.parlour.callers.phone.Mouth;
import org.parlour.callers.phone.Sound;
import org.parlour.callers.phone.Voice;
import org.parlour.callers.program.TelephoneHouse;

/** Two who typed the same PIN hear each other, and not themselves. */
@Tag("peer")
// What is heard is measured, so nobody else works meanwhile.
@Isolated
class TwoPhonesTest {
    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    /** Tones and sentences that greet whoever comes are over by then. */
    private static final Duration SETTLING = Duration.ofSeconds(6);

    private static final Duration TALK = Duration.ofSeconds(12);
    private static final double NEARLY_ALWAYS = 0.95;
    private static final double FAR_BELOW_DECIBELS = 30;

    @Test
    void hearEachOtherAndNotThemselves() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller doctor = HOUSE.caller();
                Caller patient = HOUSE.caller()) {
            doctor.enters(room);
            patient.enters(room);
            talk(doctor, patient);
            assertHearEachOther(doctor, patient);
            // A leg without a jitter buffer, a tick and a packet: 20 + 20 + some; 200 is an ear's patience.
            assertThat(Delay.mouthToEarMillis(patient.peer(), doctor.line(), patient.marker()))
                    .isBetween(20.0, 200.0);
            doctor.hangsUp();
            patient.hangsUp();
        }
    }

    @ParameterizedTest
    @CsvSource({"MU,10,A,60", "A,30,MU,40", "MU,20,MU,20"})
    void hearEachOtherWhateverTheirPackets(Law one, int oneMillis, Law other, int otherMillis) throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller doctor = HOUSE.caller("UDP", Voice.USUAL.law(one).packetMillis(oneMillis));
                Caller patient = HOUSE.caller("UDP", Voice.USUAL.law(other).packetMillis(otherMillis))) {
            doctor.enters(room);
            patient.enters(room);
            talk(doctor, patient);
            assertHearEachOther(doctor, patient);
            doctor.hangsUp();
            patient.hangsUp();
        }
    }

    @Test
    void hearEachOtherWhenOneCameByTcp() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller doctor = HOUSE.caller("TCP", Voice.USUAL);
                Caller patient = HOUSE.caller()) {
            doctor.enters(room);
            patient.enters(room);
            talk(doctor, patient);
            assertHearEachOther(doctor, patient);
            doctor.hangsUp();
            patient.hangsUp();
        }
    }

    @Test
    void burstsLoseNothingAndLeaveNoGap() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller doctor = HOUSE.caller();
                Caller patient = HOUSE.caller("UDP", Voice.USUAL.inClumps())) {
            doctor.enters(room);
            patient.enters(room);
            patient.peer().speak(Mouth.hum(440, 8_000));
            doctor.waits(SETTLING);
            doctor.listensAnew();
            doctor.waits(TALK);
            assertThat(doctor.heard().lost()).isZero();
            assertThat(doctor.line().longestHoleMillis()).isZero();
            assertThat(Sound.longestQuietMillis(doctor.line().samples(), -30)).isZero();
            doctor.hangsUp();
            patient.hangsUp();
        }
    }

    @Test
    void whoHoldsHearsNothingOfTheRoomAndComesBack() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller doctor = HOUSE.caller();
                Caller patient = HOUSE.caller()) {
            doctor.enters(room);
            patient.enters(room);
            patient.speaks();
            doctor.waits(SETTLING);
            doctor.holds("sendonly");
            doctor.listensAnew();
            doctor.waits(TALK);
            assertThat(doctor.hears(patient).foundShare()).isZero();
            doctor.holds("sendrecv");
            doctor.waits(SETTLING);
            doctor.listensAnew();
            doctor.waits(TALK);
            assertThat(doctor.hears(patient).foundShare()).isGreaterThanOrEqualTo(NEARLY_ALWAYS);
            doctor.hangsUp();
            patient.hangsUp();
        }
    }

    @Test
    void whoIsInAnotherRoomIsNotHeard() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        TelephoneHouse.Room other = HOUSE.room();
        try (Caller doctor = HOUSE.caller();
                Caller patient = HOUSE.caller();
                Caller stranger = HOUSE.caller()) {
            doctor.enters(room);
            patient.enters(room);
            stranger.enters(other);
            stranger.speaks();
            talk(doctor, patient);
            assertThat(doctor.hears(stranger).foundShare()).isZero();
            assertThat(stranger.hears(doctor).foundShare()).isZero();
            doctor.hangsUp();
            patient.hangsUp();
            stranger.hangsUp();
        }
    }

    private static void talk(Caller doctor, Caller patient) throws InterruptedException {
        doctor.speaks();
        patient.speaks();
        doctor.waits(SETTLING);
        doctor.listensAnew();
        patient.listensAnew();
        doctor.waits(TALK);
    }

    private static void assertHearEachOther(Caller doctor, Caller patient) {
        assertThat(doctor.hears(patient).foundShare())
                .as("the patient at the doctor's")
                .isGreaterThanOrEqualTo(NEARLY_ALWAYS);
        assertThat(patient.hears(doctor).foundShare())
                .as("the doctor at the patient's")
                .isGreaterThanOrEqualTo(NEARLY_ALWAYS);
        assertThat(doctor.ownVoiceBelow(patient))
                .as("the doctor's own voice")
                .isGreaterThanOrEqualTo(FAR_BELOW_DECIBELS);
        assertThat(patient.ownVoiceBelow(doctor))
                .as("the patient's own voice")
                .isGreaterThanOrEqualTo(FAR_BELOW_DECIBELS);
    }
}
