package org.parlour.wire.sdp;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An internet address as a description writes it: a literal or a name. Names are never looked up
 * here.
 */
public record NetworkAddress(Family family, String host) {
    /** The address type of RFC 8866 section 5.7. */
    public enum Family {
        IP4,
        IP6
    }

    private static final int MAX_LENGTH = 255;

    public NetworkAddress {
        Grammar.require(isHost(host), "not a host");
    }

    public static NetworkAddress of(String host) {
        return new NetworkAddress(host.indexOf(':') >= 0 ? Family.IP6 : Family.IP4, host);
    }

    /** {@code IN IP4 192.0.2.1}, the way o=, c= and a=rtcp say it. */
    public String text() {
        return "IN " + family + " " + host;
    }

    public boolean isLiteral() {
        return isIp4(host) || host.indexOf(':') >= 0;
    }

    /**
     * Nothing can be sent there: 0.0.0.0 is the hold of RFC 2543 and the "address to follow" of RFC
     * 3264 section 8.4; its IPv6 forms are {@code ::} and a name under {@code .invalid} (RFC 6157
     * section 4.3).
     */
    public boolean isUnspecified() {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("invalid") || name.endsWith(".invalid")) {
            return true;
        }
        return isLiteral() && host.chars().allMatch(c -> c == '0' || c == '.' || c == ':');
    }

    public boolean isMulticast() {
        if (isIp4(host)) {
            int first = Grammar.number(host.substring(0, host.indexOf('.')), 255);
            return first >= 224 && first <= 239;
        }
        return isLiteral() && host.regionMatches(true, 0, "ff", 0, 2);
    }

    /** From the three words {@code IN IP4 host}; a literal knows its family better than its writer. */
    static @Nullable NetworkAddress parse(List<String> words) {
        String host = words.get(2);
        if (!words.get(0).equalsIgnoreCase("IN") || !isHost(host)) {
            return null;
        }
        boolean ip4 = words.get(1).equalsIgnoreCase("IP4");
        boolean ip6 = words.get(1).equalsIgnoreCase("IP6");
        if (!ip4 && !ip6) {
            return null;
        }
        NetworkAddress literal = NetworkAddress.of(host);
        return literal.isLiteral() ? literal : new NetworkAddress(ip4 ? Family.IP4 : Family.IP6, host);
    }

    private static boolean isHost(String host) {
        return !host.isEmpty() && host.length() <= MAX_LENGTH && host.chars().allMatch(NetworkAddress::isHostCharacter);
    }

    private static boolean isHostCharacter(int c) {
        boolean letterOrDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letterOrDigit || c == '.' || c == ':' || c == '-' || c == '_' || c == '%';
    }

    private static boolean isIp4(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (Grammar.number(part, 255) < 0) {
                return false;
            }
        }
        return true;
    }
}
