package org.parlour.wire.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Thousands of presses through a network that loses, repeats and reorders. What must have been
 * heard is found out beside the hearer, from what arrived.
 */
class TelephoneEventsSimulationTest {
    private static final int PRESSES = 4_000;
    private static final int TICKS_A_MILLI = 8;
    private static final int PAYLOAD_BYTES = TelephoneEventReport.LENGTH_BYTES;

    /** One press as the caller made it. */
    private record Press(int number, Key key, int timestamp, int ticks) {}

    /** One packet of it, with the moment it arrives. */
    private record Packet(Press press, boolean marker, boolean end, int ticks, long arrivesNanos) {}

    /** What the network does, in percent of the packets, and how late it may be. */
    private record Network(int lossPercent, int repeatPercent, int jitterMillis) {}

    private final List<Press> sent = new ArrayList<>();
    private final List<Packet> arrived = new ArrayList<>();
    private final List<KeyNews> news = new ArrayList<>();

    @ParameterizedTest(name = "seed {0}: loss {1} %, repeated {2} %, jitter {3} ms, marker {4}")
    @CsvSource({
        "1, 0, 0, 0, true",
        "2, 0, 0, 0, false",
        "3, 10, 5, 30, true",
        "4, 30, 10, 60, false",
        "5, 60, 20, 60, true",
        "6, 60, 20, 120, false",
        "7, 90, 5, 20, true",
        "8, 90, 5, 200, false",
        "20261121, 50, 50, 150, true"
    })
    void hearsEachPressOnceWhateverTheNetworkDoes(
            long seed, int lossPercent, int repeatPercent, int jitterMillis, boolean marker) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        dial(new Network(lossPercent, repeatPercent, jitterMillis), marker, random);
        TelephoneEvents ear = hear();
        List<Press> heard = heardFirstInOrder();

        assertThat(news(KeyNews.Pressed.class))
                .as("everyPressIsToldOnceAndInOrder")
                .isEqualTo(heard.stream().map(Press::key).toList());
        assertThat(news(KeyNews.Released.class))
                .as("everyPressIsReleasedOnceAndInOrder")
                .isEqualTo(heard.stream().map(Press::key).toList());
        pressesAndReleasesAlternate();
        noReleaseIsLongerThanItsPress(heard);
        assertThat(ear.nextDeadlineNanos()).as("noKeyStaysDown").isEqualTo(Long.MAX_VALUE);
        if (lossPercent == 0 && jitterMillis == 0) {
            assertThat(heard).as("nothingIsMissedWhereNothingIsLost").isEqualTo(sent);
            assertThat(ear.endsUnheard()).isZero();
        }
    }

    private void dial(Network network, boolean marker, RandomGenerator random) {
        long nowMillis = 1000;
        int timestamp = random.nextInt();
        for (int i = 0; i < PRESSES; i++) {
            // Few keys, so that the same one often comes twice running.
            Key key = Key.of(random.nextInt(3));
            int updateMillis = random.nextBoolean() ? 20 : 50;
            int keyMillis = 60 + random.nextInt(400);
            Press press = new Press(i, key, timestamp, keyMillis * TICKS_A_MILLI);
            sent.add(press);
            int packets = keyMillis / updateMillis;
            for (int update = 1; update <= packets + 3; update++) {
                boolean end = update > packets;
                int ticks = end ? press.ticks() : update * updateMillis * TICKS_A_MILLI;
                long sentMillis = nowMillis + (long) update * updateMillis;
                carry(network, new Packet(press, marker && update == 1, end, ticks, sentMillis), random);
            }
            int wholeMillis = Math.max(keyMillis + 60, (packets + 3) * updateMillis) + random.nextInt(500);
            nowMillis += wholeMillis;
            timestamp += wholeMillis * TICKS_A_MILLI;
        }
        arrived.sort(Comparator.comparingLong(Packet::arrivesNanos));
    }

    private void carry(Network network, Packet packet, RandomGenerator random) {
        int copies = random.nextInt(100) < network.lossPercent() ? 0 : 1;
        copies += random.nextInt(100) < network.repeatPercent() ? copies : 0;
        for (int copy = 0; copy < copies; copy++) {
            long lateNanos = random.nextInt(network.jitterMillis() + 1) * Keypad.MILLI_NANOS;
            long arrives = packet.arrivesNanos() * Keypad.MILLI_NANOS + lateNanos;
            arrived.add(new Packet(packet.press(), packet.marker(), packet.end(), packet.ticks(), arrives));
        }
    }

    private TelephoneEvents hear() {
        TelephoneEvents ear = new TelephoneEvents(8_000);
        for (Packet packet : arrived) {
            if (ear.nextDeadlineNanos() <= packet.arrivesNanos()) {
                news.addAll(ear.onTime(ear.nextDeadlineNanos()));
            }
            byte[] payload = Keypad.report(packet.press().key().event(), packet.end(), packet.ticks());
            news.addAll(ear.on(
                    payload, 0, PAYLOAD_BYTES, packet.press().timestamp(), packet.marker(), packet.arrivesNanos()));
        }
        news.addAll(ear.onTime(Long.MAX_VALUE));
        return ear;
    }

    /** Those of which a packet arrived before any packet of a later press. */
    private List<Press> heardFirstInOrder() {
        List<Press> heard = new ArrayList<>();
        int newest = -1;
        for (Packet packet : arrived) {
            if (packet.press().number() > newest) {
                newest = packet.press().number();
                heard.add(packet.press());
            }
        }
        return heard;
    }

    private List<Key> news(Class<? extends KeyNews> kind) {
        return news.stream().filter(kind::isInstance).map(KeyNews::key).toList();
    }

    private void pressesAndReleasesAlternate() {
        for (int i = 0; i < news.size(); i++) {
            assertThat(news.get(i) instanceof KeyNews.Pressed)
                    .as("pressesAndReleasesAlternate")
                    .isEqualTo(i % 2 == 0);
        }
    }

    private void noReleaseIsLongerThanItsPress(List<Press> heard) {
        for (int i = 0; i < heard.size(); i++) {
            if (news.get(2 * i + 1) instanceof KeyNews.Released released) {
                assertThat(released.durationTicks())
                        .as("noReleaseIsLongerThanItsPress")
                        .isBetween(1L, (long) heard.get(i).ticks());
                assertThat(released.endHeard()
                                && released.durationTicks() != heard.get(i).ticks())
                        .as("anEndThatWasHeardTellsTheWholeDuration")
                        .isFalse();
            }
        }
    }
}
