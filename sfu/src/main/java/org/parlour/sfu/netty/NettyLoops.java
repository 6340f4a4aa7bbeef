package org.parlour.sfu.netty;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** So many event loops, each a thread of its own. */
public final class NettyLoops implements AutoCloseable {
    private static final long SHUTDOWN_SECONDS = 5;

    private final MultiThreadIoEventLoopGroup group;
    private final List<NettyLoop> all;
    private final boolean epoll;
    // What comes when it is closed already is closed at once: a connection may be taken while the loops end.
    private final ChannelGroup open = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, /* stayClosed= */ true);

    private NettyLoops(MultiThreadIoEventLoopGroup group, boolean epoll) {
        List<NettyLoop> loops = new ArrayList<>();
        for (EventExecutor each : group) {
            loops.add(new NettyLoop((SingleThreadEventLoop) each, epoll, open));
        }
        this.group = group;
        this.all = List.copyOf(loops);
        this.epoll = epoll;
    }

    /** By epoll where the machine has it; elsewhere by the JDK's selector, slower and otherwise alike. */
    public static NettyLoops open(int count, String threadName) {
        return open(count, threadName, Epoll.isAvailable());
    }

    static NettyLoops open(int count, String threadName, boolean epoll) {
        if (ResourceLeakDetector.getLevel() == ResourceLeakDetector.Level.SIMPLE) {
            // Nobody chose otherwise. It takes the stack trace of every 128th buffer, which was seen to be 1 % of a
            // busy loop's time.
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
        AtomicInteger number = new AtomicInteger();
        // Netty's own threads, because its pools keep their cheap caches on them.
        ThreadFactory netty = new DefaultThreadFactory(threadName, /* daemon= */ true);
        ThreadFactory named = task -> {
            Thread thread = netty.newThread(task);
            thread.setName(threadName + "-" + number.getAndIncrement());
            return thread;
        };
        return new NettyLoops(
                new MultiThreadIoEventLoopGroup(
                        count, named, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory()),
                epoll);
    }

    public List<NettyLoop> all() {
        return all;
    }

    public boolean isNative() {
        return epoll;
    }

    /** Closes what is still open on the loops and waits for their threads to end. */
    @Override
    public void close() {
        // Not left to the shutdown, which was seen to pass over sockets when it comes between two of its own steps.
        open.close().awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        all.stream().filter(NettyLoop::isOver).forEach(NettyLoop::free);
    }
}
