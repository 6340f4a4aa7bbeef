package org.parlour.callers.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** Sends back at once what comes, on a thread of its own: what this machine takes for a packet there and back, now. */
final class EchoSocket implements AutoCloseable {
    private final DatagramChannel channel = DatagramChannel.open();
    private volatile @Nullable IOException end;

    private EchoSocket() throws IOException {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    static EchoSocket open() throws IOException {
        EchoSocket echo = new EchoSocket();
        Thread.ofPlatform().daemon().name("echo").start(echo::live);
        return echo;
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    private void live() {
        ByteBuffer datagram = ByteBuffer.allocateDirect(2_048);
        try {
            while (true) {
                SocketAddress from = channel.receive(datagram.clear());
                channel.send(datagram.flip(), from);
            }
        } catch (IOException broken) {
            end = broken;
        }
    }

    @Override
    public void close() throws IOException {
        IOException tooEarly = end;
        channel.close();
        if (tooEarly != null) {
            throw tooEarly;
        }
    }
}
