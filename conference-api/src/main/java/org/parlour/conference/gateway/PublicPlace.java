package org.parlour.conference.gateway;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * {@code parlour.public-address}: how this machine is known outside, where a translator with the same ports stands before
 * it.
 *
 * @param address null where there is none
 */
public record PublicPlace(@Nullable InetAddress address) {
    private static final String NONE = "none";

    /** Of the setting; a sentence in an {@link IllegalArgumentException} where it is no address. */
    public static PublicPlace of(@Nullable String text) {
        if (text == null || text.isBlank() || text.strip().equals(NONE)) {
            return new PublicPlace(null);
        }
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(text.strip());
        } catch (IllegalArgumentException malformed) {
            throw refused(text);
        }
        if (address.isAnyLocalAddress()) {
            throw refused(text);
        }
        return new PublicPlace(address);
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "parlour.public-address is '" + text + "', which is not one IP address, such as 192.0.2.7, or none.");
    }
}
