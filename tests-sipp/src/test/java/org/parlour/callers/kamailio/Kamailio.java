package org.parlour.callers.kamailio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parlour.callers.process.Spawned;

/** A Kamailio that is a provider's registrar: it asks for a digest, counts the uses of its nonces, and keeps Contacts. */
final class Kamailio implements AutoCloseable {
    static final String REALM = "kamailio.example.net";
    static final String PASSWORD = "open sesame";

    private static final Duration START = Duration.ofSeconds(20);
    private static final String COMMAND = "kamailio";

    private final Spawned spawned;
    private final String address;

    private Kamailio(Spawned spawned, String address) {
        this.spawned = spawned;
        this.address = address;
    }

    static Kamailio start(Path folder, String address, int port, String algorithm) throws Exception {
        Spawned.need(COMMAND, COMMAND);
        Path configuration = folder.resolve("kamailio.cfg");
        Files.writeString(configuration, configuration(address, port, algorithm));
        Spawned spawned = Spawned.start(
                folder,
                List.of(
                        COMMAND,
                        "-DD",
                        "-E",
                        "-m",
                        "32",
                        "-M",
                        "4",
                        "-Y",
                        folder.toString(),
                        "-f",
                        configuration.toString()));
        Kamailio kamailio = new Kamailio(spawned, address + ":" + port);
        if (!spawned.awaitPrinted("here is the registrar", START)) {
            kamailio.close();
            throw new AssertionError(spawned.everythingPrinted());
        }
        return kamailio;
    }

    private static String configuration(String address, int port, String algorithm) throws IOException {
        return String.join(
                "\n",
                "debug=1",
                "log_stderror=yes",
                "children=1",
                "disable_tcp=yes",
                "auto_aliases=no",
                "listen=udp:" + address + ":" + port,
                "mpath=\"" + modules() + "\"",
                "loadmodule \"pv.so\"",
                "loadmodule \"sl.so\"",
                "loadmodule \"textops.so\"",
                "loadmodule \"xlog.so\"",
                "loadmodule \"usrloc.so\"",
                "loadmodule \"registrar.so\"",
                "loadmodule \"auth.so\"",
                "modparam(\"usrloc\", \"db_mode\", 0)",
                "modparam(\"registrar\", \"max_expires\", 300)",
                "modparam(\"auth\", \"nonce_count\", 1)",
                algorithm.isEmpty() ? "" : "modparam(\"auth\", \"algorithm\", \"" + algorithm + "\")",
                "event_route[core:worker-one-init] { xlog(\"L_ALERT\", \"here is the registrar\\n\"); }",
                "request_route {",
                "  force_rport();",
                "  if (is_method(\"OPTIONS\")) { sl_send_reply(\"200\", \"OK\"); exit; }",
                "  if (!is_method(\"REGISTER\")) { sl_send_reply(\"405\", \"Not here\"); exit; }",
                "  xlog(\"L_ALERT\", \"asked to keep it for $hdr(Expires) s\\n\");",
                "  if (!pv_www_authenticate(\"" + REALM + "\", \"" + PASSWORD + "\", \"0\")) {",
                "    www_challenge(\"" + REALM + "\", \"1\"); exit;",
                "  }",
                "  if (save(\"location\")) { xlog(\"L_ALERT\", \"kept for $hdr(Expires) s\\n\"); }",
                "  exit;",
                "}",
                "");
    }

    /** Debian has them in a folder that is named after the machine's kind. */
    private static Path modules() throws IOException {
        Path lib = Spawned.find(COMMAND).orElseThrow().resolveSibling("../lib").toRealPath();
        try (Stream<Path> kinds = Files.list(lib)) {
            Optional<Path> modules = Stream.concat(Stream.of(lib), kinds)
                    .map(kind -> kind.resolve("kamailio/modules"))
                    .filter(Files::isDirectory)
                    .findFirst();
            return modules.orElseThrow(() -> new IOException("Kamailio has no modules"));
        }
    }

    String hostPort() {
        return address;
    }

    boolean says(String words) throws InterruptedException {
        return spawned.awaitPrinted(words, START);
    }

    long saidTimes(String words) {
        return spawned.everythingPrinted()
                .lines()
                .filter(line -> line.contains(words))
                .count();
    }

    String everythingSaid() {
        return spawned.everythingPrinted();
    }

    @Override
    public void close() {
        spawned.close();
    }
}
