package org.parlour.sfu.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A bound UDP socket. It belongs to one loop at a time, and everything but its binding happens there. */
public final class UdpSocket {
    /** Longer ones are dropped; no network that we meet carries them whole. */
    public static final int MAX_DATAGRAM_BYTES = 2048;

    // RFC 4594 4.1: telephony goes by Expedited Forwarding (46), in the upper six bits.
    private static final int EXPEDITED_FORWARDING = 46 << 2;
    private static final int FULL_BYTES = 1 << 20;
    // All browsers of a loop come to one port: the usual 208 KB were full after 40 ms of ten cameras, and a loop that
    // is
    // once so late would lose packets of everybody. The kernel gives as much of this as it allows (net.core.rmem_max).
    private static final int RECEIVE_BYTES = 4 << 20;
    // Linux: <asm-generic/socket.h>, and the place of the drops in <linux/sock_diag.h>.
    private static final int SOL_SOCKET = 1;
    private static final int SO_MEMINFO = 55;
    private static final int MEMINFO_WORDS = 9;
    private static final int DROPS_WORD = 8;
    private static final RawUnixChannelOption MEMORY =
            new RawUnixChannelOption("SO_MEMINFO", SOL_SOCKET, SO_MEMINFO, MEMINFO_WORDS * Integer.BYTES);

    private final Channel channel;
    private final DatagramEar ear;
    private final Runnable flushing = this::flush;
    private NettyLoop loop;
    private boolean unflushed;
    private int drops;

    private UdpSocket(NettyLoop loop, Channel channel, DatagramEar ear) {
        this.loop = loop;
        this.channel = channel;
        this.ear = ear;
    }

    /** Waits until it is bound; from the loop's own thread, or from one that is no loop's. */
    public static UdpSocket bind(NettyLoop loop, InetSocketAddress local, DatagramEar ear) throws IOException {
        SocketProtocolFamily family = family(local);
        Channel channel = loop.isNative() ? new EpollDatagramChannel(family) : new NioDatagramChannel(family);
        UdpSocket socket = new UdpSocket(loop, channel, ear);
        socket.prepare();
        // Without Netty's Bootstrap, which binds in a task of its own: on the loop itself nobody could wait for that.
        ChannelFuture registered = loop.events().register(channel).awaitUninterruptibly();
        ChannelFuture bound = registered.isSuccess() ? channel.bind(local).awaitUninterruptibly() : registered;
        if (!bound.isSuccess()) {
            ChannelFuture _ = channel.close();
            throw new IOException("UDP port " + local.getPort() + " cannot be bound", bound.cause());
        }
        loop.opened(channel);
        return socket;
    }

    static SocketProtocolFamily family(InetSocketAddress local) {
        return local.getAddress() instanceof Inet4Address ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
    }

    private void prepare() {
        channel.pipeline().addLast(new Reader());
        channel.config().setAllocator(PooledByteBufAllocator.DEFAULT);
        channel.config().setOption(ChannelOption.SO_RCVBUF, RECEIVE_BYTES);
        channel.config().setOption(ChannelOption.IP_TOS, EXPEDITED_FORWARDING);
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(FULL_BYTES / 2, FULL_BYTES));
        if (loop.isNative()) {
            channel.config().setOption(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_DATAGRAM_BYTES);
            channel.config().setRecvByteBufAllocator(new ReceiveBatch(this));
        } else {
            channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(MAX_DATAGRAM_BYTES));
        }
    }

    public InetSocketAddress local() {
        return (InetSocketAddress) channel.localAddress();
    }

    NettyLoop loop() {
        return loop;
    }

    /** Tells the ear what the kernel has dropped since; only where the machine has epoll. */
    void lookForOverrun() {
        ByteBuffer memory = channel.config().getOption(MEMORY);
        int now = memory.order(ByteOrder.nativeOrder()).getInt(DROPS_WORD * Integer.BYTES);
        if (now != drops) {
            // It counts on beyond 32 bits, and begins at 0 again.
            ear.overrun(Integer.toUnsignedLong(now - drops));
            drops = now;
        }
    }

    /**
     * Copies the datagram; it leaves when this turn of the loop is over.
     *
     * @return false, and nothing done, when a megabyte waits for the kernel already
     */
    public boolean send(byte[] bytes, int offset, int lengthBytes, InetSocketAddress to) {
        if (!channel.isWritable()) {
            return false;
        }
        ByteBuf copy = channel.alloc().directBuffer(lengthBytes).writeBytes(bytes, offset, lengthBytes);
        // Its promise is nobody's: a failure reaches exceptionCaught, and no future is made for each packet.
        ChannelFuture _ = channel.write(new DatagramPacket(copy, to), channel.voidPromise());
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

    /**
     * Takes the socket off its loop; what arrives from now on waits in the kernel. The task runs on
     * the old loop, and from then on nothing of this socket does.
     */
    public void leave(Runnable gone) {
        if (unflushed) {
            loop.flushNoMore(flushing);
            flush();
        }
        channel.deregister().addListener(left -> gone.run());
    }

    /**
     * Puts the socket on another loop; on the thread of that one. The task runs there before the
     * first datagram is read.
     *
     * @param lost what runs instead where the loop does not take the socket, which is closed then
     */
    public void arrive(NettyLoop target, Runnable here, Runnable lost) {
        loop = target;
        target.events().register(channel).addListener(taken -> {
            if (taken.isSuccess()) {
                here.run();
            } else {
                lost.run();
            }
        });
    }

    /** Sends what waits and closes; the task runs when the port is free. */
    public void close(Runnable closed) {
        if (unflushed) {
            loop.flushNoMore(flushing);
            flush();
        }
        channel.close().addListener(over -> closed.run());
    }

    @Override
    public String toString() {
        return "UdpSocket[" + loop + "]";
    }

    private final class Reader extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            DatagramPacket datagram = (DatagramPacket) message;
            ByteBuf content = datagram.content();
            int lengthBytes = content.readableBytes();
            if (lengthBytes >= MAX_DATAGRAM_BYTES) {
                datagram.release();
                ear.oversized();
                return;
            }
            byte[] bytes = loop.lent();
            content.getBytes(content.readerIndex(), bytes, 0, lengthBytes);
            datagram.release();
            ear.received(bytes, 0, lengthBytes, datagram.sender());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable why) {
            ear.failed(why);
        }
    }
}
