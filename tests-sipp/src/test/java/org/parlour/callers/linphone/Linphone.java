package org.parlour.callers.linphone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.parlour.callers.phone.FreePorts;
import org.parlour.callers.phone.Wav;
import org.parlour.callers.process.Spawned;

/** The phone that many people have, by its command line, with files for a sound card. */
public final class Linphone implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Spawned process;
    private final Path folder;

    private Linphone(Spawned process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts one; what it says is repeated for as long as the call lasts. */
    public static Linphone start(Path room, String caller, short[] says) throws IOException, InterruptedException {
        Spawned.need("linphonec", "linphone-cli");
        Path folder = Files.createTempDirectory(room, "linphone");
        Files.createDirectories(folder.resolve(".local/share/linphone"));
        Wav.write(folder.resolve("says.wav"), says);
        int sipPort = FreePorts.signalling("127.0.0.1");
        // Without an account it says it is at the machine's own address, and would sound from there.
        Files.writeString(
                folder.resolve("settings"), """
                    [sip]
                    sip_port=%d
                    sip_tcp_port=%d
                    sip_tls_port=0
                    use_ipv6=0
                    bind_address=127.0.0.1
                    contact=sip:%s@127.0.0.1
                    media_encryption=none
                    [net]
                    firewall_policy=0
                    [rtp]
                    audio_rtp_port=%d
                    bind_address=127.0.0.1
                    [sound]
                    echocancellation=0
                    """.formatted(sipPort, sipPort, caller, FreePorts.signalling("127.0.0.1")));
        Spawned process = Spawned.start(
                folder,
                List.of(
                        "env",
                        "PULSE_SERVER=" + folder,
                        "PULSE_RUNTIME_PATH=" + folder,
                        "linphonec",
                        "-c",
                        folder.resolve("settings").toString()));
        Linphone linphone = new Linphone(process, folder);
        process.type("ipv6 disable");
        process.type("soundcard use files");
        linphone.expect("Using wav files");
        process.type("play " + folder.resolve("says.wav"));
        process.type("record " + folder.resolve("heard.wav"));
        return linphone;
    }

    public void dial(InetSocketAddress gateway, String number) throws IOException, InterruptedException {
        process.type("call sip:%s@%s:%d".formatted(number, gateway.getAddress().getHostAddress(), gateway.getPort()));
        expect("Media streams established");
    }

    /** Presses a key, as RFC 4733 events. */
    public void press(String faces, Duration between) throws IOException, InterruptedException {
        for (int i = 0; i < faces.length(); i++) {
            process.type(faces.substring(i, i + 1));
            linger(between);
        }
    }

    /** Lets time go by unless the call ends. */
    public void linger(Duration time) throws InterruptedException {
        assertThat(process.awaitPrinted(" ended (", time))
                .as("the call ends; linphone printed:%n%s", process.everythingPrinted())
                .isFalse();
    }

    public void hangUp() throws IOException, InterruptedException {
        process.type("terminate");
        expect(" ended (");
    }

    /** Waits for words of its own. */
    public void expect(String words) throws InterruptedException {
        assertThat(process.awaitPrinted(words, PATIENCE))
                .as("\"%s\" within %s; linphone printed:%n%s", words, PATIENCE, process.everythingPrinted())
                .isTrue();
    }

    /** All that it heard. */
    public short[] hears() throws IOException {
        return Wav.readNarrow(folder.resolve("heard.wav"));
    }

    @Override
    public void close() throws IOException {
        try {
            if (process.isAlive()) {
                process.type("quit");
                process.endsWithin(Duration.ofSeconds(5));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.close();
        }
    }
}
