package org.parlour.sfu.loop;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.demux.DatagramKind;
import org.parlour.sfu.ice.FrameReader;
import org.parlour.sfu.netty.StreamEar;
import org.parlour.sfu.netty.TcpStream;
import org.parlour.sfu.netty.UdpSocket;

/** A TCP connection that carries datagrams. Everything of it happens on its loop. */
public final class LoopConnection {
    private final LoopListener home;
    private final TcpStream stream;
    private final int number;
    private final FrameReader reader = new FrameReader(UdpSocket.MAX_DATAGRAM_BYTES, this::framed);
    private @Nullable LoopTimer firstFrame;
    private boolean heard;
    private boolean closed;

    LoopConnection(LoopListener home, TcpStream stream, int number) {
        this.home = home;
        this.stream = stream;
        this.number = number;
    }

    StreamEar ear() {
        return new Ear();
    }

    void expectFirstFrame() {
        MediaLoop loop = home.loop();
        firstFrame = loop.at(loop.nowNanos() + home.limits().firstFrameNanos(), () -> {
            if (!heard && !closed) {
                loop.tally().connectionSilent();
                close();
            }
        });
    }

    /** No other connection of this loop has had it. */
    public int number() {
        return number;
    }

    public LoopListener home() {
        return home;
    }

    /** Ours, as the peer sees it, unless a NAT stands before us. */
    public InetSocketAddress local() {
        return home.local();
    }

    public InetSocketAddress remote() {
        return stream.remote();
    }

    /**
     * Copies the datagram. All that a connection sends in one turn of its loop leaves at the end of the turn, in one call.
     * What a peer does not take in time is dropped: on a line that is too slow for a talk, late packets make later ones
     * later still.
     */
    public void send(byte[] bytes, int offset, int lengthBytes) {
        if (lengthBytes > 0xFFFF) {
            throw new IllegalArgumentException("a length has sixteen bits");
        }
        MediaLoop loop = hereOrThrow();
        if (closed || !stream.sendFrame(bytes, offset, lengthBytes)) {
            loop.tally().frameDropped();
        } else {
            loop.tally().frameSent();
        }
    }

    /** Nothing is received any more; the listener is told later in this turn. */
    public void close() {
        hereOrThrow();
        if (!closed) {
            closed = true;
            stream.close();
        }
    }

    private void framed(byte[] bytes, int offset, int lengthBytes) {
        MediaLoop loop = home.loop();
        if (closed) {
            return;
        }
        if (!heard) {
            // RFC 6544 §7.1: whoever opens a connection to a candidate sends a check on it before anything else.
            if (DatagramKind.of(bytes, offset, lengthBytes) != DatagramKind.STUN) {
                broken();
                return;
            }
            heard = true;
            forgetTimer();
        }
        loop.tally().frameReceived();
        try {
            home.listener().received(this, bytes, offset, lengthBytes, loop.nowNanos());
        } catch (Throwable bug) {
            loop.failed("a listener", bug);
        }
    }

    private void broken() {
        home.loop().tally().connectionBroken();
        close();
    }

    private void forgetTimer() {
        if (firstFrame != null) {
            firstFrame.cancel();
            firstFrame = null;
        }
    }

    private MediaLoop hereOrThrow() {
        MediaLoop loop = home.loop();
        if (!loop.isHere()) {
            throw new IllegalStateException("this connection lives on " + loop);
        }
        return loop;
    }

    /** Without addresses. */
    @Override
    public String toString() {
        return "LoopConnection(" + number + ", " + home.loop() + ")";
    }

    private final class Ear implements StreamEar {
        @Override
        public void received(byte[] bytes, int offset, int lengthBytes) {
            if (!closed && !reader.read(bytes, offset, lengthBytes)) {
                broken();
            }
        }

        @Override
        public void failed(Throwable why) {
            home.loop().tally().socketFailure();
        }

        @Override
        public void closed() {
            MediaLoop loop = home.loop();
            closed = true;
            forgetTimer();
            if (heard) {
                try {
                    home.listener().closed(LoopConnection.this, loop.nowNanos());
                } catch (Throwable bug) {
                    loop.failed("a listener", bug);
                }
            }
            home.gone(LoopConnection.this);
        }
    }
}
