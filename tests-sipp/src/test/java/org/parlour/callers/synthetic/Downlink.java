package org.parlour.callers.synthetic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.parlour.wire.rtp.RtpOrRtcp;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.srtp.SrtpReceiver;

/** Hears what comes to a socket; opens each packet, or only some, because opening costs more than receiving. */
public final class Downlink {
    /** Who is told of opened packets; what is lent is written over afterwards. */
    public interface Listener {
        void heard(RtpPacket packet, long nowNanos);
    }

    private static final int ROOM_BYTES = 2_048;

    private final DatagramChannel channel;
    private final SrtpReceiver receiver;
    private final int openEvery;
    private final Listener listener;
    private final byte[] packet = new byte[ROOM_BYTES];
    private final ByteBuffer datagram = ByteBuffer.wrap(packet);
    private final RtpPacket view = new RtpPacket();
    private volatile long packets;
    private final AtomicLong refused = new AtomicLong();

    /** @param openEvery 1 to open each packet, 8 for one in eight */
    public Downlink(DatagramChannel channel, SrtpReceiver receiver, int openEvery, Listener listener) {
        this.channel = channel;
        this.receiver = receiver;
        this.openEvery = openEvery;
        this.listener = listener;
    }

    /** Of somebody in a room; from now on the socket does not block. */
    public static Downlink of(SyntheticBrowser browser, int openEvery, Listener listener) throws IOException {
        BrowserLink link = browser.downlink();
        link.channel().configureBlocking(false);
        return new Downlink(link.channel(), link.receiver(), openEvery, listener);
    }

    /** Reads what is there; the channel does not block. */
    public void read() throws IOException {
        datagram.clear();
        for (int lengthBytes = channel.read(datagram); lengthBytes > 0; lengthBytes = channel.read(datagram)) {
            received(lengthBytes, System.nanoTime());
            datagram.clear();
        }
    }

    private void received(int lengthBytes, long nowNanos) {
        // RFC 7983 §7: RTP and RTCP begin with 128 to 191.
        if (packet[0] >= (byte) 0xC0 || RtpOrRtcp.isRtcp(packet, 0, lengthBytes)) {
            return;
        }
        long count = packets + 1;
        packets = count;
        if (count % openEvery != 0) {
            return;
        }
        int plainBytes = receiver.unprotect(packet, 0, lengthBytes);
        if (plainBytes > 0 && view.wrap(packet, 0, plainBytes) == null) {
            listener.heard(view, nowNanos);
        } else {
            refused.incrementAndGet();
        }
    }

    /** RTP packets that came, opened or not; from any thread. */
    public long packets() {
        return packets;
    }

    /** Packets that the keys did not open; from any thread. */
    public long refused() {
        return refused.get();
    }
}
