package org.parlour.callers.load.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parlour.callers.load.MouthToEar;
import org.parlour.callers.load.Spread;
import org.parlour.callers.load.ThreadTimes;
import org.parlour.callers.measure.Machine;
import org.parlour.mixer.opus.OpusCodecs;

/**
 * docs/measurements/phones.md.
 *
 * @param command that made it
 * @param load of the machine before and after
 */
record PhonesPage(List<RowFigures> rows, String command, int seconds, String load) {
    String text() {
        return head() + costs() + prices() + punctuality() + delays() + missed();
    }

    private String head() {
        return """
            # What telephones cost, how punctual they are, and where their delay lies

            Made by `%s` on %s;
            Opus by %s; load average %s. The program is started by the flags of `./run`, with `parlour.media.clean: false`
            where not said otherwise and the hold firewall off, one program for each codec and setting, warmed by a crowd
            of 100. The generator runs beside it on the same processors. Packets of 20 ms, three
            speak in each room, and everybody sends all the time, 50 packets a second each, those who do not speak noise of
            about −65 dBFS; only with DTX is silence not sent. Each crowd is measured %d times for %d s in one sitting: the
            middle stands first, then from where to where it went.

            """.formatted(
                command,
                Machine.line(),
                OpusCodecs.open().version(),
                load,
                rows.stream().mapToInt(row -> row.windows().size()).max().orElse(0),
                seconds);
    }

    private String costs() {
        return """
            ## CPU

            The program's own user and system time, in ms for each call and second; "loops" is the part of the threads that
            move sound, and the rest is the virtual machine's and signalling's. G.711 wants %.1f, then %.1f; Opus %.1f.

            ![CPU of a call](phones-cpu.svg)

            | who | rooms × people | CPU ms | aim | loops ms | compilers, collector, others ms | memory MB | generator, processors |
            |---|---|---:|---:|---:|---:|---:|---:|
            %s
            %s

            *Sockets alone* is a process of nothing but the house's sockets on one loop, which answers each packet with a
            packet, each when it comes. The other programs' figures were taken on a machine of the same kind, by the same
            method, before this program existed.

            """.formatted(
                        Aims.G711_CPU_MILLIS,
                        Aims.G711_STRETCH_CPU_MILLIS,
                        Aims.OPUS_CPU_MILLIS,
                        lines(PhonesPage::cost),
                        OtherProgram.ALL.stream().map(PhonesPage::cost).collect(Collectors.joining("\n")));
    }

    private String lines(Function<RowFigures, String> line) {
        return rows.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String cost(RowFigures figures) {
        double aim = Aims.cpuMillis(figures.row());
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f | %.2f, %.2f, %.2f | %.0f | %.2f |",
                figures.row().title(),
                figures.row().crowd(),
                RowFigures.range(figures.cpuMillis(), "%.2f"),
                Double.isNaN(aim) ? "" : String.format(Locale.ROOT, "%.1f", aim),
                figures.threadMillis(ThreadTimes::loopMillis),
                figures.threadMillis(ThreadTimes::compilerMillis),
                figures.threadMillis(ThreadTimes::collectorMillis),
                figures.threadMillis(ThreadTimes::otherMillis),
                figures.residentMegabytes(),
                figures.ownCores().at(50));
    }

    private static String cost(OtherProgram other) {
        return "| %s | %s | %s | | | | | |".formatted(other.title(), other.crowd(), other.words());
    }

    // --- what is added -----------------------------------------------------------------------------------------------

    private String prices() {
        String prices = rows.stream()
                .flatMap(figures -> price(figures).stream())
                .map("- %s\n"::formatted)
                .collect(Collectors.joining());
        return prices.isEmpty() ? "" : prices + "\n";
    }

    /** Against the row that differs in nothing else. */
    private Optional<String> price(RowFigures figures) {
        Row row = figures.row();
        return switch (row.kind()) {
            case USUAL, SOCKETS -> Optional.empty();
            case CLEAN ->
                moreThanUsual(figures)
                        .map(more -> String.format(
                                Locale.ROOT,
                                "Cleaning costs %+.2f ms a call and second (%s, %s).",
                                more,
                                row.codec().title(),
                                row.crowd()));
            case BROWSERS ->
                moreThanUsual(figures)
                        .map(more -> String.format(
                                Locale.ROOT,
                                "A browser that speaks in each room costs %+.2f ms a call and second, %.1f ms a"
                                        + " browser and second (%s, %s).",
                                more,
                                more * row.size().perRoom(),
                                row.codec().title(),
                                row.crowd()));
        };
    }

    private Optional<Double> moreThanUsual(RowFigures figures) {
        return rows.stream()
                .filter(other -> other.row().equals(figures.row().of(Row.Kind.USUAL)))
                .findFirst()
                .map(other -> figures.cpuMillis().at(50) - other.cpuMillis().at(50));
    }

    // --- lateness and delay ------------------------------------------------------------------------------------------

    private String punctuality() {
        return """
            ## Late packets

            Each packet against the earliest of its own stream's timeline. Beside the crowd a tenth as many legs, ten at
            least, send to a bare echo in the generator's own process at the same pace: what is late there is the machine's
            and the generator's. At most %.1f %% may be late by more than 20 ms, and at most twice as many as of the echo.

            ![Lateness beside the echo's](phones-late.svg)

            | who | rooms × people | late > 20 ms | p50 / p99 / p99.9 ms | echo > 20 ms | echo p50 / p99 / p99.9 ms | missing | generator late p50 / p99 ms |
            |---|---|---:|---:|---:|---:|---:|---:|
            %s

            """.formatted(Aims.MOST_LATE_PERCENT, lines(PhonesPage::lateness));
    }

    private static String lateness(RowFigures figures) {
        Spread own = figures.ownLateness();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.3f %% | %s | %.3f %% | %s | %.3f %% | %.2f / %.2f |",
                figures.row().title(),
                figures.row().crowd(),
                RowFigures.latePercent(figures.lateness()),
                percentiles(figures.lateness()),
                RowFigures.latePercent(figures.echoLateness()),
                percentiles(figures.echoLateness()),
                figures.lostPercent(),
                own.at(50),
                own.at(99));
    }

    private static String percentiles(Spread spread) {
        return String.format(Locale.ROOT, "%.2f / %.2f / %.2f", spread.at(50), spread.at(99), spread.at(99.9));
    }

    private String delays() {
        return """
            ## Mouth to ear

            By marker, from the first speaker of each room to one listener (to ten where there is one room), and from all
            three speakers where there are at most ten rooms; without the buffer of the hearer's telephone. The aim is %.0f ms
            for the middle of them, %.0f the stretch. The parts are found from outside:

            - *packet*: the 20 ms that a packet lasts; its first sample was at the mouth that long before it was sent.
            - *wait*: from the moment the speaker's packets are sent to the next moment the room's packets reach the listener,
              both being grids of 20 ms. A tick that stands anywhere against its speakers waits 10 ms in the middle.
            - *held*: what is left in whole packets: the room spoke that many times while the sound lay in a buffer.
            - *rest*: what is left then: the filters between 8 and 16 kHz, an encoder's look-ahead and what a buffer that
              stretches time holds of a packet. (What is up to 2 ms too early counts as rest below nought, not as a packet.)

            ![Parts of the delay](phones-delay.svg)

            | who | rooms × people | voices found | mouth to ear ms | wait ms | held ms | rest ms |
            |---|---|---:|---:|---:|---:|---:|
            %s

            """.formatted(
                        Aims.MOUTH_TO_EAR_MILLIS,
                        Aims.STRETCH_MOUTH_TO_EAR_MILLIS,
                        rows.stream()
                                .filter(figures -> !figures.row().isSockets())
                                .map(PhonesPage::delay)
                                .collect(Collectors.joining("\n")));
    }

    private static String delay(RowFigures figures) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d of %d | %s | %s | %s | %s |",
                figures.row().title(),
                figures.row().crowd(),
                figures.voices(MouthToEar::millis).count(),
                figures.voicesListenedTo(),
                RowFigures.range(figures.voices(MouthToEar::millis), "%.1f"),
                RowFigures.range(figures.voices(MouthToEar::waitMillis), "%.1f"),
                RowFigures.range(figures.voices(MouthToEar::heldMillis), "%.0f"),
                RowFigures.range(figures.voices(MouthToEar::restMillis), "%.1f"));
    }

    private String missed() {
        String missed = rows.stream()
                .filter(figures -> !figures.row().isSockets())
                .map(figures -> "| %s | %s | %s |"
                        .formatted(
                                figures.row().title(),
                                figures.row().crowd(),
                                Aims.missedBy(figures).isEmpty()
                                        ? "nothing"
                                        : String.join("; ", Aims.missedBy(figures))))
                .collect(Collectors.joining("\n"));
        return """
            ## What is missed

            | who | rooms × people | missed |
            |---|---|---|
            %s
            """.formatted(missed);
    }
}
