package org.parlour.sfu.session;

import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtp.RtpPacket;

/** Who listens on the shared seat of a room's telephones. Called on the room's loop. */
public interface SharedEars {
    /** Somebody else is in this slot: what comes next has nothing to do with what came before. */
    void taken(int slot, ParticipantNumber by);

    /**
     * A packet of Opus, as its browser sent it, in the order in which they came and none twice; where one is missing it was
     * lost, or not to be heard. The view is laid over another one as soon as this returns.
     */
    void heard(int slot, RtpPacket packet, long nowNanos);

    /** Nobody is in this slot any more. */
    void emptied(int slot);

    /** So many browsers sit in the room now. */
    void browsersAre(int count);
}
