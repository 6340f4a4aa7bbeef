package org.parlour.callers.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.parlour.mixer.opus.OpusCodecs;

/** {@code ./measure mixer}: a room's tick, its stages and Opus under JMH, written to docs/measurements/mixer.md. */
public final class MeasureMixer {
    private MeasureMixer() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(".*(Mixer|MixerStages|Opus)Benchmark.*")
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .forks(2)
                        .jvmArgs("-XX:+UseZGC", "-Xmx1g", "--enable-native-access=ALL-UNNAMED")
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        Files.writeString(Path.of(arguments[0]), page(results));
    }

    private static String page(Collection<RunResult> results) {
        String rows = results.stream()
                .sorted(Comparator.comparing(MeasureMixer::name))
                .map(MeasureMixer::row)
                .collect(Collectors.joining("\n"));
        return """
            # What the mixer costs

            Made by `./measure mixer` on %s.
            One thread, two forks, five iterations of one second each; `±` is JMH's 99.9 %% interval. Wall time on a
            machine with other work beside it: compare ratios within this table.

            | what, for 20 ms of sound | µs | ± | garbage, B |
            |---|---:|---:|---:|
            %s

            `arrivalsAndTick N S B` is a room of N phones of which S speak, G.711 at 20 ms, and of browsers of which B
            do: a packet of every phone into its jitter buffers and of every such browser into its own, then the tick
            with decoding, levels, sum, mix-minus, limiting, filtering, encoding and packets. Where there are browsers,
            each phone that speaks is encoded for them. The budget for 10 phones with 3 speaking is 120 µs, with
            browsers 450.

            Rows that end in `libopus` or `java` are Opus, a frame of 20 ms mono with in-band repair, by %s
            and by its stand-in in pure Java, which cannot copy an encoder. `C1` and `C5` are complexities; a phone's
            packets are made from 16 kHz, a browser's from 48. The other rows are single stages.
            """.formatted(Machine.line(), rows, OpusCodecs.open().version());
    }

    private static String row(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> garbage = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return String.format(
                Locale.ROOT,
                "| %s | %,.2f | %,.2f | %,.0f |",
                name(result),
                time.getScore(),
                time.getScoreError(),
                garbage == null ? 0.0 : garbage.getScore());
    }

    private static String name(RunResult result) {
        BenchmarkParams params = result.getParams();
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        return Stream.concat(Stream.of(method), params.getParamsKeys().stream().map(params::getParam))
                .collect(Collectors.joining(" "));
    }
}
