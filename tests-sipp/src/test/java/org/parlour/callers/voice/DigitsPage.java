package org.parlour.callers.voice;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.parlour.callers.measure.Machine;
import org.parlour.mixer.digits.ToneStatistics;
import org.parlour.sip.digits.Road;
import org.parlour.wire.sdp.Codec;

/** docs/measurements/digits.md. */
record DigitsPage(List<Typed> typed, List<TalkOff> talkOff) {
    /** One mix of roads, at each loss. */
    record Typed(Set<Road> roads, Codec codec, List<TypedLine.Outcome> outcomes) {}

    String text() {
        return head() + table() + talk();
    }

    private String head() {
        return """
            # Keys: none missed, none doubled, none made up

            Made by `./measure digits` on %s.

            ## Typed

            %d presses each, in calls of 100 with the seeds 1, 2, 3 …; keys of 180 to 280 ms, pauses of 160 to 360, every fourth
            press the key before it once more. Packets are lost at random: of the sound (coded, concealed, heard), of the
            events (a report each 20 ms, the end three times), of the INFOs (sent at the release, repeated after 0.5 and
            1.5 s). All roads of a row are used at once, and each press is to be told once. *missed/doubled*:

            """.formatted(
                        Machine.line(), typed.getFirst().outcomes().getFirst().presses());
    }

    private String table() {
        List<TypedLine.Outcome> first = typed.getFirst().outcomes();
        StringBuilder table = new StringBuilder("| roads | sound |");
        first.forEach(
                outcome -> table.append(" lost ").append(outcome.lossPercent()).append(" % |"));
        table.append("\n|---|---|").append("---:|".repeat(first.size())).append('\n');
        for (Typed row : typed) {
            table.append("| %s | %s |".formatted(words(row.roads()), row.codec()));
            row.outcomes().forEach(outcome -> table.append(" %d/%d |".formatted(outcome.missed(), outcome.doubled())));
            table.append('\n');
        }
        return table.toString();
    }

    private static String words(Set<Road> roads) {
        return roads.stream()
                .map(road -> switch (road) {
                    case EVENTS -> "events";
                    case INFOS -> "INFO";
                    case TONES -> "tones";
                })
                .collect(Collectors.joining(" + "));
    }

    private String talk() {
        StringBuilder table = new StringBuilder("""

            ## Talk-off

            All of Debian's recorded prompts (`asterisk-core-sounds-*-wav` and `-g722`, five languages), at three levels, coded, %d %% of
            the packets lost and concealed. Nobody presses anything: every key is false. *Suspected* is how often some of the
            speech was kept from the room because it might have become a key, *silenced* how much of it.

            | sound | level | minutes | false keys | suspected | silenced |
            |---|---:|---:|---:|---:|---:|
            """.formatted(TalkOff.LOSS_PERCENT));
        for (TalkOff line : talkOff) {
            ToneStatistics heard = line.statistics();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %+d dB | %.0f | %d | %d | %.1f s |\n",
                    line.title(),
                    line.decibels(),
                    line.minutes(),
                    heard.presses(),
                    heard.suspicions(),
                    heard.silencedTicks() / 8_000.0));
        }
        return table.toString();
    }
}
