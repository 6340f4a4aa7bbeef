package org.parlour.sfu.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A TCP port on which a loop takes connections; each lives on the same loop. */
public final class TcpListener {
    // Without file descriptors each accept fails, and the connection that waits would ask for the next at once.
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

    private final NettyLoop loop;
    private final Channel channel;
    private final TcpDoor door;

    private TcpListener(NettyLoop loop, Channel channel, TcpDoor door) {
        this.loop = loop;
        this.channel = channel;
        this.door = door;
    }

    /** Waits until it is bound; from the loop's own thread, or from one that is no loop's. */
    public static TcpListener bind(NettyLoop loop, InetSocketAddress local, TcpDoor door) throws IOException {
        SocketProtocolFamily family = UdpSocket.family(local);
        ServerChannel channel = loop.isNative()
                ? new EpollServerSocketChannel(family)
                : new NioServerSocketChannel(SelectorProvider.provider(), family);
        TcpListener listener = new TcpListener(loop, channel, door);
        channel.pipeline().addLast(listener.new Acceptor());
        ChannelFuture registered = loop.events().register(channel).awaitUninterruptibly();
        ChannelFuture bound = registered.isSuccess() ? channel.bind(local).awaitUninterruptibly() : registered;
        if (!bound.isSuccess()) {
            ChannelFuture _ = channel.close();
            throw new IOException("TCP port " + local.getPort() + " cannot be bound", bound.cause());
        }
        loop.opened(channel);
        return listener;
    }

    public InetSocketAddress local() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Takes no more connections; those that it took stay. The task runs on the loop when the port is free. */
    public void close(Runnable closed) {
        channel.close().addListener(over -> closed.run());
    }

    @Override
    public String toString() {
        return "TcpListener[" + loop + "]";
    }

    private final class Acceptor extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            Channel accepted = (Channel) message;
            if (!(accepted.remoteAddress() instanceof InetSocketAddress remote)) {
                // It has gone again while it waited.
                accepted.unsafe().closeForcibly();
                return;
            }
            TcpStream stream = new TcpStream(loop, accepted, remote);
            @Nullable StreamEar ear = door.accepted(stream);
            if (ear == null) {
                stream.refuse();
            } else {
                stream.begin(ear);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable why) {
            door.failed(why);
            if (channel.config().isAutoRead()) {
                channel.config().setAutoRead(false);
                var _ = context.executor()
                        .schedule(
                                () -> channel.config().setAutoRead(true),
                                PAUSE_AFTER_FAILURE_MILLIS,
                                TimeUnit.MILLISECONDS);
            }
        }
    }
}
