package org.parlour.wire.dtmf;

import java.util.ArrayList;
import java.util.List;

/** A telephone and its hearer on one desk: what is pressed, and what came of it, in words. */
final class Keypad {
    static final int MILLI_TICKS = 8;
    static final long MILLI_NANOS = 1_000_000L;

    final TelephoneEvents ear;
    private final List<String> told = new ArrayList<>();
    private final byte[] payload = new byte[64];
    private long nowNanos;

    Keypad() {
        this(new TelephoneEvents(8_000));
    }

    Keypad(TelephoneEvents ear) {
        this.ear = ear;
    }

    Keypad at(long millis) {
        nowNanos = millis * MILLI_NANOS;
        return this;
    }

    /** A packet that says the key has been down for so long. */
    Keypad down(char face, int timestamp, int ticks) {
        return packet(timestamp, false, report(face, false, ticks));
    }

    /** The same with the marker of a first packet. */
    Keypad first(char face, int timestamp, int ticks) {
        return packet(timestamp, true, report(face, false, ticks));
    }

    /** A packet that says the key is up after so long. */
    Keypad up(char face, int timestamp, int ticks) {
        return packet(timestamp, false, report(face, true, ticks));
    }

    Keypad packet(int timestamp, boolean marker, byte[]... reports) {
        int length = 0;
        for (byte[] report : reports) {
            System.arraycopy(report, 0, payload, length, report.length);
            length += report.length;
        }
        hear(ear.on(payload, 0, length, timestamp, marker, nowNanos));
        return this;
    }

    Keypad time() {
        hear(ear.onTime(nowNanos));
        return this;
    }

    static byte[] report(char face, boolean end, int ticks) {
        return report(Key.of(face).event(), end, ticks);
    }

    static byte[] report(int event, boolean end, int ticks) {
        byte[] report = new byte[TelephoneEventReport.LENGTH_BYTES];
        TelephoneEventReport.write(report, 0, event, end, 10, ticks);
        return report;
    }

    /** What was told since this was last asked: {@code +5} pressed, {@code -5:1600} released, {@code ?} unheard end. */
    String told() {
        String all = String.join(" ", told);
        told.clear();
        return all;
    }

    private void hear(List<KeyNews> news) {
        news.forEach(piece -> told.add(words(piece)));
    }

    static String words(KeyNews piece) {
        return switch (piece) {
            case KeyNews.Pressed pressed -> "+" + pressed.key().face();
            case KeyNews.Released released ->
                "-" + released.key().face() + ":" + released.durationTicks() + (released.endHeard() ? "" : "?");
        };
    }
}
