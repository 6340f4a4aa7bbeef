package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.callers.baresip.Baresip;
import org.parlour.callers.linphone.Linphone;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.Law;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.mixer.rig.Sounds;

/** Phones that others wrote type the PIN and talk with one of ours. */
@Tag("peer")
class OtherPhonesTest {
    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    private static final Marker PATIENT = Marker.of(77);
    private static final int MINUTES_OF_SPEECH = 3;
    private static final int HISS_HZ = 5_500;
    private static final Duration GREETING = Duration.ofSeconds(2);
    private static final Duration SETTLING = Duration.ofSeconds(6);
    private static final Duration TALK = Duration.ofSeconds(12);
    private static final double NEARLY_ALWAYS = 0.95;

    @ParameterizedTest
    @CsvSource({"MU,udp", "A,tcp"})
    void baresipTypesThePinAndTalks(Law law, String transport) throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller doctor = HOUSE.caller();
                Baresip phone = Baresip.start(
                        HOUSE.folder(), new Baresip.Setup(CallingHouse.number(), law, transport), speech())) {
            doctor.enters(room);
            doctor.speaks();
            phone.dial(HOUSE.program().sip(), room.number(), transport);
            phone.expectEstablished();
            phone.linger(GREETING);
            phone.press(room.pin());
            HOUSE.program().untilSeated(room, 2);
            phone.linger(SETTLING);
            doctor.listensAnew();
            phone.linger(TALK);
            assertThat(Ear.listen(doctor.line().samples(), PATIENT).foundShare())
                    .isGreaterThanOrEqualTo(NEARLY_ALWAYS);
            phone.hangUp();
            assertHeardAtTheEnd(phone.hears(), doctor.marker());
            doctor.hangsUp();
        }
    }

    /** 5.5 kHz is more than a telephone ever carried. */
    @ParameterizedTest
    @ValueSource(strings = {"G722", "opus"})
    void whatTwoWidePhonesSayIsHeardWhole(String codec) throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        Baresip.Setup setup = codec.equals("opus")
                ? Baresip.Setup.opus(CallingHouse.number())
                : Baresip.Setup.wide(CallingHouse.number());
        int rateHz = setup.rateHz();
        try (Baresip speaker = Baresip.start(HOUSE.folder(), setup, hiss(rateHz));
                Baresip listener = Baresip.start(HOUSE.folder(), setup, new short[MINUTES_OF_SPEECH * 60 * rateHz])) {
            for (Baresip phone : List.of(speaker, listener)) {
                phone.dial(HOUSE.program().sip(), room.number(), "udp");
                phone.expectEstablished();
                phone.linger(GREETING);
                phone.press(room.pin());
            }
            HOUSE.program().untilSeated(room, 2);
            listener.linger(TALK);
            listener.hangUp();
            short[] heard = listener.hears();
            short[] last = Arrays.copyOfRange(heard, heard.length - 4 * rateHz, heard.length - rateHz);
            assertThat(Sounds.decibelsAt(HISS_HZ, rateHz, last, 0, last.length)).isCloseTo(-17, within(2.0));
            speaker.hangUp();
        }
    }

    private static short[] hiss(int rateHz) {
        short[] samples = new short[MINUTES_OF_SPEECH * 60 * rateHz];
        double peak = Math.sqrt(2) * 3_276.8;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(peak * Math.sin(2 * Math.PI * HISS_HZ * i / rateHz));
        }
        return samples;
    }

    @Test
    void linphoneTypesThePinAndTalks() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller doctor = HOUSE.caller();
                Linphone phone = Linphone.start(HOUSE.folder(), CallingHouse.number(), speech())) {
            doctor.enters(room);
            doctor.speaks();
            phone.dial(HOUSE.program().sip(), room.number());
            phone.linger(GREETING);
            phone.press(room.pin(), Duration.ofMillis(500));
            HOUSE.program().untilSeated(room, 2);
            phone.linger(SETTLING);
            doctor.listensAnew();
            phone.linger(TALK);
            assertThat(Ear.listen(doctor.line().samples(), PATIENT).foundShare())
                    .isGreaterThanOrEqualTo(NEARLY_ALWAYS);
            phone.hangUp();
            assertHeardAtTheEnd(phone.hears(), doctor.marker());
            doctor.hangsUp();
        }
    }

    /** Their recording has the greeting and the typing at its beginning; the talk is its end. */
    private static void assertHeardAtTheEnd(short[] recording, Marker marker) {
        int talk = (int) TALK.toSeconds() * Marker.RATE_HZ;
        assertThat(recording.length).isGreaterThan(talk);
        short[] end = Arrays.copyOfRange(recording, recording.length - talk, recording.length);
        assertThat(Ear.listen(end, marker).foundShare()).isGreaterThanOrEqualTo(NEARLY_ALWAYS);
    }

    private static short[] speech() {
        return PATIENT.line(MINUTES_OF_SPEECH * 60 * Marker.RATE_HZ);
    }
}
