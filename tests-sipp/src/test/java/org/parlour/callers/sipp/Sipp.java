package org.parlour.callers.sipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.parlour.callers.phone.FreePorts;
import org.parlour.callers.phone.RtpPeer;
import org.parlour.callers.process.Spawned;

/**
 * SIPp plays one scenario file. It signals only: its own digits need raw sockets, so the sound is that of an {@link
 * RtpPeer}, which the scenario's description names.
 */
public final class Sipp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_OF_A_FILE_CHARS = 100_000;

    private final Spawned process;
    private final Path folder;
    private final String scenario;

    private Sipp(Spawned process, Path folder, String scenario) {
        this.process = process;
        this.folder = folder;
        this.scenario = scenario;
    }

    /**
     * How a scenario is to be played.
     *
     * @param scenario the file's name, without its ending
     * @param keys what the file calls {@code [name]}
     * @param words further words of SIPp's command line
     */
    public record Play(String scenario, Map<String, String> keys, List<String> words) {
        public Play {
            keys = Map.copyOf(keys);
            words = List.copyOf(words);
        }

        public static Play of(String scenario) {
            return new Play(scenario, Map.of(), List.of());
        }

        public Play with(String key, String value) {
            Map<String, String> more = new TreeMap<>(keys);
            more.put(key, value);
            return new Play(scenario, more, words);
        }

        /** The sound is that peer's. */
        public Play sounding(RtpPeer peer) {
            return with("rtp_host", peer.address().getAddress().getHostAddress())
                    .with("rtp_port", Integer.toString(peer.port()))
                    .with("payload", Integer.toString(peer.voice().law().payloadType()))
                    .with("encoding", peer.voice().law().encoding());
        }

        /** How long the scenario's plain pauses are. */
        public Play pausing(Duration time) {
            return saying("-d", Long.toString(time.toMillis()));
        }

        public Play byTcp() {
            return saying("-t", "t1");
        }

        /** So many calls at such a rate. */
        public Play calls(int calls, int aSecond) {
            return saying("-m", Integer.toString(calls)).saying("-r", Integer.toString(aSecond));
        }

        public Play saying(String... more) {
            List<String> all = new ArrayList<>(words);
            all.addAll(List.of(more));
            return new Play(scenario, keys, all);
        }
    }

    /** Begins to play towards an address, with number {@code 100} called unless the keys say otherwise. */
    public static Sipp begin(Path folder, InetSocketAddress gateway, Play play) throws IOException {
        Spawned.need("sipp", "sip-tester");
        Path own = Files.createTempDirectory(folder, play.scenario());
        Map<String, String> keys = new TreeMap<>(Map.of("caller", "5550100", "rtp_host", "127.0.0.1", "rtp_port", "9"));
        keys.putAll(Map.of("payload", "8", "encoding", "PCMA"));
        keys.putAll(play.keys());
        List<String> command = new ArrayList<>(List.of(
                "sipp",
                gateway.getAddress().getHostAddress() + ":" + gateway.getPort(),
                "-sf",
                file(play.scenario()).toString(),
                "-i",
                "127.0.0.1",
                "-p",
                Integer.toString(FreePorts.signalling("127.0.0.1")),
                "-s",
                keys.getOrDefault("number", "100"),
                "-nostdin",
                // The gateway asks by OPTIONS whether a call still stands.
                "-aa",
                "-timeout",
                PATIENCE.toSeconds() + "s",
                "-timeout_error"));
        command.addAll(List.of("-trace_err", "-error_file", "errors.txt"));
        command.addAll(List.of("-trace_msg", "-message_file", "messages.txt"));
        if (!play.words().contains("-m")) {
            command.addAll(List.of("-m", "1"));
        }
        keys.forEach((key, value) -> command.addAll(List.of("-key", key, value)));
        command.addAll(play.words());
        return new Sipp(Spawned.start(own, command), own, play.scenario());
    }

    /** Plays to the end. */
    public static Outcome play(Path folder, InetSocketAddress gateway, Play play)
            throws IOException, InterruptedException {
        try (Sipp sipp = begin(folder, gateway, play)) {
            return sipp.end();
        }
    }

    private static Path file(String scenario) {
        Path here = Path.of(System.getProperty("parlour.module.folder", "."));
        Path file = here.resolve("scenarios")
                .resolve(scenario + ".xml")
                .toAbsolutePath()
                .normalize();
        assertThat(file).as("the scenario").isRegularFile();
        return file;
    }

    /**
     * What came of it.
     *
     * @param exitCode 0 when every call went as the scenario says
     * @param errors what SIPp found wrong
     * @param messages all that was sent and received
     */
    public record Outcome(String scenario, int exitCode, String errors, String messages) {
        public void assertWentAsWritten() {
            assertThat(exitCode).as("%s%n%s%n%s", scenario, errors, messages).isZero();
        }
    }

    /** Waits for its end. */
    public Outcome end() throws IOException, InterruptedException {
        assertThat(process.endsWithin(PATIENCE.plusSeconds(10)))
                .as("%s ends; it printed:%n%s", scenario, process.everythingPrinted())
                .isTrue();
        int exitCode = process.exitCode();
        return new Outcome(scenario, exitCode, read("errors.txt"), read("messages.txt"));
    }

    private String read(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            // A scenario that cannot be read is said on the terminal only.
            if (files.noneMatch(file -> file.endsWith(name))) {
                return name.equals("errors.txt") ? process.everythingPrinted() : "";
            }
        }
        String text = Files.readString(folder.resolve(name));
        return text.substring(0, Math.min(text.length(), MOST_OF_A_FILE_CHARS));
    }

    @Override
    public void close() {
        process.close();
    }
}
