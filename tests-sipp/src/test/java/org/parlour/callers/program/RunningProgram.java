package org.parlour.callers.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One process of the program, with everything it has printed. */
public final class RunningProgram implements AutoCloseable {
    /** Generous: a machine that builds beside is slow, and no test waits longer than it must. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Pattern HTTP_DOOR = Pattern.compile("http://localhost:(\\d+)");
    private static final Pattern HTTPS_DOOR = Pattern.compile("https://\\S+:(\\d+)");
    private static final String END_OF_BANNER = "Ctrl-C ends it.";
    private static final List<String> QUICK_FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final List<String> SHIPPED_FLAGS =
            List.of("-XX:+UseZGC", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8");
    private static final List<String> USUAL = List.of(
            "--parlour.web.https-port=0",
            "--parlour.web.http-port=0",
            "--parlour.media.browser-port=0",
            // Markers are tones, and what lasts is noise to it. Suites about the voice itself turn it on.
            "--parlour.media.clean=false",
            "--parlour.media.firewall=false",
            "--parlour.sip.listen=");
    private static final String END_OF_STREAM = "end of stream";

    private final Process process;
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> stdout = new LinkedBlockingQueue<>();
    private final Thread stdoutReader;
    private final Thread stderrReader;

    private RunningProgram(Process process) {
        this.process = process;
        this.stdoutReader = reader(process.getInputStream(), stdout);
        this.stderrReader = reader(process.getErrorStream(), new LinkedBlockingQueue<>());
    }

    /** Starts the program on free ports and a data directory. */
    static RunningProgram serve(Path data, String... settings) throws IOException {
        return start(data, words(settings).toArray(String[]::new));
    }

    /** As {@link #serve}, by the flags that {@code ./run} gives it: for measurements. */
    static RunningProgram serveAsShipped(Path data, String... settings) throws IOException {
        return start(java(SHIPPED_FLAGS), data, words(settings));
    }

    /** On free ports, and without a telephone unless one is asked for: the usual port is there but once. */
    private static List<String> words(String... settings) {
        List<String> words = new ArrayList<>(List.of(settings));
        for (String usual : USUAL) {
            String name = usual.substring(0, usual.indexOf('=') + 1);
            if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith(name))) {
                words.add(usual);
            }
        }
        return words;
    }

    /** Starts the program with exactly these words; it ends by itself or is ended. */
    static RunningProgram start(Path data, String... words) throws IOException {
        return start(java(QUICK_FLAGS), data, List.of(words));
    }

    private static RunningProgram start(List<String> java, Path data, List<String> words) throws IOException {
        Path jar = jar();
        assertThat(jar).as("the program; mvn package builds it").isRegularFile();
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(words);
        return run(command, data);
    }

    /** Starts a main class of these tests with the class path they have. */
    static RunningProgram main(Class<?> main, Path data) throws IOException {
        List<String> command = new ArrayList<>(java(QUICK_FLAGS));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return run(command, data);
    }

    private static RunningProgram run(List<String> command, Path data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PARLOUR_DATA", data.toString());
        // Nobody's parlour.yaml may lie where it starts.
        builder.directory(
                Files.createDirectories(data.resolveSibling("nowhere")).toFile());
        return new RunningProgram(builder.start());
    }

    private static Path jar() {
        Path here = Path.of(System.getProperty("parlour.module.folder", "."));
        return Path.of(System.getProperty(
                        "parlour.program",
                        here.resolve("../conference-api/target/parlour.jar").toString()))
                .toAbsolutePath()
                .normalize();
    }

    private static List<String> java(List<String> flags) {
        List<String> words = new ArrayList<>();
        // Whoever starts the tests in the background of a shell hands down an ignored SIGINT.
        words.addAll(List.of("env", "--default-signal=INT"));
        words.add(ProcessHandle.current().info().command().orElseThrow());
        words.addAll(flags);
        words.add("--enable-native-access=ALL-UNNAMED");
        return words;
    }

    private Thread reader(InputStream stream, BlockingQueue<String> lines) {
        return Thread.ofVirtual().start(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    printed.add(line);
                    lines.add(line);
                }
            } catch (IOException ended) {
                printed.add("(the stream broke: " + ended.getMessage() + ")");
            }
            lines.add(END_OF_STREAM);
        });
    }

    /** The doors, once the banner has been printed to its end. */
    public Doors awaitDoors() throws InterruptedException {
        StringBuilder banner = new StringBuilder();
        for (String line = nextLine(); !line.contains(END_OF_BANNER); line = nextLine()) {
            assertThat(line).as("the program ended:%n%s", everythingPrinted()).isNotEqualTo(END_OF_STREAM);
            banner.append(line).append('\n');
        }
        return new Doors(port(HTTPS_DOOR, banner), port(HTTP_DOOR, banner));
    }

    public record Doors(int httpsPort, int httpPort) {}

    /** The next line of stdout. */
    String nextLine() throws InterruptedException {
        String line = stdout.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(line)
                .as("a line within %s; so far:%n%s", PATIENCE, everythingPrinted())
                .isNotNull();
        return String.valueOf(line);
    }

    private static int port(Pattern door, CharSequence banner) {
        Matcher matcher = door.matcher(banner);
        assertThat(matcher.find()).as("%s in%n%s", door, banner).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    /** Whether it ended by itself within the time. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    public int awaitExitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("an end; so far:%n%s", everythingPrinted())
                .isTrue();
        stdoutReader.join();
        stderrReader.join();
        return process.exitValue();
    }

    /** Sends a signal by its name, as a person or a supervisor does. */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExitCode();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long processId() {
        return process.pid();
    }

    /** Everything from both streams, in the order in which it was read. */
    public String everythingPrinted() {
        return String.join("\n", printed);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
