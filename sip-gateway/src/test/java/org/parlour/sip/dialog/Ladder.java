package org.parlour.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parlour.simulation.ManualClock;

/** Who sent what and when, as people draw it. */
final class Ladder {
    private static final int WIDTH = 60;

    private final ManualClock clock;
    private final List<String> lines = new ArrayList<>();

    Ladder(ManualClock clock) {
        this.clock = clock;
    }

    void fromPhone(Packet packet) {
        lines.add(time() + "  " + filled(words(packet) + " ") + ">");
    }

    void fromHouse(Packet packet) {
        String words = " " + words(packet);
        lines.add(time() + "  <" + "-".repeat(WIDTH - words.length()) + words);
    }

    void note(Effect effect) {
        String words =
                switch (effect) {
                    case Effect.Agreed(int exchange) -> "session " + exchange + " agreed";
                    case Effect.RolledBack(int exchange, CallFailure why) ->
                        "session " + exchange + " rolled back: " + why.phrase();
                    case Effect.Established _ -> "established";
                    case Effect.Ended(CallEnd end) -> "ended: " + end.metricName();
                    case Effect.Forget _ -> "forgotten";
                    default -> "";
                };
        if (!words.isEmpty()) {
            lines.add(time() + " ".repeat(WIDTH + 5) + words);
        }
    }

    private String time() {
        return String.format(Locale.ROOT, "%9.3f s", clock.elapsed().toNanos() / 1e9);
    }

    private static String filled(String words) {
        return words + "-".repeat(WIDTH - words.length());
    }

    private static String words(Packet packet) {
        SipMessage message = packet.message();
        String line =
                switch (message) {
                    case SipRequest request ->
                        request.method() + " " + request.cseq().number();
                    case SipResponse response ->
                        response.status() + " " + response.reason() + " (" + response.cseq() + ")";
                };
        SipBody body = message.sdp();
        return body == null ? line : line + " [" + (body.text().contains("answer") ? "answer" : "offer") + "]";
    }

    @Override
    public String toString() {
        return "            phone" + " ".repeat(WIDTH - 9) + "Parlour\n" + String.join("\n", lines) + "\n";
    }
}
