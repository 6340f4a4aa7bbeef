package org.parlour.sip.media;

import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** Where a phone's voice goes; on the leg's loop. */
public interface Uplink {
    /**
     * One packet of voice, as it arrived: late, doubled or out of order, as the line has it.
     *
     * <p>Sequence numbers and timestamps run on where the phone begins anew (another SSRC, a restart),
     * so that nobody behind the leg has to know. The packet is lent.
     */
    void arrived(Codec codec, RtpPacket packet, long nowNanos);

    /** A key went down or up as an event, in the stream of the voice. */
    default void keyEvent(boolean down, long nowNanos) {}
}
