package org.parlour.sfu.session;

import java.util.List;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.RtcpRule;

/** Writes RTCP into as few datagrams as it fits into, and sends them. */
final class RtcpSending {
    // Fits into a datagram on every path, SRTCP's tag and index included.
    private static final int MOST_BYTES = 1200;
    private static final int ROOM_FOR_TAG_BYTES = 64;

    private final byte[] datagram = new byte[MOST_BYTES + ROOM_FOR_TAG_BYTES];

    void send(List<RtcpPacket> packets, PeerLink link) {
        List<RtcpPacket> left = packets;
        while (!left.isEmpty() && link.isOpen()) {
            RtcpCompound.Written written = RtcpCompound.write(left, RtcpRule.REDUCED_SIZE, datagram, 0, MOST_BYTES);
            if (written.lengthBytes() == 0) {
                // One that no datagram holds; there is none such, and it must not hold up the loop.
                return;
            }
            int protectedBytes = link.protectRtcp(datagram, 0, written.lengthBytes());
            if (protectedBytes != PeerLink.NOTHING) {
                link.send(datagram, 0, protectedBytes);
            }
            left = written.left();
        }
    }
}
