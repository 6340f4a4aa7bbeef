package org.parlour.wire.sdp.phone;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.SessionDescription;

/** The door: the three things that can happen between a phone's description and ours. */
public final class PhoneNegotiation {
    private PhoneNegotiation() {}

    /**
     * Answers an offer: of a first INVITE, or of any later one.
     *
     * @param previous the last description that we sent in this call. An offer that changes nothing
     *     for us is answered with it, word for word; the contents decide that and not the offer's
     *     version number, which some phones forget to count when they press hold.
     */
    public static PhoneAnswer answer(
            SessionDescription offer,
            PhoneCapabilities capabilities,
            LocalMedia local,
            @Nullable SessionDescription previous) {
        return new PhoneAnswerer(offer, capabilities, local, previous).answer();
    }

    /**
     * Our own offer: in an INVITE, in the 200 to an INVITE that brought none, or (after a previous
     * exchange) in a re-INVITE. Everything that we can do is offered again each time (RFC 6337
     * section 5.1).
     */
    public static SessionDescription offer(
            PhoneCapabilities capabilities, LocalMedia local, @Nullable PhoneExchange previous) {
        return new PhoneOfferer(capabilities, local).offer(previous);
    }

    /** What holds after the phone has answered an offer that {@link #offer} made with the same arguments. */
    public static PhoneSettlement settle(
            SessionDescription offer, SessionDescription answer, PhoneCapabilities capabilities, LocalMedia local) {
        return new PhoneOfferer(capabilities, local).settle(offer, answer);
    }
}
