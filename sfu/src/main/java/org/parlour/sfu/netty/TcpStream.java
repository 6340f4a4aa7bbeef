package org.parlour.sfu.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import java.net.InetSocketAddress;

/** One TCP connection that somebody made to us. Everything of it happens on its loop. */
public final class TcpStream {
    /** So much waits here for a peer that reads slowly; with more, what is to be sent is refused. */
    public static final int FULL_BYTES = 256 << 10;

    // The kernel alone would take four megabytes for a slow peer, which is half a minute of somebody's voice and video.
    private static final int UNSENT_IN_KERNEL_BYTES = 64 << 10;
    private static final int FRAME_HEAD_BYTES = 2;

    private final NettyLoop loop;
    private final Channel channel;
    private final InetSocketAddress remote;
    private final Runnable flushing = this::flush;
    private boolean unflushed;

    TcpStream(NettyLoop loop, Channel channel, InetSocketAddress remote) {
        this.loop = loop;
        this.channel = channel;
        this.remote = remote;
    }

    /** Puts the connection on its loop; the ear hears what it brings. */
    void begin(StreamEar ear) {
        try {
            prepare(ear);
            ChannelFuture registered = loop.events().register(channel);
            if (registered.cause() == null) {
                loop.opened(channel);
            } else {
                lost(ear, registered.cause());
            }
        } catch (ChannelException gone) {
            lost(ear, gone);
        }
    }

    private void prepare(StreamEar ear) {
        channel.pipeline().addLast(new Reader(ear));
        channel.config().setAllocator(PooledByteBufAllocator.DEFAULT);
        channel.config().setRecvByteBufAllocator(new ReadBatch(loop));
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(FULL_BYTES / 2, FULL_BYTES));
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        if (loop.isNative()) {
            channel.config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, (long) UNSENT_IN_KERNEL_BYTES);
        } else {
            channel.config().setOption(ChannelOption.SO_SNDBUF, UNSENT_IN_KERNEL_BYTES);
        }
    }

    /** It has gone already, or the loop is about to end. It was never active, so nobody else would say that it is over. */
    private void lost(StreamEar ear, Throwable why) {
        channel.unsafe().closeForcibly();
        ear.failed(why);
        ear.closed();
    }

    /** Resets the connection, so that nothing of it waits in the kernel; only before {@link #begin}. */
    void refuse() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.unsafe().closeForcibly();
    }

    public InetSocketAddress remote() {
        return remote;
    }

    /**
     * Copies the datagram behind its length in two bytes (RFC 4571 §2); it leaves when this turn of the loop is over.
     *
     * @return false, and nothing done, when {@link #FULL_BYTES} wait for the peer already, or the connection is over
     */
    public boolean sendFrame(byte[] bytes, int offset, int lengthBytes) {
        if (!channel.isWritable()) {
            return false;
        }
        ByteBuf copy = channel.alloc()
                .directBuffer(FRAME_HEAD_BYTES + lengthBytes)
                .writeShort(lengthBytes)
                .writeBytes(bytes, offset, lengthBytes);
        // Its promise is nobody's: a failure closes the channel, and no future is made for each packet.
        ChannelFuture _ = channel.write(copy, channel.voidPromise());
        if (!unflushed) {
            unflushed = true;
            loop.flushLater(flushing);
        }
        return true;
    }

    private void flush() {
        unflushed = false;
        channel.flush();
    }

    /** Closes; what the kernel has taken still leaves, what waits here does not. The ear is told later in this turn. */
    public void close() {
        if (unflushed) {
            loop.flushNoMore(flushing);
            flush();
        }
        ChannelFuture _ = channel.close();
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "TcpStream[" + loop + "]";
    }

    private final class Reader extends ChannelInboundHandlerAdapter {
        private final StreamEar ear;

        private Reader(StreamEar ear) {
            this.ear = ear;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf read = (ByteBuf) message;
            try {
                byte[] bytes = loop.lent();
                while (read.isReadable()) {
                    int lengthBytes = Math.min(read.readableBytes(), bytes.length);
                    read.readBytes(bytes, 0, lengthBytes);
                    ear.received(bytes, 0, lengthBytes);
                }
            } finally {
                read.release();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable why) {
            ear.failed(why);
            close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ear.closed();
        }
    }
}
