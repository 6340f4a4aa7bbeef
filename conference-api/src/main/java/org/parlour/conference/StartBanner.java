package org.parlour.conference;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.host.LocalNames;
import org.parlour.conference.room.links.Invitations;

/**
 * What the terminal says when the doors stand open.
 *
 * <p>It names the place of the admin token and never the token: a terminal is recorded, shared and
 * scrolled back, and under a supervisor it is a log.
 *
 * @param address the only address that is listened on; all when null
 * @param houseCa what devices may be asked to trust; null when a certificate was given
 * @param telephone how to call the house; null where nobody can
 * @param links that open the first room in a browser; null where the terminal is a log, or the room is closed
 */
record StartBanner(
        String version,
        Duration startTime,
        LocalNames machine,
        @Nullable String address,
        int httpsPort,
        int httpPort,
        Path data,
        Path adminToken,
        @Nullable HouseCa houseCa,
        @Nullable Telephone telephone,
        @Nullable Invitations links) {

    /** Where the CA's certificate lies, and the fingerprint that tells it from a false one. */
    record HouseCa(Path file, String fingerprint) {}

    /**
     * What a softphone on this machine dials.
     *
     * @param pin in threes; null where the terminal is a log, or there is none
     */
    record Telephone(String address, @Nullable String pin) {
        @Override
        public String toString() {
            return "Telephone[****]";
        }
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Parlour %s is up after %.1f s.", version, startTime.toMillis() / 1000.0));
        lines.add("");
        String here = "http://" + (address == null ? "localhost" : literal(address)) + ":" + httpPort;
        lines.add(line("on this machine", here));
        if (links != null) {
            lines.add(line("as a host", here + links.hostLink()));
            lines.add(line("as a guest", here + links.guestLink()));
        }
        lines.add(line("from anywhere", "https://" + outside() + ":" + httpsPort));
        lines.add(line("", "https://" + machine.hostName() + ":" + httpsPort));
        if (houseCa != null) {
            lines.add(line("to be trusted", "http://" + outside() + ":" + httpPort + "/house-ca.crt"));
            lines.add(line("", "on each device, once; the same as " + houseCa.file()));
            lines.add(line("fingerprint", houseCa.fingerprint()));
        }
        if (telephone != null) {
            lines.add(line("by telephone", telephone.address() + "  from any softphone on this machine"));
            lines.add(line("", telephone.pin() == null ? "./run pin tells the PIN" : "PIN " + telephone.pin()));
        }
        lines.add(line("admin token", "in " + adminToken));
        lines.add(line("data", data.toString()));
        lines.add("");
        lines.add("Ctrl-C ends it.");
        return "\n  " + String.join("\n  ", lines).replaceAll("(?m)^ +$", "") + "\n\n";
    }

    private static String line(String what, String where) {
        return String.format(Locale.ROOT, "  %-16s %s", what, where);
    }

    private String outside() {
        if (address != null) {
            return literal(address);
        }
        return machine.addresses().stream()
                .map(InetAddress::getHostAddress)
                .map(StartBanner::literal)
                .findFirst()
                .orElse("localhost");
    }

    /** RFC 3986 3.2.2: brackets around an IPv6 address. */
    private static String literal(String address) {
        return InetAddress.ofLiteral(address) instanceof Inet6Address ? "[" + shortened(address) + "]" : address;
    }

    /** RFC 5952 4.2: a run of zeros is left out. */
    private static String shortened(String ipv6) {
        return ipv6.contains("::") ? ipv6 : ipv6.replaceFirst("(^|:)(0(:|$)){2,}", "::");
    }
}
