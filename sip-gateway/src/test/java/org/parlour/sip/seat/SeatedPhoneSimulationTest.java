package org.parlour.sip.seat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;
import org.parlour.wire.call.PhonePolicy;

/** Company that comes and goes, fingers on the keys, a sound that gets stuck; {@link Sitter} watches the promises. */
class SeatedPhoneSimulationTest {
    private static final List<PhonePolicy> POLICIES = List.of(PhonePolicy.values());
    private static final int HAPPENINGS = 300;

    @SeededTest(atLeast = 300)
    void whoIsAloneHearsSomethingAndWhoIsNotHearsTheRoom(Run run) {
        RandomGenerator chance = run.chance("room");
        Sitter sitter = new Sitter();
        int others = chance.nextInt(3);
        sitter.sits(others);
        for (int i = 0; i < HAPPENINGS; i++) {
            others = happen(sitter, others, chance);
            sitter.forgets();
            if (others > 0) {
                assertThat(sitter.hearsMusic()).as("music among people").isFalse();
            }
        }
        // Left in peace, a lone caller hears music and words in turn, and anybody else nothing of ours.
        settle(sitter);
        assertThat(sitter.hearsWords()).isFalse();
        assertThat(sitter.hearsMusic()).isEqualTo(others == 0);
        sitter.on(new SeatEvent.RoomClosed()).hearsItOut();
        assertThat(sitter.isOver()).isTrue();
    }

    private static int happen(Sitter sitter, int others, RandomGenerator chance) {
        int now = others;
        switch (chance.nextInt(15)) {
            case 0, 1 -> {
                now = Math.max(0, others + (chance.nextBoolean() ? 1 : -1));
                sitter.company(now);
            }
            case 2, 3 -> sitter.types(String.valueOf("*134567".charAt(chance.nextInt(7))));
            case 4 -> sitter.types("*" + "134567".charAt(chance.nextInt(6)));
            case 5 -> sitter.on(new SeatEvent.SpokeWhileMuted());
            case 6 -> sitter.on(new SeatEvent.MutedByHost(chance.nextBoolean()));
            case 9 -> sitter.on(new SeatEvent.PolicyChanged(POLICIES.get(chance.nextInt(3))));
            case 10 -> sitter.on(new SeatEvent.TestAsked());
            case 11 -> sitter.on(new SeatEvent.Counted(chance.nextInt(3), others));
            case 12 -> {
                now = others + 1;
                sitter.company(now).on(new SeatEvent.BrowserCame());
            }
            case 13 -> sitter.on(new SeatEvent.HandLowered());
            case 7 -> sitter.hearsItOut();
            case 8 -> sitter.waits();
            default ->
                sitter.passes(Duration.ofMillis(Math.min(
                        chance.nextInt(5_000),
                        Math.max(0, (sitter.nextDeadlineNanos() - sitter.nowNanos()) / 1_000_000))));
        }
        return now;
    }

    private static void settle(Sitter sitter) {
        for (int steps = 0; steps < 4; steps++) {
            sitter.hearsItOut();
            if (!sitter.hearsMusic()) {
                sitter.waits();
            }
        }
    }
}
