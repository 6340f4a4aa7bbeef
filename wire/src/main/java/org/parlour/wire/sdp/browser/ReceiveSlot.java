package org.parlour.wire.sdp.browser;

import java.util.Optional;
import org.parlour.wire.call.Ssrc;
import org.parlour.wire.sdp.MediaKind;

/** A place in the browser's view that we fill with whoever is to be heard or seen there; it never changes. */
public record ReceiveSlot(String mid, MediaKind kind, Source source) {
    /** {@code a0}, {@code a1}, … */
    public static ReceiveSlot audio(int number, Ssrc ssrc) {
        return new ReceiveSlot("a" + number, MediaKind.AUDIO, new Source(ssrc, Optional.empty()));
    }

    /** {@code v0}, {@code v1}, … */
    public static ReceiveSlot video(int number, Ssrc ssrc, Ssrc repairSsrc) {
        return new ReceiveSlot("v" + number, MediaKind.VIDEO, new Source(ssrc, Optional.of(repairSsrc)));
    }
}
