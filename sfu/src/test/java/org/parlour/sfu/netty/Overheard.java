package org.parlour.sfu.netty;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** An ear that keeps what it hears for another thread. */
final class Overheard implements DatagramEar {
    record Datagram(List<Byte> bytes, InetSocketAddress from) {}

    private static final long PATIENCE_SECONDS = 10;

    final BlockingQueue<Datagram> datagrams = new LinkedBlockingQueue<>();
    final AtomicLong overrun = new AtomicLong();
    final BlockingQueue<String> faults = new LinkedBlockingQueue<>();

    @Override
    public void received(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from) {
        datagrams.add(new Datagram(list(bytes, offset, lengthBytes), from));
    }

    static List<Byte> list(byte[] bytes, int offset, int lengthBytes) {
        return IntStream.range(offset, offset + lengthBytes)
                .mapToObj(at -> bytes[at])
                .toList();
    }

    @Override
    public void oversized() {
        faults.add("oversized");
    }

    @Override
    public void overrun(long lost) {
        overrun.addAndGet(lost);
    }

    @Override
    public void failed(Throwable why) {
        faults.add("failed");
    }

    Datagram next() throws InterruptedException {
        return patiently(datagrams);
    }

    static <T> T patiently(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }
}
