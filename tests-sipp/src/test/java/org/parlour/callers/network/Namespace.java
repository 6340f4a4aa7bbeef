package org.parlour.callers.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.callers.process.Spawned;

/**
 * A network namespace with one cable into it: whoever runs inside has an address of its own, which is no loopback
 * address, and can reach this machine by that cable alone.
 */
public final class Namespace implements AutoCloseable {
    private static final String PREFIX = "parlour-";
    private static final Pattern OURS = Pattern.compile("(?m)^" + PREFIX + "(\\d+)-\\d+\\b");

    private final String name;
    private final String cable;
    private final InetAddress houseAddress;
    private final InetAddress guestAddress;

    private Namespace(String name, String cable, InetAddress houseAddress, InetAddress guestAddress) {
        this.name = name;
        this.cable = cable;
        this.houseAddress = houseAddress;
        this.guestAddress = guestAddress;
    }

    /** Makes one. Where that is not allowed the tests say so in one sentence and do not run. */
    public static Namespace make() throws IOException, InterruptedException {
        Spawned.need("ip", "iproute2");
        removeThoseOfTheDead();
        int chance = ThreadLocalRandom.current().nextInt(1 << 15);
        String name = PREFIX + ProcessHandle.current().pid() + "-" + chance;
        String cable = "parl%04x".formatted(chance);
        // RFC 2544 keeps 198.18.0.0/15 for measurements between networks: nobody's machine has these.
        String subnet = "198.%d.%d.".formatted(18 + (chance >> 14), chance >> 6 & 0xff);
        int first = (chance & 0x3f) * 4;
        InetAddress house = InetAddress.ofLiteral(subnet + (first + 1));
        InetAddress guest = InetAddress.ofLiteral(subnet + (first + 2));
        Answer made = ip("netns", "add", name);
        assumeTrue(
                made.code() == 0,
                () -> "not run: a network namespace could not be made (root is needed): "
                        + made.printed().strip());
        Namespace namespace = new Namespace(name, cable, house, guest);
        try {
            namespace.plug();
        } catch (IOException | InterruptedException | AssertionError failed) {
            namespace.close();
            throw failed;
        }
        return namespace;
    }

    private void plug() throws IOException, InterruptedException {
        String far = cable + "g";
        must("link", "add", cable, "type", "veth", "peer", "name", far, "netns", name);
        must("addr", "add", houseAddress.getHostAddress() + "/30", "dev", cable);
        must("link", "set", cable, "up");
        must("-n", name, "addr", "add", guestAddress.getHostAddress() + "/30", "dev", far);
        must("-n", name, "link", "set", "lo", "up");
        must("-n", name, "link", "set", far, "up");
        // A browser without a way out believes that it is offline.
        must("-n", name, "route", "add", "default", "via", houseAddress.getHostAddress());
    }

    /** Whoever was killed could not remove theirs. */
    private static void removeThoseOfTheDead() throws IOException, InterruptedException {
        Matcher names = OURS.matcher(ip("netns", "list").printed());
        while (names.find()) {
            if (ProcessHandle.of(Long.parseLong(names.group(1))).isEmpty()) {
                ip("netns", "del", names.group());
            }
        }
    }

    /** This machine's address at the near end. */
    public InetAddress houseAddress() {
        return houseAddress;
    }

    /** The address of whoever is inside. */
    public InetAddress guestAddress() {
        return guestAddress;
    }

    /** The words that run a command inside. */
    public List<String> inside(List<String> command) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", name));
        words.addAll(command);
        return words;
    }

    /** Pulls the cable, or plugs it in again. */
    public void connected(boolean connected) throws IOException, InterruptedException {
        must("link", "set", cable, connected ? "up" : "down");
    }

    private record Answer(int code, String printed) {}

    private static void must(String... words) throws IOException, InterruptedException {
        Answer answer = ip(words);
        if (answer.code() != 0) {
            throw new IOException("ip " + String.join(" ", words) + ": " + answer.printed());
        }
    }

    private static Answer ip(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Answer(process.waitFor(), printed);
    }

    @Override
    public void close() {
        try {
            // The cable goes with its network, once the last process in there has ended; by its name it goes at once.
            ip("link", "del", cable);
            ip("netns", "del", name);
        } catch (IOException unremoved) {
            throw new UncheckedIOException(unremoved);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
