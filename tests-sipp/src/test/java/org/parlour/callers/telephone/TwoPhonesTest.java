package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
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

    /** Who speaks by which law and packet time, and by which transport they came. */
    private record Pair(String transport, Voice one, Voice other) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("UDP", Voice.USUAL.law(Law.MU).packetMillis(10), Voice.USUAL.packetMillis(60)),
            new Pair(
                    "UDP", Voice.USUAL.packetMillis(30), Voice.USUAL.law(Law.MU).packetMillis(40)),
            new Pair("UDP", Voice.USUAL.law(Law.MU), Voice.USUAL.law(Law.MU)),
            new Pair("TCP", Voice.USUAL, Voice.USUAL));

    @Test
    void hearEachOtherWhateverTheirPacketsAndHoweverTheyCame() throws Exception {
        List<Callable<Pair>> talks = new ArrayList<>();
        for (Pair pair : PAIRS) {
            talks.add(() -> {
                talk(pair);
                return pair;
            });
        }
        // All pairs at once, each in a room of its own: they mostly wait.
        try (ExecutorService pairs = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Pair> pair : pairs.invokeAll(talks)) {
                assertThat(pair.get()).isIn(PAIRS);
            }
        }
    }

    private static void talk(Pair pair) throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller doctor = HOUSE.caller(pair.transport(), pair.one());
                Caller patient = HOUSE.caller("UDP", pair.other())) {
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
