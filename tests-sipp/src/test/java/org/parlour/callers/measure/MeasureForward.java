package org.parlour.callers.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * {@code ./measure forward}: what a forwarded packet costs, and what it would cost to receive, encrypt and send it and
 * nothing else; both in the same process, by turns. Written to docs/measurements/forwarding.md. With {@code --raw} only
 * the limit, on the terminal.
 */
public final class MeasureForward {
    private static final String RAW_ONLY = "--raw";
    private static final int[] LOOPS = {1, 2};
    private static final List<ForwardShape> SHAPES =
            List.of(ForwardShape.ONE_SHOWS, ForwardShape.TEN_SHOW, ForwardShape.ONE_SPEAKS, ForwardShape.TEN_SPEAK);
    private static final int ROUNDS = 7;
    private static final int OPEN_EVERY = 8;
    private static final Duration FIRST = Duration.ofSeconds(12);
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration SETTLING = Duration.ofMillis(500);
    private static final Duration WINDOW = Duration.ofSeconds(4);

    /**
     * What one window found, for one packet that was heard.
     *
     * @param heard of those that were to be
     */
    private record Round(
            double cpuMicros,
            double userMicros,
            double garbageBytes,
            double halfMicros,
            double mostMicros,
            double heard) {}

    /** @param silence what the loops use when nobody publishes, in ms of CPU and kB of garbage a second */
    private record Result(
            int loops, ForwardShape shape, List<Round> raw, List<Round> forward, AtomicReference<String> silence) {}

    private MeasureForward() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean rawOnly = arguments[0].equals(RAW_ONLY);
        // The compiler has seen all of it before anything is measured.
        for (ForwardShape shape : SHAPES) {
            measure(1, shape, 0, FIRST, rawOnly);
        }
        List<Result> results = new ArrayList<>();
        for (int loops : LOOPS) {
            for (ForwardShape shape : SHAPES) {
                Result result = measure(loops, shape, ROUNDS, WARM_UP, rawOnly);
                results.add(result);
                System.out.println(cost(result));
                System.out.println(rest(result));
            }
        }
        if (!rawOnly) {
            Files.writeString(Path.of(arguments[0]), page(results));
        }
        // Handshakes leave threads of the library's own.
        System.exit(0);
    }

    private static Result measure(int loops, ForwardShape shape, int rounds, Duration warmUp, boolean rawOnly)
            throws IOException, InterruptedException {
        Result result = new Result(loops, shape, new ArrayList<>(), new ArrayList<>(), new AtomicReference<>(""));
        Delays rawDelays = new Delays();
        Delays delays = new Delays();
        try (RawSide raw = RawSide.open(loops, shape, rawDelays, OPEN_EVERY);
                ForwardTraffic rawTraffic = new ForwardTraffic(raw, shape)) {
            if (rawOnly) {
                rawTraffic.talk(warmUp);
                for (int i = 0; i < rounds; i++) {
                    result.raw.add(round(raw, rawTraffic, rawDelays, shape));
                }
                return result;
            }
            try (RoomSide room = RoomSide.open(loops, shape, delays, OPEN_EVERY);
                    ForwardTraffic traffic = new ForwardTraffic(room, shape)) {
                rawTraffic.talk(warmUp);
                traffic.talk(warmUp);
                for (int i = 0; i < rounds; i++) {
                    result.raw.add(round(raw, rawTraffic, rawDelays, shape));
                    result.forward.add(round(room, traffic, delays, shape));
                }
                result.silence.set(silence(room));
            }
        }
        return result;
    }

    private static Round round(ForwardSide side, ForwardTraffic traffic, Delays delays, ForwardShape shape)
            throws IOException, InterruptedException {
        traffic.talk(SETTLING);
        LoopThreads threads = new LoopThreads(side.loops());
        delays.forget();
        LoopThreads.Use before = threads.use();
        long heardBefore = traffic.heard();
        long sent = traffic.talk(WINDOW);
        LoopThreads.Use used = threads.use().since(before);
        long heard = traffic.heard() - heardBefore;
        return new Round(
                used.cpuNanos() / 1_000.0 / heard,
                used.userNanos() / 1_000.0 / heard,
                used.garbageBytes() / (double) heard,
                delays.micros(50),
                delays.micros(99),
                heard / (double) (sent * shape.copies()));
    }

    private static String silence(RoomSide room) throws InterruptedException {
        LoopThreads threads = new LoopThreads(room.loops());
        LoopThreads.Use before = threads.use();
        boolean _ = new CountDownLatch(1).await(WINDOW.toSeconds(), TimeUnit.SECONDS);
        LoopThreads.Use used = threads.use().since(before);
        return String.format(
                Locale.ROOT,
                "%.1f ms · %,.0f kB",
                used.cpuNanos() / 1e6 / WINDOW.toSeconds(),
                used.garbageBytes() / 1e3 / WINDOW.toSeconds());
    }

    private static String page(Collection<Result> results) {
        return """
            # What forwarding costs

            Made by `./measure forward` on %s. `./measure forward --raw` prints the limit alone.

            A packet that somebody publishes is received, decrypted, read, counted, given to the slots of those who see or
            hear it, rewritten and encrypted for each, kept for repairs, and sent. *Raw* is the limit of that on the same
            loops and sockets: received, copied and encrypted for each, sent, and nothing else. Both run in one process, by
            turns, %d windows of %d s each. The figures are the loops' CPU time for each packet that arrived: the middle
            window, and the least and the most of them. Other work was running beside it: compare within a row.

            | loops | packets | sent a second | raw, µs | forward, µs | forward ÷ raw | raw outside the kernel, µs | forward outside the kernel, µs | the same ratio |
            |---:|---|---:|---:|---:|---:|---:|---:|---:|
            %s

            A packet over the loopback address costs its sender what the receiver's kernel would have to do, too, so that the
            first ratio is kinder than a network is; the second one leaves the kernel out and is stricter. The aim is twice
            raw.

            | loops | packets | raw delay, p50 · p99 µs | forward delay, p50 · p99 µs | raw garbage, B | forward garbage, B | arrived | silent rooms, a second |
            |---:|---|---:|---:|---:|---:|---:|---:|
            %s

            Delay is from the publisher's socket to the viewer's, both in this process, of one packet in eight; what
            forwarding adds is the difference. Garbage is the JDK's cipher and Netty's (see wire.md), in *forward* with the
            share of a packet in the decryption of the one that it was made of.

            There is one room on each loop. Ten voices are sent and each viewer hears four, for a page has four slots for
            sound; a picture goes to all others. The rooms are real ones: `ForwardingCore`, reached by synthetic browsers
            through checks and DTLS, AEAD_AES_128_GCM. What a loop does every 10 ms, whether somebody talks or not, is part of
            the figures; by itself it is the last column.
            """.formatted(
                        Machine.line(),
                        ROUNDS,
                        WINDOW.toSeconds(),
                        rows(results, MeasureForward::cost),
                        rows(results, MeasureForward::rest));
    }

    private static String rows(Collection<Result> results, Function<Result, String> row) {
        return results.stream().map(row).collect(Collectors.joining("\n"));
    }

    private static String cost(Result result) {
        ForwardShape shape = result.shape;
        int perSecond = result.loops * shape.publishers() * shape.packetsPerSecond() * shape.copies();
        return String.format(
                Locale.ROOT,
                "| %d | %s | %,d | %s | %s | %s | %s | %s | %s |",
                result.loops,
                shape,
                perSecond,
                spread(result.raw, Round::cpuMicros),
                spread(result.forward, Round::cpuMicros),
                ratio(result, Round::cpuMicros),
                spread(result.raw, Round::userMicros),
                spread(result.forward, Round::userMicros),
                whole(result, Round::userMicros));
    }

    private static String rest(Result result) {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %s | %s | %s | %s | %s | %s |",
                result.loops,
                result.shape,
                delay(result.raw),
                delay(result.forward),
                middle(result.raw, Round::garbageBytes),
                middle(result.forward, Round::garbageBytes),
                spread(result.forward, Round::heard),
                result.silence.get());
    }

    private static String ratio(Result result, ToDoubleFunction<Round> figure) {
        return spread(IntStream.range(0, result.forward.size())
                .mapToDouble(
                        i -> figure.applyAsDouble(result.forward.get(i)) / figure.applyAsDouble(result.raw.get(i))));
    }

    /** All windows together, where a single one is told too coarsely. */
    private static String whole(Result result, ToDoubleFunction<Round> figure) {
        double raw = result.raw.stream().mapToDouble(figure).sum();
        double forward = result.forward.stream().mapToDouble(figure).sum();
        return result.forward.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", forward / raw);
    }

    private static String spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return spread(rounds.stream().mapToDouble(figure));
    }

    private static String spread(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        return sorted.length == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.2f (%.2f–%.2f)",
                        sorted[sorted.length / 2],
                        sorted[0],
                        sorted[sorted.length - 1]);
    }

    private static String delay(List<Round> rounds) {
        return rounds.isEmpty() ? "" : middle(rounds, Round::halfMicros) + " · " + middle(rounds, Round::mostMicros);
    }

    private static String middle(List<Round> rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? "" : String.format(Locale.ROOT, "%,.0f", sorted[sorted.length / 2]);
    }
}
