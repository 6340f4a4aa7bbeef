package org.parlour.wire.sdp.browser;

import java.util.List;
import java.util.Map;
import org.parlour.wire.sdp.HeaderExtension;

/** A slot that the browser takes: with which codecs, and which header extensions under which numbers. */
public record AgreedSlot(
        ReceiveSlot slot,
        List<TrackFormat> formats,
        Map<HeaderExtension, Integer> extensions,
        boolean reducedSizeRtcp) {
    public AgreedSlot {
        formats = List.copyOf(formats);
        extensions = Map.copyOf(extensions);
    }
}
