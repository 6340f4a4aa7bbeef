package org.parlour.conference.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code parlour.sip}.
 *
 * @param listen where telephones reach the house, UDP and TCP: {@code 192.0.2.7:5060}, {@code [2001:db8::7]:5060}; this
 *     machine alone when left out
 */
public record SipSettings(@Nullable List<String> listen) {
    private static final int HIGHEST_PORT = 65_535;
    static final int USUAL_PORT = 5060;
    // No address of this machine's network: a first run is reached from the machine itself.
    private static final List<InetSocketAddress> LOOPBACK = List.of(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), USUAL_PORT),
            new InetSocketAddress(InetAddress.ofLiteral("::1"), USUAL_PORT));
    private static final Pattern PLACE = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9.]+)):(\\d{1,5})");

    public SipSettings {
        if (listen != null) {
            listen = List.copyOf(listen);
            listen.forEach(SipSettings::place);
        }
    }

    /** Whether an admin chose them: then each must be had. */
    public boolean areChosen() {
        return listen != null;
    }

    public List<InetSocketAddress> places() {
        return listen == null
                ? LOOPBACK
                : listen.stream().map(SipSettings::place).toList();
    }

    private static InetSocketAddress place(String text) {
        Matcher parts = PLACE.matcher(text.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > HIGHEST_PORT) {
            throw refused(text, "an IP address and a port, such as 192.0.2.7:5060");
        }
        InetAddress address = address(text, parts.group(1) == null ? parts.group(2) : parts.group(1));
        if (address.isAnyLocalAddress()) {
            // A socket on all addresses answers from the wrong one, and the phone does not know it.
            throw refused(text, "one address of this machine; name each that telephones may use");
        }
        return new InetSocketAddress(address, Integer.parseInt(parts.group(3)));
    }

    private static InetAddress address(String text, String literal) {
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException malformed) {
            throw refused(text, "an IP address and a port, such as 192.0.2.7:5060");
        }
    }

    private static IllegalArgumentException refused(String text, String wanted) {
        return new IllegalArgumentException("parlour.sip.listen is '" + text + "', which is not " + wanted + ".");
    }
}
