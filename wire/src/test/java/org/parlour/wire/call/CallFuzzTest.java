package org.parlour.wire.call;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;

class CallFuzzTest {
    private static final List<byte[]> GOLDENS = Stream.of(
                    "123 456 786#",
                    "+49 (30) 123-4567",
                    "anonymous",
                    "*21*030123#",
                    "01kaj000000000000000",
                    "k4x9-7pq2-mz8d",
                    "4294967295")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    @Test
    void noTextMakesAParserThrow() {
        Fuzz.storm("call", GOLDENS, input -> {
            String text = new String(input, StandardCharsets.UTF_8);
            survives(Pin.parse(text));
            survives(CallId.parse(text));
            survives(SeatId.parse(text));
            survives(RoomId.parse(text));
            survives(TrunkName.parse(text));
            survives(Ssrc.parse(text));
            survives(ParticipantNumber.parse(text));
            if (PhoneNumber.parse(text) instanceof Reading.Parsed(PhoneNumber number)
                    && number.masked().isEmpty()) {
                throw new AssertionError("a mask says something");
            }
        });
    }

    private static void survives(Reading<?> reading) {
        if (reading.toString().isEmpty()) {
            throw new AssertionError("a reading says something");
        }
    }
}
