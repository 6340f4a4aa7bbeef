package org.parlour.conference.gateway;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.host.LocalNames;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code parlour.media}.
 *
 * @param phonePorts the UDP ports of telephones' sound; each call takes two
 * @param loops how many threads move sound and pictures; one less than there are processors when 0
 * @param browserPort where browsers send them, UDP and TCP; each loop has one, this and the next ones; 0 lets the system
 *     choose (for tests)
 * @param clean whether telephones' voices are freed of echo and noise and brought to one loudness; what lasts, such as a
 *     tone, is noise
 * @param firewall whether telephones on hold, by their word or as they sound, are kept out of their rooms
 * @param addresses of this machine at which browsers reach it; all of them when left out
 */
public record MediaSettings(
        @DefaultValue("20000-29999") String phonePorts,
        @DefaultValue("0") int loops,
        @DefaultValue("10000") int browserPort,
        @DefaultValue("true") boolean clean,
        @DefaultValue("true") boolean firewall,
        @Nullable List<String> addresses) {
    private static final int LOWEST_PORT = 1_024;
    private static final int HIGHEST_PORT = 65_535;
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int MOST_LOOPS = 256;
    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,5})\\s*-\\s*(\\d{1,5})\\s*");

    public MediaSettings {
        if (loops < 0 || loops > MOST_LOOPS) {
            throw new IllegalArgumentException(
                    "parlour.media.loops is '" + loops + "', which is not a number from 0 to " + MOST_LOOPS + ".");
        }
        if (browserPort != 0 && (browserPort < LOWEST_PORT || browserPort + MOST_LOOPS > HIGHEST_PORT)) {
            throw new IllegalArgumentException(
                    "parlour.media.browser-port is '" + browserPort + "', which is not a port from 1024 to 65279.");
        }
        if (addresses != null) {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException(
                        "parlour.media.addresses is empty. Name an address of this machine, or leave it out.");
            }
            addresses.forEach(MediaSettings::address);
        }
        Matcher range = RANGE.matcher(phonePorts);
        boolean good = range.matches()
                && Integer.parseInt(range.group(1)) >= LOWEST_PORT
                && Integer.parseInt(range.group(2)) <= HIGHEST_PORT
                && Integer.parseInt(range.group(1)) + 2 <= Integer.parseInt(range.group(2));
        if (!good) {
            throw new IllegalArgumentException("parlour.media.phone-ports is '" + phonePorts
                    + "', which is not a range of ports from 1024 to 65535, such as 20000-29999.");
        }
    }

    /** RTP has even ports (RFC 3550 section 11), so an odd first one is left out. */
    int firstPort() {
        int first = Integer.parseInt(phonePorts.split("-", 2)[0].strip());
        return first + first % 2;
    }

    int lastPort() {
        return Integer.parseInt(phonePorts.split("-", 2)[1].strip());
    }

    int loopCount() {
        return loops > 0 ? loops : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /** Those that were chosen, or all of this machine, what others reach first. */
    List<InetAddress> places() {
        if (addresses != null) {
            return addresses.stream().map(MediaSettings::address).toList();
        }
        List<InetAddress> all = new ArrayList<>(LocalNames.read().addresses());
        all.add(LOOPBACK);
        return List.copyOf(all);
    }

    private static InetAddress address(String text) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(text.strip());
        } catch (IllegalArgumentException malformed) {
            throw refused(text);
        }
        if (address.isAnyLocalAddress()) {
            // A socket on all addresses answers from whichever the way back has, and the browser does not know that
            // one.
            throw refused(text);
        }
        return address;
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("parlour.media.addresses has '" + text
                + "', which is not one IP address of this machine, such as 192.0.2.7.");
    }
}
