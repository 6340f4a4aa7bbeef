package org.parlour.wire.sdp.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.SessionDescription;

/** The door: one PeerConnection publishes (the browser offers), one receives (we offer). */
public final class BrowserNegotiation {
    private BrowserNegotiation() {}

    /**
     * Answers what a browser would like to publish, now or again.
     *
     * @param previous the last answer that we gave on this PeerConnection
     */
    public static PublishAnswer answerPublish(
            SessionDescription offer,
            BrowserCapabilities capabilities,
            LocalTransport local,
            @Nullable SessionDescription previous) {
        return new PublishAnswerer(offer, capabilities, local).answer(previous);
    }

    /**
     * Offers the slots, once and for all.
     *
     * @param cname one name for all slots (RFC 3550 section 6.5.1): what plays together is in step
     * @param previous the last offer that we made on this PeerConnection
     */
    public static SessionDescription offerReceive(
            List<ReceiveSlot> slots,
            String cname,
            BrowserCapabilities capabilities,
            LocalTransport local,
            @Nullable SessionDescription previous) {
        return new ReceiveOfferer(capabilities, slots).offer(cname, local, previous);
    }

    /** What holds after the browser has answered the offer that {@link #offerReceive} made of these slots. */
    public static ReceiveSettlement settleReceive(
            List<ReceiveSlot> slots, SessionDescription answer, BrowserCapabilities capabilities) {
        return new ReceiveOfferer(capabilities, slots).settle(answer);
    }
}
