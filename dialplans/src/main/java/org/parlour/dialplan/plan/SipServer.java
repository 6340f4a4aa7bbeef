package org.parlour.dialplan.plan;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.wire.call.Reading;

/**
 * A machine that speaks SIP, by name or address.
 *
 * @param port 0 where the plan names none: then DNS says it, or the transport (RFC 3263)
 */
public record SipServer(String host, int port) {
    // RFC 1123 section 2.1, letters and digits and hyphens; an IPv6 address stands in brackets (RFC 3986).
    private static final Pattern TEXT = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9]"
            + "(?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:[.][A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*)(?::([0-9]{1,5}))?");
    private static final int LONGEST_NAME = 253;
    private static final int LAST_PORT = 65_535;

    public static Reading<SipServer> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (text.length() > LONGEST_NAME || !matcher.matches()) {
            return new Reading.Malformed<>(
                    "a host name or an address, with :port where it is another; no sip: before it");
        }
        int port = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        String host = matcher.group(1);
        if (port > LAST_PORT || (matcher.group(2) != null && port == 0)) {
            return new Reading.Malformed<>("a port from 1 to 65535");
        }
        boolean looksLikeAddress = host.startsWith("[") || host.matches("[0-9.]+");
        SipServer server = new SipServer(host, port);
        return looksLikeAddress && server.address().isEmpty()
                ? new Reading.Malformed<>("an address whose parts are in range")
                : new Reading.Parsed<>(server);
    }

    /** Where it is, if it is named by its address. */
    public Optional<InetAddress> address() {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return AddressRange.parse(bare) instanceof Reading.Parsed<AddressRange>(AddressRange range)
                ? Optional.of(range.first())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return port == 0 ? host : host + ":" + port;
    }
}
