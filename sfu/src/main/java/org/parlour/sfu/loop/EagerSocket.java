package org.parlour.sfu.loop;

import java.net.InetSocketAddress;
import org.parlour.sfu.netty.UdpSocket;

/** A socket whose loop is woken for each datagram. */
record EagerSocket(UdpSocket socket) implements PortSocket {
    @Override
    public InetSocketAddress local() {
        return socket.local();
    }

    @Override
    public boolean send(byte[] bytes, int offset, int lengthBytes, InetSocketAddress to) {
        return !to.isUnresolved() && socket.send(bytes, offset, lengthBytes, to);
    }

    @Override
    public void leave(Runnable gone) {
        socket.leave(gone);
    }

    @Override
    public void arrive(MediaLoop target, Runnable here, Runnable lost) {
        socket.arrive(target.netty(), here, lost);
    }

    @Override
    public void close(Runnable closed) {
        socket.close(closed);
    }

    @Override
    public String toString() {
        return socket.toString();
    }
}
