package org.parlour.callers.baresip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parlour.callers.phone.FreePorts;
import org.parlour.callers.phone.Law;
import org.parlour.callers.phone.Wav;
import org.parlour.callers.process.Spawned;

/** A SIP phone without head or hands: what it says is a file, what it hears is written to one, and a socket commands it. */
public final class Baresip implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    // Baresip forgets a key that is pressed while another is down.
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(300);
    private static final Pattern EVENT = Pattern.compile("\"type\":\"([A-Z_]+)\"");

    private final Spawned process;
    private final Path folder;
    private final Socket control;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Thread reader;

    private Baresip(Spawned process, Path folder, Socket control) {
        this.process = process;
        this.folder = folder;
        this.control = control;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /**
     * A phone.
     *
     * @param caller the number it says it has
     * @param codec and the rate of its samples
     * @param transport udp or tcp
     */
    public record Setup(String caller, String codec, int rateHz, String transport) {
        private static final int NARROW_HZ = 8_000;
        private static final int WIDE_HZ = 16_000;
        private static final int FULL_HZ = 48_000;

        /** As telephones always were. */
        public Setup(String caller, Law law, String transport) {
            this(caller, law.encoding(), NARROW_HZ, transport);
        }

        /** With G.722: what it says and hears is of 16 kHz. */
        public static Setup wide(String caller) {
            return new Setup(caller, "G722", WIDE_HZ, "udp");
        }

        /** With Opus: what it says and hears is of 48 kHz. */
        public static Setup opus(String caller) {
            return new Setup(caller, "opus", FULL_HZ, "udp");
        }

        // RFC 7587 section 7: always named with two.
        private int namedChannels() {
            return codec.equals("opus") ? 2 : 1;
        }
    }

    /** Starts one in a new folder; what it will say must be longer than the call. */
    public static Baresip start(Path room, Setup setup, short[] says) throws IOException, InterruptedException {
        Spawned.need("baresip", "baresip-core");
        Path folder = Files.createTempDirectory(room, "baresip");
        Wav.write(folder.resolve("says.wav"), says, setup.rateHz());
        int controlPort = FreePorts.signalling("127.0.0.1");
        Files.writeString(
                folder.resolve("config"),
                config(folder, FreePorts.signalling("127.0.0.1"), controlPort, setup.rateHz()));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:%s@127.0.0.1;transport=%s>;regint=0;answermode=auto;audio_codecs=%s/%d/%d%n"
                        .formatted(
                                setup.caller(),
                                setup.transport(),
                                setup.codec(),
                                setup.rateHz(),
                                setup.namedChannels()));
        Files.writeString(folder.resolve("contacts"), "");
        Spawned process = Spawned.start(folder, List.of("baresip", "-f", folder.toString()));
        try {
            return new Baresip(process, folder, connect(process, controlPort));
        } catch (IOException | InterruptedException | AssertionError failed) {
            process.close();
            throw failed;
        }
    }

    private static String config(Path folder, int sipPort, int controlPort, int rateHz) throws IOException {
        int rtpPort = FreePorts.signalling("127.0.0.1");
        // The interface is named by its address; a name fails. Without a player nothing is decoded.
        return """
            poll_method epoll
            sip_listen 127.0.0.1:%d
            net_interface 127.0.0.1
            rtp_ports %d-%d
            call_max_calls 4
            audio_source aufile,%s/says.wav
            audio_player aubridge,nowhere
            audio_alert aubridge,nowhere
            audio_buffer 20-160
            ausrc_srate %d
            auplay_srate %d
            ausrc_channels 1
            auplay_channels 1
            module_path %s
            module g711.so
            module g722.so
            module opus.so
            opus_stereo no
            opus_sprop_stereo no
            opus_inbandfec yes
            module aufile.so
            module aubridge.so
            module sndfile.so
            module_tmp account.so
            module_app menu.so
            module_app ctrl_tcp.so
            ctrl_tcp_listen 127.0.0.1:%d
            snd_path %s
            """.formatted(sipPort, rtpPort, rtpPort + 1, folder, rateHz, rateHz, modules(), controlPort, folder);
    }

    private static Path modules() {
        return Stream.of("/usr/lib/baresip/modules", "/usr/local/lib/baresip/modules")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("/usr/lib/baresip/modules"));
    }

    private static Socket connect(Spawned process, int port) throws IOException, InterruptedException {
        assertThat(process.awaitPrinted("baresip is ready", PATIENCE))
                .as("baresip is ready; it printed:%n%s", process.everythingPrinted())
                .isTrue();
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (ConnectException refused) {
            throw new AssertionError("baresip takes no commands; it printed:\n" + process.everythingPrinted(), refused);
        }
    }

    public void dial(InetSocketAddress gateway, String number, String transport) throws IOException {
        command(
                "dial",
                "sip:%s@%s:%d;transport=%s"
                        .formatted(number, gateway.getAddress().getHostAddress(), gateway.getPort(), transport));
    }

    /** Presses keys, one after the other; back when the last one is pressed. */
    public void press(String faces) throws IOException, InterruptedException {
        for (int i = 0; i < faces.length(); i++) {
            command("sndcode", faces.substring(i, i + 1));
            linger(BETWEEN_KEYS);
        }
    }

    /** Lets time go by unless the call ends. */
    public void linger(Duration time) throws InterruptedException {
        long untilNanos = System.nanoTime() + time.toNanos();
        for (String event = next(untilNanos); event != null; event = next(untilNanos)) {
            assertThat(event).as("what happens in the call").isNotEqualTo("CALL_CLOSED");
        }
    }

    public void hangUp() throws IOException, InterruptedException {
        command("hangup", "");
        expect("CALL_CLOSED");
    }

    public void expectEstablished() throws InterruptedException {
        expect("CALL_ESTABLISHED");
    }

    /** Waits for one of its events, as CALL_ESTABLISHED or CALL_CLOSED. */
    public void expect(String wanted) throws InterruptedException {
        expect(wanted, PATIENCE);
    }

    public void expect(String wanted, Duration atMost) throws InterruptedException {
        long untilNanos = System.nanoTime() + atMost.toNanos();
        for (String event = next(untilNanos); event != null; event = next(untilNanos)) {
            if (event.equals(wanted)) {
                return;
            }
        }
        throw new AssertionError(
                "baresip says no " + wanted + " within " + atMost + "; it printed:\n" + process.everythingPrinted());
    }

    private @Nullable String next(long untilNanos) throws InterruptedException {
        return events.poll(Math.max(0, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** All that it heard in its last call, whole once that has ended. */
    public short[] hears() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path newest = files.filter(file -> file.getFileName().toString().endsWith("-dec.wav"))
                    .max(Path::compareTo)
                    .orElse(null);
            return newest == null ? new short[0] : Wav.read(newest);
        }
    }

    public String everythingPrinted() {
        return process.everythingPrinted();
    }

    // --- its commands: netstrings of JSON ----------------------------------------------------------------------------

    private void command(String name, String words) throws IOException {
        byte[] json =
                "{\"command\":\"%s\",\"params\":\"%s\"}".formatted(name, words).getBytes(UTF_8);
        ByteArrayOutputStream netstring = new ByteArrayOutputStream();
        netstring.write((json.length + ":").getBytes(UTF_8));
        netstring.write(json);
        netstring.write(',');
        control.getOutputStream().write(netstring.toByteArray());
    }

    private void read() {
        try {
            InputStream stream = control.getInputStream();
            for (int octet = stream.read(); octet >= 0; octet = stream.read()) {
                int length = 0;
                for (; octet != ':'; octet = stream.read()) {
                    length = 10 * length + octet - '0';
                }
                String json = new String(stream.readNBytes(length + 1), UTF_8);
                Matcher event = EVENT.matcher(json);
                if (event.find()) {
                    events.add(event.group(1));
                }
            }
        } catch (IOException ended) {
            events.add("ENDED");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (process.isAlive()) {
                command("quit", "");
                process.endsWithin(Duration.ofSeconds(3));
            }
            control.close();
            process.close();
            reader.join();
        } catch (InterruptedException interrupted) {
            process.close();
            Thread.currentThread().interrupt();
        }
    }
}
