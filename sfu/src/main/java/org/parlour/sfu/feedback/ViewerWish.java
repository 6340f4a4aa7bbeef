package org.parlour.sfu.feedback;

import org.parlour.wire.rtcp.Words;

/** What a viewer asks for in RTCP. */
public sealed interface ViewerWish {
    /** Packets of a slot to be sent again, by the sequence numbers they had ({@link DownlinkStream#repeat}). */
    record Again(DownlinkStream stream, Words sequences) implements ViewerWish {}

    /** A key frame of whoever the slot shows. */
    record KeyFrame(DownlinkStream stream) implements ViewerWish {}
}
