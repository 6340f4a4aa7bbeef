package org.parlour.wire.sdp.browser;

import java.util.List;
import java.util.Map;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaKind;

/**
 * One published track: how its packets are recognised and read.
 *
 * @param sending false while the browser keeps the line without using it
 * @param rids the encodings of a simulcast track, in the order in which the browser names them
 * @param sources the SSRCs that the browser announced; none with rids, where the packets tell
 */
public record AgreedTrack(
        String mid,
        MediaKind kind,
        boolean sending,
        List<TrackFormat> formats,
        Map<HeaderExtension, Integer> extensions,
        List<String> rids,
        List<Source> sources,
        boolean reducedSizeRtcp) {
    public AgreedTrack {
        formats = List.copyOf(formats);
        extensions = Map.copyOf(extensions);
        rids = List.copyOf(rids);
        sources = List.copyOf(sources);
    }
}
