package org.parlour.callers.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * A path for datagrams between a browser and the program's media port, on this machine: whoever sends to it is passed
 * on from a port of their own, and answered from here. What is lost is drawn from a seed; the path may also be cut.
 */
public final class ImpairedPath implements AutoCloseable {
    private static final int LARGEST_DATAGRAM_BYTES = 2_048;
    private static final int MOST_VISITORS = 64;

    private final DatagramChannel near;
    private final InetAddress local;
    private final long seed;
    private final Map<SocketAddress, Visitor> visitors = new ConcurrentHashMap<>();
    private final ExecutorService clock =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile @Nullable InetSocketAddress house;
    private volatile Weather weather = Weather.FAIR;
    private volatile boolean cut;

    private ImpairedPath(DatagramChannel near, InetAddress local, long seed) {
        this.near = near;
        this.local = local;
        this.seed = seed;
        Thread.ofVirtual().start(this::receive);
    }

    /** A path on an address of this machine; it leads nowhere yet. */
    public static ImpairedPath on(InetAddress address, long seed) throws IOException {
        DatagramChannel near = DatagramChannel.open();
        near.bind(new InetSocketAddress(address, 0));
        return new ImpairedPath(near, address, seed);
    }

    /** Where a browser sends to. */
    public InetSocketAddress address() throws IOException {
        if (near.getLocalAddress() instanceof InetSocketAddress address) {
            return address;
        }
        throw new IllegalStateException("a path without an address");
    }

    /** From now on it leads there. */
    public void leadTo(InetSocketAddress media) {
        house = media;
    }

    public void weather(Weather now) {
        weather = now;
    }

    /** Nothing passes until it is mended. */
    public void cut() {
        cut = true;
    }

    public void mend() {
        cut = false;
    }

    public long passed() {
        return passed.get();
    }

    public long lost() {
        return lost.get();
    }

    private void receive() {
        ByteBuffer datagram = ByteBuffer.allocate(LARGEST_DATAGRAM_BYTES);
        try {
            while (true) {
                datagram.clear();
                SocketAddress from = near.receive(datagram);
                datagram.flip();
                Visitor visitor = visitors.get(from);
                if (visitor == null && house != null && visitors.size() < MOST_VISITORS) {
                    visitor = new Visitor(from, house, visitors.size());
                    visitors.put(from, visitor);
                }
                if (visitor != null) {
                    visitor.uplink.carry(copy(datagram));
                }
            }
        } catch (ClosedChannelException closed) {
            clock.shutdownNow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ByteBuffer copy(ByteBuffer datagram) {
        return ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
    }

    /** One address that sends here, with the port from which it is passed on. */
    private final class Visitor {
        private final DatagramChannel far;
        private final Way uplink;
        private final Way downlink;

        Visitor(SocketAddress from, InetSocketAddress house, int number) throws IOException {
            this.far = DatagramChannel.open();
            far.bind(new InetSocketAddress(local, 0));
            this.uplink = new Way(datagram -> far.send(datagram, house), seed + 2L * number);
            this.downlink = new Way(datagram -> near.send(datagram, from), seed + 2L * number + 1);
            Thread.ofVirtual().start(this::answer);
        }

        private void answer() {
            ByteBuffer datagram = ByteBuffer.allocate(LARGEST_DATAGRAM_BYTES);
            try {
                while (true) {
                    datagram.clear();
                    far.receive(datagram);
                    datagram.flip();
                    downlink.carry(copy(datagram));
                }
            } catch (ClosedChannelException closed) {
                visitors.values().remove(this);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        void leave() {
            try {
                far.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @FunctionalInterface
    private interface Exit {
        void send(ByteBuffer datagram) throws IOException;
    }

    /** One direction of one visitor. */
    private final class Way {
        private final Exit exit;
        private final Weather.Sky sky;
        private long lastNanos = System.nanoTime();

        Way(Exit exit, long seed) {
            this.exit = exit;
            this.sky = new Weather.Sky(
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        }

        void carry(ByteBuffer datagram) {
            Weather now = weather;
            if (cut || sky.loses(now)) {
                lost.incrementAndGet();
                return;
            }
            passed.incrementAndGet();
            long delayNanos = sky.delayNanos(now);
            if (delayNanos == 0) {
                send(datagram);
                return;
            }
            long nowNanos = System.nanoTime();
            // Whoever comes later does not arrive earlier.
            lastNanos = Math.max(lastNanos, nowNanos + delayNanos);
            CompletableFuture.delayedExecutor(lastNanos - nowNanos, TimeUnit.NANOSECONDS, clock)
                    .execute(() -> send(datagram));
        }

        private void send(ByteBuffer datagram) {
            try {
                exit.send(datagram);
            } catch (PortUnreachableException | ClosedChannelException nobody) {
                lost.incrementAndGet();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Override
    public void close() {
        try {
            near.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        visitors.values().forEach(Visitor::leave);
        clock.shutdownNow();
    }
}
