package org.parlour.sip.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;
import org.parlour.sip.dialog.SipBody;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.KeyNews;

/** Phones that say their keys by one road or both, over lines that lose and delay. */
class KeypadSimulationTest {
    private static final int PRESSES = 200;

    /** How one road treats a press. INFOs keep their order: the dialog refuses those that overtook one another. */
    private record Road(int lossPercent, int delayMillis, int jitterMillis) {
        static final Road CLOSED = new Road(100, 0, 0);
    }

    private record Arrival(char face, boolean byInfo, long atMillis) {}

    @SeededTest(atLeast = 200)
    void oneRoadIsToldExactlyWhateverItsDelay(Run run) {
        RandomGenerator chance = run.chance("road");
        Road road = new Road(0, chance.nextInt(3_000), chance.nextInt(500));
        String typed = typed(chance);
        assertThat(played(typed, road, Road.CLOSED, chance)).isEqualTo(typed);
        assertThat(played(typed, Road.CLOSED, road, chance)).isEqualTo(typed);
    }

    @SeededTest(atLeast = 200)
    void bothRoadsAreToldOnceWhereNothingIsLost(Run run) {
        RandomGenerator chance = run.chance("roads");
        String typed = typed(chance);
        Road events = new Road(0, 50, chance.nextInt(100));
        Road infos = new Road(0, chance.nextInt(1_500), chance.nextInt(1_500));
        assertThat(played(typed, events, infos, chance)).isEqualTo(typed);
    }

    @SeededTest(atLeast = 200)
    void everyPressIsToldOnceWhereOnlyTheInfosAreLossyAndLate(Run run) {
        RandomGenerator chance = run.chance("roads");
        String typed = typed(chance);
        Road events = new Road(0, 50, chance.nextInt(40));
        // Behind the events, as an INFO sent at the key's release is.
        Road infos = new Road(chance.nextInt(60), 150 + chance.nextInt(1_500), chance.nextInt(1_500));
        assertThat(played(typed, events, infos, chance)).isEqualTo(typed);
    }

    /** Where the events lose a press now and then, its INFO tells it or nobody does; nothing is told twice or displaced. */
    @SeededTest(atLeast = 200)
    void nothingIsToldTwiceOrOutOfOrderThoughEventsAreLost(Run run) {
        RandomGenerator chance = run.chance("roads");
        String typed = distinct();
        Road events = new Road(chance.nextInt(40), 50, chance.nextInt(40));
        Road infos = new Road(0, 100 + chance.nextInt(3_000), chance.nextInt(800));
        String told = played(typed, events, infos, chance);
        assertThat(isSubsequence(told, typed)).as("%s of %s", told, typed).isTrue();
        assertThat(told).isNotEmpty();
    }

    private static String typed(RandomGenerator chance) {
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < PRESSES; i++) {
            // Few keys, so that the same one often comes twice running.
            typed.append((char) ('1' + chance.nextInt(3)));
        }
        return typed.toString();
    }

    /** Every key once, so that one told twice or displaced is seen. */
    private static String distinct() {
        return "0123456789*#ABCD";
    }

    private static boolean isSubsequence(String part, String whole) {
        int at = 0;
        for (int i = 0; i < part.length(); i++) {
            at = whole.indexOf(part.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    private static String played(String typed, Road events, Road infos, RandomGenerator chance) {
        List<Arrival> arrivals = new ArrayList<>();
        long pressMillis = 1_000;
        long lastEventMillis = 0;
        long lastInfoMillis = 0;
        for (int i = 0; i < typed.length(); i++) {
            char face = typed.charAt(i);
            pressMillis += 120 + chance.nextInt(chance.nextInt(5) == 0 ? 3_000 : 400);
            if (chance.nextInt(100) >= events.lossPercent()) {
                lastEventMillis = Math.max(lastEventMillis, pressMillis + late(events, chance));
                arrivals.add(new Arrival(face, false, lastEventMillis));
            }
            if (chance.nextInt(100) >= infos.lossPercent()) {
                lastInfoMillis = Math.max(lastInfoMillis, pressMillis + late(infos, chance));
                arrivals.add(new Arrival(face, true, lastInfoMillis));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atMillis));
        Keypad keypad = new Keypad();
        StringBuilder told = new StringBuilder();
        for (Arrival arrival : arrivals) {
            long nowNanos = arrival.atMillis() * 1_000_000;
            byte[] body = ("Signal=" + arrival.face()).getBytes(StandardCharsets.US_ASCII);
            List<Key> keys = arrival.byInfo()
                    ? keypad.on(new SipBody("application/dtmf-relay", body), nowNanos)
                    : keypad.on(new KeyNews.Pressed(Key.of(arrival.face())), nowNanos);
            keys.forEach(key -> told.append(key.face()));
        }
        return told.toString();
    }

    private static long late(Road road, RandomGenerator chance) {
        return (long) road.delayMillis() + chance.nextInt(road.jitterMillis() + 1);
    }
}
