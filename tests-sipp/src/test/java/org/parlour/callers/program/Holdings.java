package org.parlour.callers.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the program holds. */
public record Holdings(Map<String, Integer> descriptors, Map<String, String> gauges, long heapBytes) {
    /** 64*T1 (RFC 3261 section 17.2.2), as long as the stack lingers behind it, and a busy machine. */
    private static final Duration LAST_TRANSACTION = Duration.ofSeconds(90);

    private static final Pattern GAUGE = Pattern.compile("(?m)^# TYPE (parlour_\\w+) gauge$");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    // A quarter of what the JVM counts is the gaps that its heap fills with arrays of this; they come and go by the
    // MiB.
    private static final Pattern GAPS =
            Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+\\[Ljdk\\.internal\\.vm\\.FillerElement;");

    /** What is held when the transactions of calls that are over have ended. */
    public static Holdings settled(TelephoneHouse house) throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + LAST_TRANSACTION.toNanos();
        while (!house.meters().contains("parlour_sip_transactions 0.0")) {
            assertThat(System.nanoTime()).as("transactions end").isLessThan(endNanos);
            assertThat(house.program().endsWithin(Duration.ofSeconds(1)))
                    .as("the program ends")
                    .isFalse();
        }
        long processId = house.program().processId();
        // Asked first: the JVM opens a socket for whoever asks it, and keeps it.
        long heapBytes = heapBytes(processId);
        return new Holdings(descriptors(processId), gauges(house.meters()), heapBytes);
    }

    /** By what they are. The admin's own connections come and go, and are left out. */
    private static Map<String, Integer> descriptors(long processId) throws IOException {
        Path folder = Path.of("/proc", Long.toString(processId));
        Set<String> streams = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(folder.resolve(table))) {
                streams.add("socket:[" + line.strip().split(" +", -1)[9] + "]");
            }
        }
        Map<String, Integer> kinds = new TreeMap<>();
        try (Stream<Path> descriptors = Files.list(folder.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (!streams.contains(target)) {
                    kinds.merge(target.replaceAll("(socket|pipe):.*", "$1"), 1, Integer::sum);
                }
            }
        }
        return kinds;
    }

    private static Map<String, String> gauges(String meters) {
        Map<String, String> gauges = new TreeMap<>();
        Matcher names = GAUGE.matcher(meters);
        while (names.find()) {
            String name = names.group(1);
            meters.lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .forEach(line -> gauges.put(
                            line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)));
        }
        return gauges;
    }

    /** All that lives, counted by the JVM itself after a collection. */
    private static long heapBytes(long processId) throws IOException, InterruptedException {
        Path tool =
                Path.of(ProcessHandle.current().info().command().orElseThrow()).resolveSibling("jcmd");
        Process process = new ProcessBuilder(tool.toString(), Long.toString(processId), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(answer).isZero();
        Matcher total = TOTAL.matcher(answer);
        assertThat(total.find()).as(answer).isTrue();
        Matcher gaps = GAPS.matcher(answer);
        return Long.parseLong(total.group(1)) - (gaps.find() ? Long.parseLong(gaps.group(1)) : 0);
    }
}
