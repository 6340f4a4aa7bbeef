package org.parlour.sfu.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.wire.call.ParticipantNumber;

/**
 * What a seat of the forwarding core tells the floor above. Called on the room's loop: whoever implements it hands over
 * and returns.
 */
public interface SeatEvents {
    /** How it stands with one of the two PeerConnections. */
    void line(Direction direction, LineState state);

    /** Who is in which video slot; all slots, whenever one has changed. */
    void slots(List<SlotView> slots);

    /** Who speaks, whose turn it is first; all of them, whenever that has changed, and at most five times a second. */
    void speaking(List<ParticipantNumber> speakers);

    /** Media towards us, or towards the browser. */
    enum Direction {
        UPLINK,
        DOWNLINK
    }

    /** The state of one PeerConnection as checks and the handshake tell it. */
    enum LineState {
        /** Checked and keyed: media flows. */
        CONNECTED,
        /** No valid check for some seconds; media goes on. */
        RECONNECTING,
        /** Over, for silence or because its DTLS has ended; the browser may publish or receive anew. */
        GONE
    }

    /**
     * A video slot.
     *
     * @param mid as in our offer: v0, v1, …
     * @param participant whose picture; nobody's when null
     * @param picture null with nobody
     */
    record SlotView(
            String mid,
            @Nullable ParticipantNumber participant,
            @Nullable Picture picture) {}
}
