package org.parlour.callers.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code ./measure wire}: SRTP, RTP and STUN under JMH, written to docs/measurements/wire.md. */
public final class MeasureWire {
    /** What a hand-written trial found before this code existed, ns a packet (median of its runs), on another day. */
    private static final Map<String, String> TRIED_BEFORE = Map.of(
            "protect AES_CM_128_HMAC_SHA1_80 160", "367–379 ns, 40–328 B",
            "protect AES_CM_128_HMAC_SHA1_80 1200", "1,096–1,194 ns, 40–1,368 B",
            "protect AEAD_AES_128_GCM 160", "302 ns, 920 B",
            "protect AEAD_AES_128_GCM 1200", "420 ns, 920 B",
            "jitsiProtect AES_CM_128_HMAC_SHA1_80 160", "483–502 ns, 328 B",
            "jitsiProtect AES_CM_128_HMAC_SHA1_80 1200", "1,166–1,185 ns, 1,368 B",
            "jitsiProtect AEAD_AES_128_GCM 160", "335 ns, 944 B",
            "jitsiProtect AEAD_AES_128_GCM 1200", "465 ns, 944 B",
            "readAndVerify", "3,100 ns, 1,126 B (ice4j decode, which does not verify)");

    private MeasureWire() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(List.of(SrtpBenchmark.class, RtpBenchmark.class, StunBenchmark.class).stream()
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining("|", ".*(", ").*")))
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .forks(2)
                        .jvmArgs("-XX:+UseZGC", "-Xmx1g")
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        Path page = Path.of(arguments[0]);
        Files.writeString(page, page(results));
    }

    private static String page(Collection<RunResult> results) {
        String rows = results.stream()
                .sorted(Comparator.comparing(MeasureWire::name))
                .map(MeasureWire::row)
                .collect(Collectors.joining("\n"));
        return """
            # What the wire costs

            Made by `./measure wire` on %s. One thread, two forks, five iterations of one second each; `±` is JMH's
            99.9 %% interval. Wall time on a machine with other work beside it: compare ratios within this table.
            "Before" is a trial without JMH, thread CPU time, made on such a machine before this code was written.

            | what | ns | ± | garbage, B | before |
            |---|---:|---:|---:|---|
            %s

            `protect` and `protectAndUnprotect` take a fresh sequence number each time, as a stream does; `jitsiProtect` is
            jitsi-srtp doing the same in the same process. `readAndNameTheSession` is all that a stranger's STUN message costs.
            Garbage with SRTP is the JDK's cipher's own; tests hold our part of it at zero.
            """.formatted(Machine.line(), rows);
    }

    private static String row(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> garbage = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return String.format(
                Locale.ROOT,
                "| %s | %,.1f | %,.1f | %,.0f | %s |",
                name(result),
                time.getScore(),
                time.getScoreError(),
                garbage == null ? 0.0 : garbage.getScore(),
                TRIED_BEFORE.getOrDefault(name(result), ""));
    }

    private static String name(RunResult result) {
        BenchmarkParams params = result.getParams();
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        return params.getParamsKeys().isEmpty()
                ? method
                : method + " " + params.getParam("profile") + " " + params.getParam("payloadBytes");
    }
}
