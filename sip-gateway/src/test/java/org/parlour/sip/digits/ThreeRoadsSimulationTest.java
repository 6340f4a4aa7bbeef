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
import org.parlour.wire.dtmf.SpokenKeys;
import org.parlour.wire.dtmf.SpokenKeys.Timing;
import org.parlour.wire.dtmf.TelephoneEvents;

/**
 * Phones that say their keys by one, two or three roads, over lines that lose every tenth packet: over all seeds more than
 * 10,000 presses of each mix, none missed and none told twice.
 */
class ThreeRoadsSimulationTest {
    private static final int PRESSES = 60;
    private static final int LOSS_PERCENT = 10;
    private static final long MILLI = 1_000_000L;
    private static final int CLOCK_RATE_HZ = 8_000;

    private record Arrival(long atNanos, Object what) {}

    private static final class Packet {
        final byte[] payload;
        final int timestamp;
        final boolean marker;

        Packet(byte[] payload, int timestamp, boolean marker) {
            this.payload = payload;
            this.timestamp = timestamp;
            this.marker = marker;
        }
    }

    /** One phone's keys, and what of them arrives when. */
    private static final class Phone {
        final List<Arrival> arrivals = new ArrayList<>();
        private final RandomGenerator chance;
        private final long pathNanos;
        private long lastInfoNanos;
        private long lastEventNanos;

        Phone(RandomGenerator chance) {
            this.chance = chance;
            this.pathNanos = chance.nextLong(80) * MILLI;
        }

        private boolean isLost() {
            return chance.nextInt(100) < LOSS_PERCENT;
        }

        void events(char face, long downNanos, int lengthMillis) {
            SpokenKeys spoken = new SpokenKeys(new Timing(CLOCK_RATE_HZ, 20, lengthMillis, 0, 10));
            spoken.say(Key.of(face), downNanos);
            byte[] payload = new byte[4];
            while (spoken.nextDeadlineNanos() != Long.MAX_VALUE) {
                long nowNanos = spoken.nextDeadlineNanos();
                int timestamp = (int) (nowNanos / 125_000);
                if (spoken.speak(payload, 0, timestamp, nowNanos) > 0 && !isLost()) {
                    lastEventNanos = Math.max(lastEventNanos, nowNanos + pathNanos + chance.nextLong(20) * MILLI);
                    Packet packet = new Packet(payload.clone(), spoken.timestamp(), spoken.marker());
                    arrivals.add(new Arrival(lastEventNanos, packet));
                }
            }
        }

        /** Timer E: an INFO that is lost comes 0.5, 1.5 or 3.5 s later, and those behind it wait for it. */
        void info(char face, long atNanos) {
            long late = isLost() ? isLost() ? 1_500 : 500 : 0;
            long arrival = atNanos + pathNanos + (late + chance.nextLong(30)) * MILLI;
            lastInfoNanos = Math.max(lastInfoNanos + MILLI, arrival);
            byte[] body = ("Signal=" + face + "\r\nDuration=160").getBytes(StandardCharsets.US_ASCII);
            arrivals.add(new Arrival(lastInfoNanos, new SipBody("application/dtmf-relay", body)));
        }

        /** Tones are known 40 ms later and have waited in a jitter buffer; one in thirty is torn. */
        void tones(char face, long downNanos, int lengthMillis, long bufferNanos) {
            long known = downNanos + pathNanos + bufferNanos + (35 + chance.nextLong(15)) * MILLI;
            if (lengthMillis > 160 && chance.nextInt(30) == 0) {
                tone(face, known, 60);
                tone(face, known + (60 + 20 + chance.nextLong(60)) * MILLI, lengthMillis - 150);
            } else {
                tone(face, known, lengthMillis);
            }
        }

        void tone(char face, long atNanos, int lengthMillis) {
            Key key = Key.of(face);
            arrivals.add(new Arrival(atNanos, new KeyNews.Pressed(key)));
            arrivals.add(
                    new Arrival(atNanos + lengthMillis * MILLI, new KeyNews.Released(key, lengthMillis * 8L, true)));
        }
    }

    @SeededTest(atLeast = 1_300)
    void everyPressIsToldOnceByEveryMixOfRoads(Run run) {
        RandomGenerator chance = run.chance("line");
        // One mix after the other, so that each has as many seeds.
        int mix = 1 + (int) (run.seed() % 7);
        boolean events = (mix & 1) != 0;
        boolean infos = (mix & 2) != 0;
        boolean tones = (mix & 4) != 0;
        boolean infoAtRelease = chance.nextBoolean();
        long bufferNanos = (20 + chance.nextLong(200)) * MILLI;
        Phone phone = new Phone(chance);
        StringBuilder typed = new StringBuilder();
        long downNanos = 1_000 * MILLI;
        for (int i = 0; i < PRESSES; i++) {
            // Few keys, so that the same one often comes twice running.
            char face = (char) ('1' + chance.nextInt(3));
            int lengthMillis = 80 + chance.nextInt(170);
            typed.append(face);
            if (events) {
                phone.events(face, downNanos, lengthMillis);
            }
            if (infos) {
                phone.info(face, infoAtRelease ? downNanos + (long) lengthMillis * MILLI : downNanos);
            }
            // Where events are, tones may be lacking: many gateways cut them out, more or less well.
            if (tones && !(events && chance.nextInt(10) == 0)) {
                phone.tones(face, downNanos, lengthMillis, bufferNanos);
            }
            long pauseMillis = 160L + chance.nextInt(chance.nextInt(6) == 0 ? 4_000 : 500);
            downNanos += (lengthMillis + pauseMillis) * MILLI;
            if (events && i > 0 && chance.nextInt(20) == 0) {
                // A voice that sounded like a key.
                downNanos += 5_000 * MILLI;
                phone.tone('9', downNanos - 2_500 * MILLI, 50);
            }
        }
        assertThat(told(phone)).as("mix %d", mix).isEqualTo(typed.toString());
    }

    private static String told(Phone phone) {
        phone.arrivals.sort(Comparator.comparingLong(Arrival::atNanos));
        Keypad keypad = new Keypad();
        TelephoneEvents ear = new TelephoneEvents(CLOCK_RATE_HZ);
        StringBuilder told = new StringBuilder();
        for (Arrival arrival : phone.arrivals) {
            long nowNanos = arrival.atNanos();
            if (ear.nextDeadlineNanos() <= nowNanos) {
                ear.onTime(nowNanos).forEach(news -> tell(told, keypad.on(news, nowNanos)));
            }
            switch (arrival.what()) {
                case Packet packet ->
                    ear.on(packet.payload, 0, packet.payload.length, packet.timestamp, packet.marker, nowNanos)
                            .forEach(news -> tell(told, keypad.on(news, nowNanos)));
                case SipBody body -> tell(told, keypad.on(body, nowNanos));
                case KeyNews news -> tell(told, keypad.onTones(news, nowNanos));
                default -> throw new AssertionError(arrival.what());
            }
        }
        return told.toString();
    }

    private static void tell(StringBuilder told, List<Key> keys) {
        keys.forEach(key -> told.append(key.face()));
    }
}
