package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.phone.Mouth;
import org.parlour.callers.phone.Sound;
import org.parlour.callers.phone.Wav;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.mixer.resample.Downsampler;
import org.parlour.mixer.rig.Tune;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A phone on hold is kept out of its room, says why, and is let through where somebody wants it. */
@Tag("peer")
@Isolated
class HoldFirewallTest {
    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.with("--parlour.media.firewall=true");

    private static final Path PROMPTS =
            Path.of(System.getProperty("parlour.module.folder", "."), "..", "dialplans", "prompts", "en", "normal");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration GREETING = Duration.ofSeconds(8);
    private static final Duration TALK = Duration.ofSeconds(4);
    private static final double MUSIC_DECIBELS = -20;
    private static final double QUIET_DECIBELS = -50;
    private static final double LOUD_DECIBELS = -35;

    @Test
    void musicIsKeptOutUntilItIsLetThroughAndThenNeverAgain() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller patient = HOUSE.caller()) {
            patient.enters(room);
            String call = HOUSE.program().calls().getFirst().call();
            try (Caller doctor = HOUSE.caller()) {
                doctor.enters(room);
                short[] tune = Tune.samples(2, 30, MUSIC_DECIBELS);
                patient.peer().speak(sample -> tune[(int) (sample % tune.length)]);
                until(call, "music");
                doctor.waits(GREETING);
                assertThat(heardBy(doctor)).isLessThan(QUIET_DECIBELS);
                HOUSE.program().ask("POST", "/api/calls/" + call + "/let-through", "", 202);
                until(call, "none");
                doctor.waits(TALK);
                assertThat(heardBy(doctor)).isGreaterThan(LOUD_DECIBELS);
                assertThat(gate(call)).isEqualTo("none");
                doctor.hangsUp();
                patient.hangsUp();
            }
        }
    }

    @Test
    void whoSaysThatTheyHoldUsIsKeptOutWhateverTheySend() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller patient = HOUSE.caller()) {
            patient.enters(room);
            String call = HOUSE.program().calls().getFirst().call();
            patient.peer().speak(reading());
            patient.waits(TALK);
            assertThat(gate(call)).isEqualTo("none");
            patient.holds("sendonly");
            until(call, "signalled");
            patient.holds("sendrecv");
            until(call, "none");
            patient.hangsUp();
        }
    }

    @Test
    void whoReadsAloudIsHeard() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller patient = HOUSE.caller()) {
            patient.enters(room);
            String call = HOUSE.program().calls().getFirst().call();
            try (Caller doctor = HOUSE.caller()) {
                doctor.enters(room);
                patient.peer().speak(reading());
                doctor.waits(GREETING);
                assertThat(heardBy(doctor)).isGreaterThan(LOUD_DECIBELS);
                assertThat(gate(call)).isEqualTo("none");
                doctor.hangsUp();
                patient.hangsUp();
            }
        }
    }

    private static double heardBy(Caller doctor) throws InterruptedException {
        doctor.listensAnew();
        doctor.waits(TALK);
        return Sound.levelDecibels(doctor.line().samples());
    }

    private static String gate(String call) throws IOException, InterruptedException {
        JsonNode seen = JSON.readTree(HOUSE.program().ask("GET", "/api/calls/" + call, "", 200));
        return seen.get("gate").asString();
    }

    private static void until(String call, String gate) throws IOException, InterruptedException {
        HOUSE.program().until("gate " + gate, Caller.PATIENCE, () -> gate(call).equals(gate));
    }

    /** Somebody who reads a prompt of the house again and again. */
    private static Mouth reading() throws IOException {
        short[] wide = Wav.read(PROMPTS.resolve("room.help.wav"));
        short[] narrow = new short[wide.length / 2 / Downsampler.MOST * Downsampler.MOST];
        Downsampler downsampler = new Downsampler();
        for (int at = 0; at < narrow.length; at += Downsampler.MOST) {
            downsampler.downsample(wide, 2 * at, Downsampler.MOST, narrow, at);
        }
        return sample -> narrow[(int) (sample % narrow.length)];
    }
}
