package org.parlour.sip.jain;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/** Two empty lines, from the socket that requests leave by: for a NAT on the way, so that its door stays open. */
final class EmptyLines {
    // RFC 5626 section 3.5.1 has them on connections. In datagrams they are a custom; every server swallows them (RFC
    // 3261 section 7.5).
    private static final byte[] LINES = {'\r', '\n', '\r', '\n'};

    private EmptyLines() {}

    static void send(DatagramSocket socket, InetSocketAddress peer) throws IOException {
        socket.send(new DatagramPacket(LINES, LINES.length, peer));
    }

    /** Along a connection; false where none is open, for one is not opened for this. */
    static boolean send(Connections connections, InetSocketAddress peer) throws IOException {
        GatedSocket socket = connections.openTo(peer);
        if (socket == null) {
            return false;
        }
        socket.getOutputStream().write(LINES);
        return true;
    }
}
