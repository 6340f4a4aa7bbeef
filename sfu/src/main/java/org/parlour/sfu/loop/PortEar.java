package org.parlour.sfu.loop;

import java.net.InetSocketAddress;
import org.parlour.sfu.linux.DatagramHearer;
import org.parlour.sfu.netty.DatagramEar;

/** Between a port's socket and whoever listens to it: counts, and keeps a listener's bug from the loop. */
record PortEar(LoopPort port, PacketListener listener) implements DatagramEar, DatagramHearer {
    @Override
    public void received(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from) {
        received(bytes, offset, lengthBytes, from, port.loop().nowNanos());
    }

    @Override
    public void received(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from, long arrivedNanos) {
        MediaLoop loop = port.loop();
        loop.tally().received();
        try {
            listener.received(bytes, offset, lengthBytes, from, arrivedNanos);
        } catch (Throwable bug) {
            loop.failed("a listener", bug);
        }
    }

    @Override
    public void oversized() {
        port.loop().tally().oversized();
    }

    @Override
    public void overrun(long datagrams) {
        port.loop().tally().overrun(datagrams);
    }

    @Override
    public void failed(Throwable why) {
        refused();
    }

    @Override
    public void refused() {
        port.loop().tally().socketFailure();
    }

    @Override
    public String toString() {
        return port.toString();
    }
}
