package org.parlour.sip.door;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;

/** Storms of events: a string of bytes is a history, two bytes to an event; {@link Visit} sees that promises are kept. */
class DoorFuzzTest {
    private static final int BYTES_PER_EVENT = 2;
    private static final int MOST_EVENTS = 300;
    private static final int MOST_STEPS = 300;
    private static final List<Happening> HAPPENINGS = List.of(Happening.values());

    private final List<byte[]> goldens = List.of(
            history(Happening.OPENED, Happening.WHOLE_PIN, Happening.SEATING, Happening.NO_SEAT, Happening.ZERO),
            history(
                    Happening.OPENED,
                    Happening.WHOLE_PIN,
                    Happening.UNKNOWN,
                    Happening.NOTHING,
                    Happening.WHOLE_PIN,
                    Happening.UNKNOWN,
                    Happening.NOTHING,
                    Happening.WHOLE_PIN,
                    Happening.UNKNOWN,
                    Happening.NOTHING,
                    Happening.ATTENDED,
                    Happening.PLAYED_OUT,
                    Happening.NOTHING,
                    Happening.ADMITTED),
            history(
                    Happening.OPENED,
                    Happening.PLAYED_OUT,
                    Happening.NOTHING,
                    Happening.PLAYED_OUT,
                    Happening.NOTHING,
                    Happening.PLAYED_OUT,
                    Happening.NOTHING,
                    Happening.DESERTED,
                    Happening.PLAYED_OUT),
            history(Happening.OPENED, Happening.ZERO, Happening.NOTHING, Happening.ATTENDED, Happening.WHOLE_PIN));

    @Test
    void keepsItsPromisesInAnyStorm() {
        Fuzz.storm("door", goldens, DoorFuzzTest::play);
    }

    private static void play(byte[] history) {
        Visit visit = new Visit();
        int events = Math.min(MOST_EVENTS, history.length / BYTES_PER_EVENT);
        for (int i = 0; i < events; i++) {
            visit.passes(Duration.ofMillis((history[i * BYTES_PER_EVENT + 1] & 0xFF) * 20L));
            HAPPENINGS
                    .get((history[i * BYTES_PER_EVENT] & 0xFF) % HAPPENINGS.size())
                    .to(visit);
        }
        for (int steps = 0; visit.nextDeadlineNanos() != Door.NEVER; steps++) {
            if (steps == MOST_STEPS) {
                throw new AssertionError("the caller stands there for ever");
            }
            visit.waits();
        }
    }

    private static byte[] history(Happening... happenings) {
        byte[] history = new byte[happenings.length * BYTES_PER_EVENT];
        for (int i = 0; i < happenings.length; i++) {
            history[i * BYTES_PER_EVENT] = (byte) HAPPENINGS.indexOf(happenings[i]);
            history[i * BYTES_PER_EVENT + 1] = 50;
        }
        return history;
    }
}
