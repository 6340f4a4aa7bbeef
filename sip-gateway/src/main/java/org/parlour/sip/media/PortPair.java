package org.parlour.sip.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.loop.LoopPort;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.PacketListener;

/** A leg's two UDP ports, which live, move and close together. */
final class PortPair {
    private final int number;
    private final LoopPort rtp;
    private final LoopPort rtcp;

    private PortPair(int number, LoopPort rtp, LoopPort rtcp) {
        this.number = number;
        this.rtp = rtp;
        this.rtcp = rtcp;
    }

    /** Null where another program has one of the two. */
    static @Nullable PortPair bind(
            MediaLoop loop, InetAddress local, int number, PacketListener heardRtp, PacketListener heardRtcp) {
        LoopPort rtp = bind(loop, new InetSocketAddress(local, number), heardRtp);
        if (rtp == null) {
            return null;
        }
        LoopPort rtcp = bind(loop, new InetSocketAddress(local, number + 1), heardRtcp);
        if (rtcp == null) {
            rtp.close();
            return null;
        }
        return new PortPair(number, rtp, rtcp);
    }

    private static @Nullable LoopPort bind(MediaLoop loop, InetSocketAddress local, PacketListener listener) {
        try {
            return LoopPort.bindPatient(loop, local, listener);
        } catch (IOException taken) {
            return null;
        }
    }

    int number() {
        return number;
    }

    MediaLoop loop() {
        return rtp.loop();
    }

    void sendRtp(byte[] bytes, int lengthBytes, InetSocketAddress to) {
        rtp.send(bytes, 0, lengthBytes, to);
    }

    void sendRtcp(byte[] bytes, int lengthBytes, InetSocketAddress to) {
        rtcp.send(bytes, 0, lengthBytes, to);
    }

    void moveTo(MediaLoop target, Runnable there) {
        LoopPort.moveTo(List.of(rtp, rtcp), target, there);
    }

    /** The task runs on the loop when both are free for others. */
    void close(Runnable free) {
        rtp.close(() -> rtcp.close(free));
    }
}
