package org.parlour.sfu.gate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A browser's socket; what comes is heard on a thread of its own. */
interface WireSocket extends AutoCloseable {
    void send(byte[] datagram);

    /** What ended it: somebody has closed it, or what was said could not be sent. */
    CompletableFuture<IOException> ended();

    @Override
    void close();

    /** By UDP. */
    static WireSocket udp(InetSocketAddress house, Consumer<byte[]> ear) throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setReceiveBufferSize(1 << 20);
        CompletableFuture<IOException> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("browser-udp").start(() -> {
            DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
            try {
                while (true) {
                    socket.receive(packet);
                    ear.accept(Arrays.copyOf(packet.getData(), packet.getLength()));
                }
            } catch (IOException closed) {
                ended.complete(closed);
            }
        });
        return new WireSocket() {
            @Override
            public void send(byte[] datagram) {
                try {
                    socket.send(new DatagramPacket(datagram, datagram.length, house));
                } catch (IOException closed) {
                    ended.complete(closed);
                }
            }

            @Override
            public void close() {
                socket.close();
            }

            @Override
            public CompletableFuture<IOException> ended() {
                return ended;
            }
        };
    }

    /** By TCP, each datagram behind its length (RFC 4571). */
    static WireSocket tcp(InetSocketAddress house, Consumer<byte[]> ear) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(house);
        DataInputStream from = new DataInputStream(socket.getInputStream());
        DataOutputStream to = new DataOutputStream(socket.getOutputStream());
        CompletableFuture<IOException> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("browser-tcp").start(() -> {
            try {
                while (true) {
                    ear.accept(from.readNBytes(from.readUnsignedShort()));
                }
            } catch (IOException closed) {
                ended.complete(closed);
            }
        });
        return new WireSocket() {
            @Override
            public synchronized void send(byte[] datagram) {
                byte[] framed = new byte[2 + datagram.length];
                framed[0] = (byte) (datagram.length >> 8);
                framed[1] = (byte) datagram.length;
                System.arraycopy(datagram, 0, framed, 2, datagram.length);
                try {
                    to.write(framed);
                } catch (IOException closed) {
                    ended.complete(closed);
                }
            }

            @Override
            public void close() {
                try {
                    socket.close();
                } catch (IOException alreadyGone) {
                    ended.complete(alreadyGone);
                }
            }

            @Override
            public CompletableFuture<IOException> ended() {
                return ended;
            }
        };
    }
}
