package org.parlour.sip.jain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Which of this machine's addresses faces a peer. */
public final class NearSide {
    // Nothing is sent there: the system only chooses a route.
    private static final int ANY_PORT = 9;

    private NearSide() {}

    public static InetAddress towards(InetAddress peer) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(peer, ANY_PORT));
            InetAddress near = socket.getLocalAddress();
            if (near.isAnyLocalAddress()) {
                throw new IOException("no address of this machine leads there");
            }
            return near;
        } catch (UncheckedIOException unreachable) {
            throw new IOException("no way leads there", unreachable);
        }
    }
}
