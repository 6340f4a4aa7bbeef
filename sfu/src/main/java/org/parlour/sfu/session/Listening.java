package org.parlour.sfu.session;

import org.parlour.sfu.forward.UplinkTrack;
import org.parlour.sfu.slots.Speaker;
import org.parlour.wire.rtp.RtpPacket;

/** Somewhere a room is listened to: a browser, or the seat that its telephones share. */
sealed interface Listening permits Viewing, SharedListening {
    /**
     * A packet of anybody in the room; whoever listens knows whom they may hear.
     *
     * @param from has just read the packet
     */
    void hear(Speaker speaker, UplinkTrack from, RtpPacket packet, long nowNanos);

    /** Not to be heard here any more. */
    void forget(Speaker gone);
}
