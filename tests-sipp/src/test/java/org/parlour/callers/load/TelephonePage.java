package org.parlour.callers.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parlour.callers.measure.Machine;

/** docs/measurements/telephone.md, from the figures of one run and those of the peers. */
record TelephonePage(
        List<Crowd.Figures> crowds, List<TelephoneLoadTest.Storm> storms, List<String> remarks, int seconds) {
    // Measured on a machine of the same kind, by the same method, before this program existed; PCMU, 8 kHz, one room.
    private static final String CROWDS_OF_OTHERS = """
        | Asterisk 22.10.1 ConfBridge | 1 × 10 / 100 / 200, 3 speak | 4.0 / 2.2 / 2.0 | 160–195 | 0.7 / 4 | | 42 (21–72) | |
        | Janus 1.1.2 AudioBridge | 1 × 10 / 100 / 200, 3 speak | 2.5 / 2.0 / 1.8 | 121 | 3 / 6.3 | | 137–156 | |
        | FreeSWITCH 1.10.12 | 1 × 10 / 100 / 200, 3 speak | 6.1 / 4.1 / 4.0 | 156–173 | 0.1 / 0.9–3 | | 50–128 | |
        """;
    private static final String STORMS_OF_OTHERS = """
        | Asterisk, answer and wait | 50 | all | | 1.2 / – / 5.7 | 2.1 | |
        | Asterisk, answer and wait | 300 | all | | 1.1 / – / 9.6 | 2.0 | |
        | FreeSWITCH, answer and park | 50 | all | | 4.0 / – / 5.4 | 6.7 | |
        | FreeSWITCH, answer and park | 200 | all | | 3.6 / – / 9.9 | 6.3 | |
        """;

    String text() {
        return """
            # What a telephone call costs

            Made by `./test --load` on %s. One program, started by the flags of `./run`; the generator runs beside it on
            the same processors. PCMU, 20 ms packets, everybody sends 50 packets a second all the time, those who do not
            speak noise of about −65 dBFS. Each crowd is measured for %d s. Compare ratios: other work may run beside.

            ## Crowds

            CPU is the program's own user and system time, in ms for each call and second. "Late" is each packet heard
            against the earliest of its own stream's timeline. "Mouth to ear" is by marker, packets of 20 ms included, the
            hearer's own buffer excluded. "Generator late" is how late the generator itself was in sending: where its p99
            is high, the machine was busy and the rest of the line is worth little.

            | who | rooms × people | CPU ms | memory MB | late p50 / p99 ms | packets missing | mouth to ear p50 ms | generator late p50 / p99 ms |
            |---|---|---:|---:|---:|---:|---:|---:|
            %s
            %s
            ## Set-up

            Calls that are answered, hear the greeting for a second and hang up, after 2,000 calls to warm the program.
            Times from INVITE to the first reply and to 200, taken at the caller.

            | who | calls/s | answered | first reply p50 / p99 ms | 200 p50 / p95 / p99 ms | CPU ms per call | repeats |
            |---|---:|---:|---:|---:|---:|---:|
            %s
            %s
            The other programs only answer and wait; this one opens a door, looks a number up, speaks a prompt and listens
            for keys.

            %s
            """.formatted(
                        Machine.line(),
                        seconds,
                        crowds.stream().map(TelephonePage::row).collect(Collectors.joining("\n")),
                        CROWDS_OF_OTHERS,
                        storms.stream().map(TelephonePage::row).collect(Collectors.joining("\n")),
                        STORMS_OF_OTHERS,
                        Stream.concat(
                                        remarks.stream(),
                                        Stream.of(
                                                "The other programs' figures were taken on a machine of the same kind,"
                                                        + " by the same method, before this program existed."))
                                .collect(Collectors.joining("\n"))).strip()
                + "\n";
    }

    private static String row(Crowd.Figures figures) {
        return String.format(
                Locale.ROOT,
                "| Parlour | %s | %.2f | %.0f | %.1f / %.1f | %.2f %% | %.0f (%.0f–%.0f) | %.1f / %.1f |",
                figures.size(),
                figures.cpuMillis(),
                figures.residentMegabytes(),
                figures.lateness().at(50),
                figures.lateness().at(99),
                Math.max(0, figures.lostPercent()),
                figures.mouthToEar().at(50),
                figures.mouthToEar().at(0),
                figures.mouthToEar().at(100),
                figures.ownLateness().at(50),
                figures.ownLateness().at(99));
    }

    private static String row(TelephoneLoadTest.Storm storm) {
        List<PlacedCall> answered =
                storm.calls().stream().filter(PlacedCall::succeeded).toList();
        Spread first = Spread.of(answered.stream().mapToDouble(PlacedCall::firstReplyMillis));
        Spread setUp = Spread.of(answered.stream().mapToDouble(PlacedCall::setUpMillis));
        return String.format(
                Locale.ROOT,
                "| Parlour | %d | %d of %d | %.1f / %.1f | %.1f / %.1f / %.1f | %.2f | %d |",
                storm.aSecond(),
                answered.size(),
                storm.calls().size(),
                first.at(50),
                first.at(99),
                setUp.at(50),
                setUp.at(95),
                setUp.at(99),
                storm.cpuMillisPerCall(),
                storm.repeats());
    }
}
