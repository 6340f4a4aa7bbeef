package org.parlour.callers.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.parlour.callers.measure.Machine;
import org.parlour.callers.voice.Chart.Line;
import org.parlour.callers.voice.Chart.Panel;
import org.parlour.callers.voice.Chart.Point;
import org.parlour.callers.voice.Chart.Scale;

/** How late a telephone is heard by another when its packets come unevenly. */
final class JitterSection {
    // No test uses them.
    private static final long FIRST_SEED = 8_001;
    private static final int NARROW_HZ = 8_000;
    private static final int PACKET = 160;
    private static final List<Integer> DEVIATIONS = List.of(0, 5, 10, 20, 40);
    private static final List<Integer> SPIKES = List.of(100, 200, 300, 400);
    private static final int SPIKE_AT_SECONDS = 20;
    private static final int SPIKE_DEVIATION_MILLIS = 5;
    private static final double SETTLED_SECONDS = 5;
    private static final int SPOKEN_SECONDS = 4;
    private static final int PAUSE_SECONDS = 1;

    private record Row(Arrivals arrivals, List<JitteredCall> calls) {
        double mean(ToDoubleFunction<JitteredCall> figure) {
            return Spread.of(calls.stream().map(figure::applyAsDouble).toList()).mean();
        }

        double delay(double part) {
            Spread all = Spread.of(calls.stream()
                    .flatMap(call -> call.delaysAfter(SETTLED_SECONDS).stream())
                    .toList());
            return part < 0 ? all.mean() : all.quantile(part);
        }
    }

    private record Spike(int millis, boolean pauses, List<JitteredCall> calls) {}

    private final List<short[]> said;
    private final int seconds;
    private final List<Row> rows = new ArrayList<>();
    private final List<Spike> spikes = new ArrayList<>();

    private JitterSection(List<Talk> narrow, int seconds) {
        this.seconds = seconds;
        said = narrow.stream().map(talk -> conversation(talk, seconds)).toList();
        for (int deviation : DEVIATIONS) {
            rows.add(row(deviation == 0 ? Arrivals.even() : Arrivals.normal(deviation)));
        }
        for (Arrivals arrivals : List.of(
                Arrivals.mobile(), Arrivals.wireless(), Arrivals.clumps(), Arrivals.drift(200), Arrivals.drift(-200))) {
            rows.add(row(arrivals));
        }
        for (int millis : SPIKES) {
            spikes.add(new Spike(millis, true, spiked(said, millis)));
        }
        List<short[]> restless =
                narrow.stream().map(talk -> repeated(talk.samples(), seconds)).toList();
        spikes.add(new Spike(SPIKES.getLast(), false, spiked(restless, SPIKES.getLast())));
    }

    private Row row(Arrivals arrivals) {
        List<JitteredCall> calls = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            calls.add(JitteredCall.drawn(said.get(i), arrivals, FIRST_SEED + i));
        }
        return new Row(arrivals, calls);
    }

    /** On a line of little jitter nothing comes once, for so long. */
    private static List<JitteredCall> spiked(List<short[]> said, int millis) {
        Arrivals arrivals = Arrivals.normal(SPIKE_DEVIATION_MILLIS);
        List<JitteredCall> calls = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            long seed = FIRST_SEED + i;
            long[] lateness = arrivals.latenessNanos(said.get(i).length / PACKET, seed);
            int first = SPIKE_AT_SECONDS * NARROW_HZ / PACKET;
            for (int packet = 0; packet < millis / 20; packet++) {
                long wait = millis * 1_000_000L - packet * Arrivals.PACKET_NANOS;
                lateness[first + packet] = Math.max(lateness[first + packet], wait);
            }
            calls.add(new JitteredCall(said.get(i), arrivals, lateness, seed));
        }
        return calls;
    }

    /** Four seconds are spoken, one is not. */
    private static short[] conversation(Talk talk, int seconds) {
        short[] conversation = new short[seconds * NARROW_HZ];
        int turn = (SPOKEN_SECONDS + PAUSE_SECONDS) * NARROW_HZ;
        int from = 0;
        for (int i = 0; i < conversation.length; i++) {
            if (i % turn < SPOKEN_SECONDS * NARROW_HZ) {
                conversation[i] = talk.samples()[from++ % talk.samples().length];
            }
        }
        return conversation;
    }

    private static short[] repeated(short[] samples, int seconds) {
        short[] repeated = new short[seconds * NARROW_HZ];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = samples[i % samples.length];
        }
        return repeated;
    }

    /** @param seconds of each call */
    static Section measured(List<Talk> narrow, int seconds) {
        JitterSection section = new JitterSection(narrow, seconds);
        return new Section(
                "jitter",
                section.text(),
                List.of(new Section.Picture(
                        "voice-jitter.svg", Chart.svg("Delay against jitter, recorded speech", 2, section.panels()))));
    }

    private String text() {
        return """
            ## Delay against jitter

            Measured on %s. A telephone speaks by A-law in packets of 20 ms, %d s of each of %d languages, %d s of speech and %d s of
            silence in turn; they come late by each of these networks, in order, none lost (seeds %d to %d). A second telephone of
            the room hears it through `OrderBuffer`, gate, `FrameBuffer` and mix, without cleaning; what was said is looked for in
            what it is sent, ten times a second, and *delay* is how much later it is heard than if it had come by the quickest way and
            been played at once: 0 to 20 ms until the next tick, filters and the codec down are in it, the packet's own 20 ms and
            the way are not. The first %.0f s, in which the buffer learns, are left out of delays. *Late* are packets with a voice in them
            that came after their place was due; nothing is thrown away for that, it is heard later instead: *concealed* is how
            much of the time concealment stood for them, *stretched* and *left out* how much was added and taken
            otherwise to change the delay.

            ![Delay against jitter](voice-jitter.svg)

            | network | packets later than the quickest: mean | 95 %% below | delay: mean | 95 %% below | 99 %% below | late | concealed | stretched | left out |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            %s

            After a spike: for once nothing comes, then all at once; else normal jitter of %d ms. Means over languages.

            | spike | delay before | 1–2 s after | 5–6 s | 10–11 s | 20–21 s | 30–31 s |
            |---|---:|---:|---:|---:|---:|---:|
            %s
            """.formatted(
                        Machine.line(),
                        seconds,
                        said.size(),
                        SPOKEN_SECONDS,
                        PAUSE_SECONDS,
                        FIRST_SEED,
                        FIRST_SEED + said.size() - 1,
                        SETTLED_SECONDS,
                        rows.stream().map(this::row).collect(Collectors.joining("\n")),
                        SPIKE_DEVIATION_MILLIS,
                        spikes.stream().map(JitterSection::row).collect(Collectors.joining("\n")));
    }

    private String row(Row row) {
        Spread lateness = lateness(row.arrivals());
        return String.format(
                Locale.ROOT,
                "| %s | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.2f %% | %.2f %% | %.2f %% | %.2f %% |",
                row.arrivals().words(),
                lateness.mean(),
                lateness.quantile(0.95),
                row.delay(-1),
                row.delay(0.95),
                row.delay(0.99),
                row.mean(call -> call.latePercent(SETTLED_SECONDS)),
                row.mean(JitteredCall::concealedPercent),
                row.mean(JitteredCall::stretchedPercent),
                row.mean(JitteredCall::shrunkPercent));
    }

    private Spread lateness(Arrivals arrivals) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Arrays.stream(arrivals.latenessNanos(seconds * NARROW_HZ / PACKET, FIRST_SEED + i))
                    .forEach(nanos -> all.add(nanos / 1e6));
        }
        return Spread.of(all);
    }

    private static String row(Spike spike) {
        return String.format(
                Locale.ROOT,
                "| %d ms, %s | %s | %s | %s | %s | %s | %s |",
                spike.millis(),
                spike.pauses() ? "pauses" : "no pauses",
                after(spike, -3, -1),
                after(spike, 1, 2),
                after(spike, 5, 6),
                after(spike, 10, 11),
                after(spike, 20, 21),
                after(spike, 30, 31));
    }

    private static String after(Spike spike, double from, double to) {
        double mean = mean(spike, SPIKE_AT_SECONDS + from, SPIKE_AT_SECONDS + to);
        return Double.isNaN(mean) ? "pause" : String.format(Locale.ROOT, "%.0f ms", mean);
    }

    private static double mean(Spike spike, double from, double to) {
        return Spread.of(spike.calls().stream()
                        .flatMap(call -> call.delays().stream())
                        .filter(point -> point.across() >= from && point.across() < to)
                        .map(Point::up)
                        .toList())
                .mean();
    }

    private List<Panel> panels() {
        Scale millis = new Scale("milliseconds", 0, 200, 5);
        Scale upToMuch = new Scale("milliseconds of delay", 0, 500, 5);
        List<Row> normal = rows.subList(0, DEVIATIONS.size());
        return List.of(
                new Panel(
                        "Normal jitter",
                        new Scale("standard deviation, ms", 0, DEVIATIONS.getLast(), 8),
                        millis,
                        List.of(
                                line("delay, mean", normal, row -> row.delay(-1)),
                                line("delay, 95 % below", normal, row -> row.delay(0.95)),
                                line(
                                        "packets later than the quickest, 95 % below",
                                        normal, row -> lateness(row.arrivals()).quantile(0.95))),
                        List.of()),
                new Panel(
                        "After a spike",
                        new Scale("seconds after it", -5, 35, 8),
                        upToMuch,
                        spikes.stream().map(JitterSection::overTime).toList(),
                        List.of()),
                new Panel(
                        "One call on each network",
                        new Scale("seconds of the call", 0, seconds, 6),
                        upToMuch,
                        rows.subList(DEVIATIONS.size(), DEVIATIONS.size() + 3).stream()
                                .map(row -> oneCall(row))
                                .toList(),
                        List.of()),
                new Panel(
                        "A phone's clock that is not exact, one call each",
                        new Scale("seconds of the call", 0, seconds, 6),
                        new Scale("milliseconds of delay", 0, 100, 5),
                        List.of(oneCall(rows.getFirst()), oneCall(rows.get(rows.size() - 2)), oneCall(rows.getLast())),
                        List.of()));
    }

    private static Line line(String title, List<Row> normal, ToDoubleFunction<Row> figure) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < normal.size(); i++) {
            points.add(new Point(DEVIATIONS.get(i), figure.applyAsDouble(normal.get(i))));
        }
        return new Line(title, points);
    }

    private static Line oneCall(Row row) {
        return new Line(row.arrivals().words(), row.calls().getFirst().delays());
    }

    private static Line overTime(Spike spike) {
        List<Point> points = new ArrayList<>();
        for (double at = -5; at < 35; at += 0.25) {
            double mean = mean(spike, SPIKE_AT_SECONDS + at, SPIKE_AT_SECONDS + at + 0.5);
            // In the pauses nobody hears a delay.
            if (!Double.isNaN(mean)) {
                points.add(new Point(at + 0.25, mean));
            }
        }
        return new Line("%d ms%s".formatted(spike.millis(), spike.pauses() ? "" : ", no pauses"), points);
    }
}
