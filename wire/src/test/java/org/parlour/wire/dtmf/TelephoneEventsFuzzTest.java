package org.parlour.wire.dtmf;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;

class TelephoneEventsFuzzTest {
    private static final int HEAD_BYTES = 5;
    private static final List<byte[]> GOLDENS = List.of(
            golden(1000, Keypad.report('5', false, 160)),
            golden(1000, Keypad.report('5', true, 800)),
            golden(66_535, Keypad.report('5', false, 65_535)),
            golden(2600, Keypad.report('5', true, 800), Keypad.report('6', true, 400), Keypad.report('#', false, 160)),
            golden(2600, Keypad.report(16, true, 800)));

    private final TelephoneEvents ear = new TelephoneEvents(8_000);
    private long nowNanos;
    private int balance;

    /** The first octets are time and timestamp, so that presses, repeats and silence follow each other. */
    @Test
    void hearsEveryReleaseBehindItsPressWhateverArrives() {
        Fuzz.storm("telephone-events", GOLDENS, input -> {
            if (input.length >= HEAD_BYTES) {
                nowNanos += (input[0] & 0xFF) * Keypad.MILLI_NANOS;
                int timestamp = ByteBuffer.wrap(input).getInt(1);
                check(ear.on(input, HEAD_BYTES, input.length - HEAD_BYTES, timestamp, input[0] < 0, nowNanos));
                check(ear.onTime(ear.nextDeadlineNanos() - 1));
            }
        });
    }

    private void check(List<KeyNews> news) {
        for (KeyNews piece : news) {
            balance += piece instanceof KeyNews.Pressed ? 1 : -1;
            if (balance < 0 || balance > 1) {
                throw new AssertionError("presses and releases do not alternate");
            }
        }
        if ((balance == 1) != (ear.nextDeadlineNanos() < Long.MAX_VALUE)) {
            throw new AssertionError("a key is down without a deadline, or the other way round");
        }
    }

    private static byte[] golden(int timestamp, byte[]... reports) {
        ByteBuffer golden = ByteBuffer.allocate(HEAD_BYTES + reports.length * TelephoneEventReport.LENGTH_BYTES);
        golden.put((byte) 20).putInt(timestamp);
        for (byte[] report : reports) {
            golden.put(report);
        }
        return golden.array();
    }
}
