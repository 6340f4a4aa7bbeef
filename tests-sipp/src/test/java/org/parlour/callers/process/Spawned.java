package org.parlour.callers.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A process of somebody else's program, with everything it has printed; it ends with the test that began it. */
public final class Spawned implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Process process;
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Thread reader;

    private Spawned(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** Whoever is missing says so, and its tests do not run. */
    public static void need(String command, String debianPackage) {
        assumeTrue(
                find(command).isPresent(),
                "not run: " + command + " is missing (Debian: apt-get install " + debianPackage + ")");
    }

    /** Where a command is, by the path that this process has. */
    public static Optional<Path> find(String command) {
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(File.pathSeparator, -1)).stream()
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it in a folder of its own, which is its home too: nobody's settings count. */
    public static Spawned start(Path folder, List<String> command) throws IOException {
        List<String> words = new ArrayList<>();
        // Whoever starts the tests in the background of a shell hands down an ignored SIGINT.
        words.addAll(List.of("env", "--default-signal=INT"));
        words.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("HOME", folder.toString(), "TERM", "dumb", "LC_ALL", "C.UTF-8"));
        return new Spawned(builder.start());
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
            }
        } catch (IOException ended) {
            printed.add("(the stream broke: " + ended.getMessage() + ")");
        }
    }

    /** Types a line into it. */
    public void type(String line) throws IOException {
        OutputStream stream = process.getOutputStream();
        stream.write((line + "\n").getBytes(UTF_8));
        stream.flush();
    }

    /** Waits for a line that holds some words. */
    public boolean awaitPrinted(String words, Duration atMost) throws InterruptedException {
        long untilNanos = System.nanoTime() + atMost.toNanos();
        while (printed.stream().noneMatch(line -> line.contains(words))) {
            if (System.nanoTime() > untilNanos || process.waitFor(20, TimeUnit.MILLISECONDS)) {
                return printed.stream().anyMatch(line -> line.contains(words));
            }
        }
        return true;
    }

    /** Waits for a line that begins with some words, and takes it out of what was printed; empty when none came. */
    public Optional<String> awaitLine(String beginning, Duration atMost) throws InterruptedException {
        long untilNanos = System.nanoTime() + atMost.toNanos();
        while (true) {
            boolean isLast = process.waitFor(10, TimeUnit.MILLISECONDS) || System.nanoTime() > untilNanos;
            Optional<String> found =
                    printed.stream().filter(line -> line.startsWith(beginning)).findFirst();
            if (found.isPresent() || isLast) {
                found.ifPresent(printed::remove);
                return found;
            }
        }
    }

    /** Its exit code, or null when it has not ended by then. */
    public boolean endsWithin(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    public int exitCode() throws InterruptedException {
        reader.join(LAST_WORDS);
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String everythingPrinted() {
        return String.join("\n", printed);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!endsWithin(LAST_WORDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join(LAST_WORDS);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
