package org.parlour.wire.sdp.browser;

import java.util.List;

/** What a browser takes from us, slot by slot; slots that it refused are not here. */
public record AgreedReceive(PeerTransport peer, List<AgreedSlot> slots) {
    public AgreedReceive {
        slots = List.copyOf(slots);
    }
}
