package org.parlour.sfu.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.group.ChannelGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One thread with its selector, what it reads into, and what it has still to send this turn. */
public final class NettyLoop {
    /** The most that an ear is lent at once. */
    static final int LENT_BYTES = 8 * UdpSocket.MAX_DATAGRAM_BYTES;

    private static final int RECEIVE_BYTES = ReceiveBatch.MOST * UdpSocket.MAX_DATAGRAM_BYTES;

    private final SingleThreadEventLoop events;
    private final boolean epoll;
    private final ChannelGroup open;
    // One buffer for all sockets of the loop, because each is read to the end before the next: thousands of
    // legs with 128 KB each would fill the memory.
    private final ByteBuf receiving = PooledByteBufAllocator.DEFAULT.directBuffer(RECEIVE_BYTES, RECEIVE_BYTES);
    private final byte[] lent = new byte[LENT_BYTES];
    private final List<Runnable> unflushed = new ArrayList<>();
    private final Runnable flushing = this::flushAll;

    NettyLoop(SingleThreadEventLoop events, boolean epoll, ChannelGroup open) {
        this.events = events;
        this.epoll = epoll;
        this.open = open;
    }

    /** Whether the caller runs on this loop's thread. */
    public boolean isHere() {
        return events.inEventLoop();
    }

    /** From any thread. */
    public void execute(Runnable task) {
        events.execute(task);
    }

    /** From any thread. */
    public Future<?> schedule(Runnable task, long delayNanos) {
        return events.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Waits until the loop watches a descriptor of somebody else's; not on the loop's own thread.
     *
     * @throws IOException when it cannot; a loop that is not native never can
     */
    public DescriptorWatch watch(int descriptor, Runnable readable) throws IOException {
        if (!epoll || !(events instanceof IoEventLoop watching)) {
            throw new IOException("only epoll watches descriptors");
        }
        DescriptorWatch watch = new DescriptorWatch(descriptor, readable);
        Future<IoRegistration> registered = watching.register(watch.handle()).awaitUninterruptibly();
        if (registered.state() != Future.State.SUCCESS) {
            throw new IOException("a descriptor cannot be watched", registered.exceptionNow());
        }
        watch.registered(registered.resultNow());
        return watch;
    }

    SingleThreadEventLoop events() {
        return events;
    }

    /** What is open when the loops end is closed with them. */
    void opened(Channel channel) {
        open.add(channel);
    }

    /** Whether its selector is epoll. */
    public boolean isNative() {
        return epoll;
    }

    /** Where a datagram, or a piece of a stream, lies while its ear hears it. */
    byte[] lent() {
        return lent;
    }

    /** Room for so much, at the end of the shared buffer. */
    ByteBuf room(int roomBytes) {
        if (receiving.refCnt() != 1) {
            // Somebody still holds a piece of it, which no ear here does.
            return PooledByteBufAllocator.DEFAULT.directBuffer(roomBytes, roomBytes);
        }
        return receiving
                .setIndex(RECEIVE_BYTES - roomBytes, RECEIVE_BYTES - roomBytes)
                .retain();
    }

    /**
     * The socket has written and is flushed when this turn of the loop is over: behind the packets
     * that were read and every task and timer that was due, so that all a socket sends in one turn
     * is one call of the kernel.
     */
    void flushLater(Runnable socketFlush) {
        if (unflushed.isEmpty()) {
            events.executeAfterEventLoopIteration(flushing);
        }
        unflushed.add(socketFlush);
    }

    void flushNoMore(Runnable socketFlush) {
        unflushed.remove(socketFlush);
    }

    private void flushAll() {
        for (int i = 0; i < unflushed.size(); i++) {
            unflushed.get(i).run();
        }
        unflushed.clear();
    }

    boolean isOver() {
        return events.isTerminated();
    }

    /** Once its thread has ended; twice is as good as once. */
    void free() {
        if (receiving.refCnt() > 0) {
            receiving.release();
        }
    }

    @Override
    public String toString() {
        return events.threadProperties().name();
    }
}
