package org.parlour.wire.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;

class TelephoneEventsAllocationTest {
    private final byte[] payload = Keypad.report('5', false, 160);
    private long nowNanos;
    private int heard;

    @Test
    void aPacketThatBringsNoNewsAllocatesNothing() {
        TelephoneEvents ear = new TelephoneEvents(8_000);
        assertThat(Allocation.bytesPerStep(() -> {
                    nowNanos += 20 * Keypad.MILLI_NANOS;
                    heard += ear.on(payload, 0, payload.length, 1000, false, nowNanos)
                            .size();
                    heard += ear.onTime(nowNanos).size();
                }))
                .isZero();
        assertThat(heard).isEqualTo(1);
    }

    @Test
    void speakingAllocatesNothing() {
        SpokenKeys keys = new SpokenKeys(SpokenKeys.Timing.of(8_000));
        Key key = Key.of('5');
        assertThat(Allocation.bytesPerStep(() -> {
                    nowNanos += 20 * Keypad.MILLI_NANOS;
                    keys.say(key, nowNanos);
                    heard += keys.speak(payload, 0, 0, nowNanos);
                }))
                .isZero();
        assertThat(heard).isPositive();
    }
}
