package org.parlour.sfu.gate;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers reach the media sockets.
 *
 * @param addresses ours, one socket each: one on the wildcard would answer from whichever address the way back has
 * @param firstPort of the first loop; the others have the next ones; 0 lets the system choose
 * @param publicAddress under which the first of them is known outside, where a translator stands before us
 */
public record MediaPlaces(
        List<InetAddress> addresses,
        int firstPort,
        @Nullable InetAddress publicAddress) {
    private static final int HIGHEST_PORT = 65_535;

    public MediaPlaces {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || addresses.stream().anyMatch(InetAddress::isAnyLocalAddress)) {
            throw new IllegalArgumentException("media sockets have an address each");
        }
        if (firstPort < 0 || firstPort > HIGHEST_PORT) {
            throw new IllegalArgumentException("ports have sixteen bits");
        }
    }

    int port(int loop) {
        return firstPort == 0 ? 0 : firstPort + loop;
    }
}
