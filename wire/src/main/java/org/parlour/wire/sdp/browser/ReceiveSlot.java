package org.parlour.wire.sdp.browser;

import java.util.OptionalInt;
import org.parlour.wire.sdp.MediaKind;

/** A place in the browser's view that we fill with whoever is to be heard or seen there; it never changes. */
public record ReceiveSlot(String mid, MediaKind kind, Source source) {
    /** {@code a0}, {@code a1}, … */
    public static ReceiveSlot audio(int number, int ssrc) {
        return new ReceiveSlot("a" + number, MediaKind.AUDIO, new Source(ssrc, OptionalInt.empty()));
    }

    /** {@code v0}, {@code v1}, … */
    public static ReceiveSlot video(int number, int ssrc, int repairSsrc) {
        return new ReceiveSlot("v" + number, MediaKind.VIDEO, new Source(ssrc, OptionalInt.of(repairSsrc)));
    }
}
