package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.measure.Babble;

/** A network that lets nothing pass for a while and then all at once: the phone's clock has not stood. */
class HeldPacketsTest {
    private static final long MILLI = 1_000_000L;
    private static final int SECONDS = 30;

    private final Phone speaker = Phone.saying(Babble.spoken(3, 8_000, SECONDS));
    private final RoomMix room = new RoomMix();
    private long nowMillis = 10_000;

    HeldPacketsTest() {
        room.join(speaker.voice);
        room.join(Phone.silent().voice);
    }

    /** Whatever is sent meanwhile arrives at the end of it. */
    private void hold(int millis) {
        int packets = 0;
        for (int passed = 0; passed < millis; passed += 20) {
            packets++;
            nowMillis += 20;
            if (passed + 20 < millis) {
                room.tick((nowMillis - 10) * MILLI);
            }
        }
        for (int i = 0; i < packets; i++) {
            speaker.speak((nowMillis - 15) * MILLI);
        }
        room.tick((nowMillis - 10) * MILLI);
    }

    private void pass(int seconds) {
        for (int i = 0; i < 50 * seconds; i++) {
            hold(20);
        }
    }

    private long concealedMillis() {
        return speaker.voice.counters().jitter().concealedTicks() / 8;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void clumpsAreFollowedThoughTheyAreFarApart(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long until = nowMillis + 1_000 * SECONDS;
        long before = 0;
        while (nowMillis < until) {
            hold(chance.nextInt(160, 300));
            before = nowMillis < 15_000 ? concealedMillis() : before;
        }
        assertThat(concealedMillis() - before)
                .as("ms concealed once the network is known")
                .isLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {220, 300, 400})
    void oneMomentWithoutAPacketIsSoonForgotten(int millis) {
        pass(12);
        hold(millis);
        pass(8);
        assertThat(speaker.voice.counters().delayMillis()).isLessThan(100);
    }

    /**
     * Keys that are said as events take the place of sound: nothing was lost that is worth a wait, and nothing came late,
     * wherever in a frame the sound breaks off.
     */
    @ParameterizedTest
    @CsvSource({
        "10, 3", "10, 8", "10, 9", "10, 31", "20, 2", "20, 4", "20, 8", "20, 15", "20, 30", "30, 2", "30, 3", "30, 6",
        "40, 2", "40, 5", "60, 2", "60, 3"
    })
    void aTypedPinDelaysNobody(int packetMillis, int keyPackets) {
        say(12_000, packetMillis);
        int settledMillis = speaker.voice.counters().delayMillis();
        for (int key = 0; key < 12; key++) {
            speaker.voice.keyEvent(true, nowMillis * MILLI);
            for (int i = 0; i < keyPackets; i++) {
                speaker.nextPacket(packetMillis);
                passMillis(packetMillis);
            }
            speaker.voice.keyEvent(false, nowMillis * MILLI);
            say(120, packetMillis);
        }
        say(2_400, packetMillis);
        // Two frames and more at once leave the voice no choice but to begin again with a whole tick of the room.
        int toleranceMillis = packetMillis > 30 ? 20 : 5;
        assertThat(speaker.voice.counters().delayMillis()).isLessThanOrEqualTo(settledMillis + toleranceMillis);
    }

    private void say(int millis, int packetMillis) {
        for (int said = 0; said < millis; said += packetMillis) {
            passMillis(packetMillis);
            speaker.speak(packetMillis, nowMillis * MILLI);
        }
    }

    private void passMillis(int millis) {
        for (int i = 0; i < millis; i += 10) {
            nowMillis += 10;
            if (nowMillis % 20 == 10) {
                room.tick((nowMillis - 5) * MILLI);
            }
        }
    }
}
