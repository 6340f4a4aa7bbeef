package org.parlour.mixer.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Speakerphones in twenty rooms. */
class EchoRoomsSimulationTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, EchoRoom.ROOMS);
    }

    @ParameterizedTest(name = "room {0}")
    @MethodSource("seeds")
    void aSpeakerphonesEchoIsTakenAndItsCallerIsHeard(long seed) {
        EchoRoom room = new EchoRoom(seed);
        EchoMeter meter = room.meter();
        assertThat(meter.enhancementDecibels(2, EchoRoom.TALK_SECONDS))
                .as("%s, alone", room)
                .isGreaterThan(25);
        assertThat(meter.attenuationDecibels(EchoRoom.TALK_SECONDS, EchoRoom.MOVE_SECONDS))
                .as("%s, both speak", room)
                .isBetween(-1.0, 6.0);
        assertThat(meter.enhancementDecibels(EchoRoom.MOVE_SECONDS + 2.5, EchoRoom.SECONDS))
                .as("%s, after it was moved", room)
                .isGreaterThan(25);
    }
}
