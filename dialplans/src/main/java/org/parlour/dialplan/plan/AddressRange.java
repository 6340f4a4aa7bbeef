package org.parlour.dialplan.plan;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.wire.call.Reading;

/** Addresses that begin alike (CIDR, RFC 4632): {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or one alone. */
public record AddressRange(InetAddress first, int prefixBits) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,3}(?:[.][0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    /** Bits behind the prefix do not matter: {@code 127.0.0.1/8} is {@code 127.0.0.0/8}. */
    public static Reading<AddressRange> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return new Reading.Malformed<>("an address, or an address, a slash and a number of bits");
        }
        try {
            InetAddress address = InetAddress.ofLiteral(matcher.group(1));
            int most = address.getAddress().length * Byte.SIZE;
            int bits = matcher.group(2) == null ? most : Integer.parseInt(matcher.group(2));
            return bits > most
                    ? new Reading.Malformed<>("at most " + most + " bits behind the slash")
                    : new Reading.Parsed<>(new AddressRange(address, bits));
        } catch (IllegalArgumentException malformed) {
            return new Reading.Malformed<>("an address whose parts are in range");
        }
    }

    public boolean contains(InetAddress address) {
        byte[] theirs = address.getAddress();
        byte[] ours = first.getAddress();
        if (theirs.length != ours.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >>> (bit % Byte.SIZE);
            if (((theirs[bit / Byte.SIZE] ^ ours[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether everybody there is here. */
    public boolean contains(AddressRange other) {
        return other.prefixBits >= prefixBits && contains(other.first);
    }

    @Override
    public String toString() {
        boolean alone = prefixBits == first.getAddress().length * Byte.SIZE;
        return first.getHostAddress() + (alone ? "" : "/" + prefixBits);
    }
}
