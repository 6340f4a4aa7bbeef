package org.parlour.wire.sdp.browser;

import java.util.List;

/** What a browser may send, line by line; lines that were rejected are not here. */
public record AgreedPublish(PeerTransport peer, List<AgreedTrack> tracks) {
    public AgreedPublish {
        tracks = List.copyOf(tracks);
    }
}
