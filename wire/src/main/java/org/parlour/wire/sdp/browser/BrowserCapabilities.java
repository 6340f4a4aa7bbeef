package org.parlour.wire.sdp.browser;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaKind;

/** What the forwarding core carries: codecs in the order in which we like them, header extensions. */
public record BrowserCapabilities(List<Codec> codecs, Set<HeaderExtension> extensions) {
    /** Opus and VP8, which every browser has, then H.264 for those whose hardware does nothing else. */
    public static final BrowserCapabilities USUAL =
            new BrowserCapabilities(List.of(Codec.OPUS, Codec.VP8, Codec.H264), EnumSet.allOf(HeaderExtension.class));

    public BrowserCapabilities {
        codecs = List.copyOf(codecs);
        extensions = Set.copyOf(extensions);
        if (codecs.stream().anyMatch(BrowserCapabilities::isForeign)) {
            throw new IllegalArgumentException("browsers press no keys in RTP, and Opus has its own silence");
        }
        if (codecs.contains(Codec.RED) && !codecs.contains(Codec.OPUS)) {
            throw new IllegalArgumentException("redundancy needs the Opus that it repeats");
        }
    }

    private static boolean isForeign(Codec codec) {
        return codec == Codec.TELEPHONE_EVENT || codec == Codec.TELEPHONE_EVENT_48K || codec == Codec.COMFORT_NOISE;
    }

    List<Codec> codecsFor(MediaKind kind) {
        return codecs.stream().filter(codec -> codec.kind() == kind).toList();
    }
}
