package org.parlour.sip.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.wire.call.Reading;

/** Addresses that begin alike (CIDR, RFC 4632): {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or one alone. */
public record AddressRange(InetAddress first, int prefixBits) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,3}(?:[.][0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");

    public AddressRange {
        byte[] octets = first.getAddress();
        if (prefixBits < 0 || prefixBits > octets.length * Byte.SIZE) {
            throw new IllegalArgumentException("an address has no bit " + prefixBits);
        }
        first = masked(octets, prefixBits);
    }

    /** What comes behind the prefix does not matter: {@code 127.0.0.1/8} is {@code 127.0.0.0/8}. */
    public static Reading<AddressRange> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return new Reading.Malformed<>("a range is an address, or an address, a slash and a number of bits");
        }
        try {
            InetAddress address = InetAddress.ofLiteral(matcher.group(1));
            int most = address.getAddress().length * Byte.SIZE;
            int bits = matcher.group(2) == null ? most : Integer.parseInt(matcher.group(2));
            return bits > most
                    ? new Reading.Malformed<>("an address of this kind has " + most + " bits")
                    : new Reading.Parsed<>(new AddressRange(address, bits));
        } catch (IllegalArgumentException malformed) {
            return new Reading.Malformed<>("the part before the slash is no address");
        }
    }

    public boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        byte[] begin = first.getAddress();
        return octets.length == begin.length
                && Arrays.equals(masked(octets, prefixBits).getAddress(), begin);
    }

    private static InetAddress masked(byte[] octets, int bits) {
        byte[] kept = octets.clone();
        for (int i = 0; i < kept.length; i++) {
            int left = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
            kept[i] &= (byte) (0xFF << (Byte.SIZE - left));
        }
        try {
            return InetAddress.getByAddress(kept);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("octets of an address are an address", impossible);
        }
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefixBits;
    }
}
