package org.parlour.conference.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where somebody comes from, as far as tries are counted. */
public final class PeerSource {
    /** One household, one host: an IPv6 address is a throw of the dice within its /64 (RFC 4291 2.5.1). */
    private static final int IPV6_SOURCE_BYTES = 8;

    private PeerSource() {}

    public static String of(InetAddress peer) {
        byte[] address = peer.getAddress();
        int significant = peer instanceof Inet4Address ? address.length : IPV6_SOURCE_BYTES;
        return HexFormat.of().formatHex(Arrays.copyOf(address, significant));
    }
}
