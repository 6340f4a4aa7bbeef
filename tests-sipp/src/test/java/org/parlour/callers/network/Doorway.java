package org.parlour.callers.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A second door to the program's HTTP door: what comes in goes on to it, and comes from this machine. It can be shut,
 * which breaks every connection through it, and opened again.
 */
public final class Doorway implements AutoCloseable {
    private static final int CARRIED_BYTES = 16_384;

    private final ServerSocketChannel door;
    private final int housePort;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    private Doorway(ServerSocketChannel door, int housePort) {
        this.door = door;
        this.housePort = housePort;
        Thread.ofVirtual().start(this::receive);
    }

    /** A door on a free port of this machine. */
    public static Doorway to(int housePort) throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new Doorway(door, housePort);
    }

    /** A door that is a file: it leads here from any network. */
    public static Doorway at(Path file, int housePort) throws IOException {
        Files.deleteIfExists(file);
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(file));
        return new Doorway(door, housePort);
    }

    /** Where it is, when it is a port. */
    public int port() throws IOException {
        SocketAddress address = door.getLocalAddress();
        if (address instanceof InetSocketAddress internet) {
            return internet.getPort();
        }
        throw new IllegalStateException("a door that is a file has no port");
    }

    /** Breaks what goes through, and lets nobody through. */
    public void shut() {
        shut = true;
        open.forEach(Doorway::leave);
    }

    public void reopen() {
        shut = false;
    }

    private void receive() {
        try {
            while (true) {
                SocketChannel visitor = door.accept();
                open.add(visitor);
                if (shut) {
                    leave(visitor);
                } else {
                    Thread.ofVirtual().start(() -> serve(visitor));
                }
            }
        } catch (IOException closed) {
            open.forEach(Doorway::leave);
        }
    }

    private void serve(SocketChannel visitor) {
        try (visitor;
                SocketChannel house =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), housePort))) {
            open.add(house);
            Thread back = Thread.ofVirtual().start(() -> carry(house, visitor));
            carry(visitor, house);
            back.join();
            open.remove(house);
        } catch (IOException gone) {
            leave(visitor);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        open.remove(visitor);
    }

    private static void carry(SocketChannel from, SocketChannel to) {
        ByteBuffer carried = ByteBuffer.allocate(CARRIED_BYTES);
        try {
            while (from.read(carried) >= 0) {
                carried.flip();
                while (carried.hasRemaining()) {
                    to.write(carried);
                }
                carried.clear();
            }
        } catch (IOException broken) {
            leave(from);
        }
        // One direction that ends ends the other: neither HTTP nor a WebSocket is left half open.
        leave(to);
    }

    private static void leave(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }

    @Override
    public void close() {
        try {
            shut = true;
            door.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
        open.forEach(Doorway::leave);
    }
}
