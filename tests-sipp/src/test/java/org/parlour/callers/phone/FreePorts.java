package org.parlour.callers.phone;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine that nobody holds at the moment of asking. */
public final class FreePorts {
    private static final int TRIES = 200;
    // Beside the range of the program's own telephones (20000 to 29999) and below what the system hands out.
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 19_900;

    private FreePorts() {}

    /** A port that is free for UDP and TCP, and the one above it too. */
    public static int signalling(String host) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = even();
            if (isFree(host, port) && isFree(host, port + 1)) {
                return port;
            }
        }
        throw new BindException("no free port on " + host);
    }

    /** An even port with the odd one above it, both bound. */
    public static DatagramChannel[] rtpPair(String host) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = even();
            DatagramChannel sound = DatagramChannel.open();
            DatagramChannel control = DatagramChannel.open();
            try {
                sound.bind(new InetSocketAddress(host, port));
                control.bind(new InetSocketAddress(host, port + 1));
                return new DatagramChannel[] {sound, control};
            } catch (BindException taken) {
                sound.close();
                control.close();
            }
        }
        throw new BindException("no free pair of ports on " + host);
    }

    private static int even() {
        return ThreadLocalRandom.current().nextInt(LOWEST / 2, HIGHEST / 2) * 2;
    }

    private static boolean isFree(String host, int port) throws IOException {
        try (DatagramChannel udp = DatagramChannel.open();
                ServerSocket tcp = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            udp.bind(new InetSocketAddress(host, port));
            return tcp.isBound();
        } catch (BindException taken) {
            return false;
        }
    }
}
