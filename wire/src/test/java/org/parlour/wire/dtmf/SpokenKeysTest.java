package org.parlour.wire.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenKeysTest {
    private static final long MILLI_NANOS = 1_000_000L;

    private final byte[] payload = new byte[8];

    /** The three keys of the table, each with a speaker of its own because their lengths differ. */
    @Test
    void dialsTheNumberOfRfc4733Section5() {
        List<DialledNumber.Packet> said = new ArrayList<>();
        said.addAll(speak(keys(50, 200, 100), "9", 0, 0));
        said.addAll(speak(keys(50, 250, 100), "1", 880, 7040));
        said.addAll(speak(keys(50, 220, 100), "1", 1400, 11_200));
        assertThat(said).isEqualTo(DialledNumber.PACKETS);
    }

    @Test
    void saysTheEndThreeTimesAndPausesBeforeTheNextKey() {
        List<DialledNumber.Packet> said = speak(keys(20, 60, 100), "12", 0, 0);
        assertThat(said.stream().filter(DialledNumber.Packet::end)).hasSize(6);
        assertThat(said.stream().filter(DialledNumber.Packet::marker).map(DialledNumber.Packet::timestamp))
                .containsExactly(0, 160 * 8);
        assertThat(said.get(6)).isEqualTo(new DialledNumber.Packet(180, true, 1280, '2', 160, false));
    }

    @Test
    void pausesAtLeastUntilTheEndsAreSaid() {
        List<DialledNumber.Packet> said = speak(keys(20, 60, 0), "12", 0, 0);
        assertThat(said.get(5)).isEqualTo(new DialledNumber.Packet(120, false, 0, '1', 480, true));
        assertThat(said.get(6)).isEqualTo(new DialledNumber.Packet(160, true, 140 * 8, '2', 160, false));
    }

    @Test
    void goesOnInANewSegmentWhereTheFieldIsFull() {
        List<DialledNumber.Packet> said = speak(keys(50, 20_000, 100), "5", 0, 1000);
        List<DialledNumber.Packet> full =
                said.stream().filter(packet -> packet.ticks() == 65_535).toList();
        assertThat(full).extracting(DialledNumber.Packet::timestamp).containsExactly(1000, 1000 + 65_535);
        assertThat(full).extracting(DialledNumber.Packet::end).containsExactly(false, false);
        assertThat(said.stream().filter(DialledNumber.Packet::marker)).hasSize(1);
        assertThat(said.getLast())
                .extracting(DialledNumber.Packet::timestamp, DialledNumber.Packet::ticks, DialledNumber.Packet::end)
                .containsExactly(1000 + 2 * 65_535, 160_000 - 2 * 65_535, true);
    }

    @Test
    void isHeardAsItWasSaid() {
        for (int updateMillis : new int[] {20, 50}) {
            Keypad pad = new Keypad();
            for (DialledNumber.Packet packet : speak(keys(updateMillis, 9000, 60), "159*#D", 5, -99)) {
                pad.at(packet.millis())
                        .packet(
                                packet.timestamp(),
                                packet.marker(),
                                Keypad.report(packet.face(), packet.end(), packet.ticks()));
            }
            assertThat(pad.told()).isEqualTo("+1 -1:72000 +5 -5:72000 +9 -9:72000 +* -*:72000 +# -#:72000 +D -D:72000");
        }
    }

    @Test
    void catchesUpWhereItsCallerIsLate() {
        SpokenKeys keys = keys(20, 60, 100);
        keys.say(Key.of('5'), 0);
        int packets = 0;
        while (keys.speak(payload, 0, 5000, 1000 * MILLI_NANOS) > 0) {
            packets++;
            assertThat(keys.timestamp()).isEqualTo(5000 - 8000);
        }
        assertThat(packets).isEqualTo(6);
    }

    @Test
    void keepsThePauseWhereAKeyIsSaidDuringIt() {
        SpokenKeys keys = keys(20, 60, 500);
        keys.say(Key.of('5'), 0);
        while (keys.nextDeadlineNanos() < Long.MAX_VALUE) {
            keys.speak(payload, 0, 0, keys.nextDeadlineNanos());
        }
        keys.say(Key.of('6'), 200 * MILLI_NANOS);
        assertThat(keys.nextDeadlineNanos()).isEqualTo(580 * MILLI_NANOS);
        assertThat(keys.isSpeaking(559 * MILLI_NANOS)).isFalse();
        assertThat(keys.isSpeaking(560 * MILLI_NANOS)).isTrue();
    }

    @Test
    void hasNothingDueBeforeItsTime() {
        SpokenKeys keys = keys(20, 60, 100);
        assertThat(keys.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(keys.speak(payload, 0, 0, 0)).isZero();
        keys.say(Key.of('5'), 0);
        assertThat(keys.nextDeadlineNanos()).isEqualTo(20 * MILLI_NANOS);
        assertThat(keys.speak(payload, 0, 0, 20 * MILLI_NANOS - 1)).isZero();
        assertThat(keys.speak(payload, 0, 0, 20 * MILLI_NANOS)).isEqualTo(4);
    }

    @Test
    void refusesMoreKeysThanItsBound() {
        SpokenKeys keys = keys(20, 60, 100);
        for (int i = 0; i <= SpokenKeys.MAX_WAITING; i++) {
            assertThat(keys.say(Key.of('5'), 0)).isTrue();
        }
        assertThat(keys.say(Key.of('5'), 0)).isFalse();
        keys.forget();
        assertThat(keys.say(Key.of('5'), 0)).isTrue();
        assertThat(keys).hasToString("SpokenKeys[1 waiting, a key is down]");
    }

    @Test
    void needsATimingThatMakesSense() {
        assertThatThrownBy(() -> keys(0, 60, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys(20, 0, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys(20, 60, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(SpokenKeys.Timing.of(8_000).updateMillis()).isEqualTo(20);
    }

    private List<DialledNumber.Packet> speak(SpokenKeys keys, String faces, int atMillis, int timestamp) {
        faces.chars().forEach(face -> keys.say(Key.of((char) face), atMillis * MILLI_NANOS));
        List<DialledNumber.Packet> said = new ArrayList<>();
        while (keys.nextDeadlineNanos() < Long.MAX_VALUE) {
            long nowNanos = keys.nextDeadlineNanos();
            int millis = (int) (nowNanos / MILLI_NANOS);
            int streamTimestamp = timestamp + (millis - atMillis) * 8;
            assertThat(keys.speak(payload, 0, streamTimestamp, nowNanos)).isEqualTo(4);
            said.add(new DialledNumber.Packet(
                    millis,
                    keys.marker(),
                    keys.timestamp(),
                    Key.of(TelephoneEventReport.event(payload, 0)).face(),
                    TelephoneEventReport.durationTicks(payload, 0),
                    TelephoneEventReport.end(payload, 0)));
        }
        return said;
    }

    private static SpokenKeys keys(int updateMillis, int keyMillis, int pauseMillis) {
        return new SpokenKeys(new SpokenKeys.Timing(8_000, updateMillis, keyMillis, pauseMillis, 10));
    }
}
