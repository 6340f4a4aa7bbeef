package org.parlour.callers.voice;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parlour.callers.measure.Machine;

/** The first section of docs/measurements/voice.md: what is left of a voice when packets are lost. */
record VoicePage(List<Group> groups, List<Talk> talks, int seeds, String opus, double cpuSeconds) {
    /**
     * A codec.
     *
     * @param kinds for each kind of loss its ways; the first way is ours, the others are what it is compared with
     */
    record Group(String title, String about, List<List<Series>> kinds) {}

    private static final int ASKED_PERCENT = 10;

    String text() {
        return head() + groups.stream().map(VoicePage::table).collect(Collectors.joining("\n"));
    }

    /** A row for each codec, a column for each kind of loss. */
    List<Curves.Panel> panels() {
        return groups.stream()
                .flatMap(group -> group.kinds().stream()
                        .map(series -> new Curves.Panel(
                                group.title() + ", " + series.getFirst().kind().words(), series)))
                .toList();
    }

    private String head() {
        return """
            ## What is left of a voice when packets are lost

            Measured on %s; Opus by %s; %.0f s of CPU. In %s; %.0f s of sentences each, packets of 20 ms, %d patterns of loss for
            each talk. *ESTOI* (Jensen and Taal 2016) tells how much is understood, 1 being all; *distance* is the log-spectral
            one, in dB, 0 being none. `±` is the standard deviation over talks and patterns: mostly that of the talks, for all
            ways meet the same losses. Below each table stands by how much its first way beats the others, in pairs.

            ![ESTOI over loss](voice.svg)

            *Repetition* plays the last packet again, 3 dB softer each time but the first; *silence* plays nothing. Bursts
            are Gilbert's and Elliott's: a state in which all is lost, two or three packets on average (40 or 60 ms), and one
            in which nothing is.

            """.formatted(
                        Machine.line(),
                        opus,
                        cpuSeconds,
                        talks.stream().map(Talk::language).collect(Collectors.joining(", ")),
                        talks.stream().mapToDouble(Talk::seconds).average().orElse(0),
                        seeds);
    }

    private static String table(Group group) {
        String columns = Series.LOSSES.stream().map(loss -> " " + loss + " % |").collect(Collectors.joining());
        return """
            ### %s

            %s

            | lost | what | |%s
            |---|---|---|%s
            %s
            %s
            """.formatted(
                        group.title(),
                        group.about(),
                        columns,
                        "---:|".repeat(Series.LOSSES.size()),
                        group.kinds().stream()
                                .flatMap(List::stream)
                                .map(VoicePage::rows)
                                .collect(Collectors.joining()),
                        group.kinds().stream().map(VoicePage::gains).collect(Collectors.joining()));
    }

    private static String rows(Series series) {
        return row(series, "ESTOI", false) + row(series, "distance", true);
    }

    private static String row(Series series, String measure, boolean distance) {
        String cells = series.figures().stream()
                .map(figure -> distance
                        ? String.format(Locale.ROOT, " %.2f ± %.2f |", figure.distance(), figure.distanceSpread())
                        : String.format(Locale.ROOT, " %.3f ± %.3f |", figure.estoi(), figure.estoiSpread()))
                .collect(Collectors.joining());
        return "| %s | %s | %s |%s\n".formatted(series.kind().words(), series.title(), measure, cells);
    }

    private static String gains(List<Series> ways) {
        StringBuilder said = new StringBuilder();
        Series ours = ways.getFirst();
        for (Series other : ways.subList(1, ways.size())) {
            double[] gain = ours.gainOver(other, ASKED_PERCENT);
            said.append(String.format(
                    Locale.ROOT,
                    "- %d %% lost, %s: *%s* beats *%s* by %.3f ESTOI (least of all talks and patterns: %.3f).\n",
                    ASKED_PERCENT,
                    ours.kind().words(),
                    ours.title(),
                    other.title(),
                    gain[0],
                    gain[1]));
        }
        return said.toString();
    }
}
