package org.parlour.wire.sdp;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parlour.wire.rtp.ExtensionUri;

/**
 * The one table of RTP header extensions that the house understands: the name, our own number for
 * it (the same in every description that we write first), and which media may carry it which way.
 * What is not here is not negotiated, and so costs no byte of any packet.
 */
public enum HeaderExtension {
    /** RFC 9143 section 15.2: which m= line a packet belongs to. */
    MID(1, ExtensionUri.MID, Use.BOTH_WAYS, Use.BOTH_WAYS),
    /** RFC 6464: loudness, so that the loudest are found without decoding. */
    AUDIO_LEVEL(2, ExtensionUri.AUDIO_LEVEL, Use.BOTH_WAYS, Use.NEVER),
    /** The packet counter that bandwidth estimation lives on. */
    TRANSPORT_WIDE_CC(3, ExtensionUri.TRANSPORT_SEQUENCE, Use.BOTH_WAYS, Use.BOTH_WAYS),
    /** For peers that know REMB only. */
    ABS_SEND_TIME(4, ExtensionUri.ABS_SEND_TIME, Use.NEVER, Use.BOTH_WAYS),
    /** When the sample was taken: lip sync through a forwarding core. */
    ABS_CAPTURE_TIME(5, "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time", Use.BOTH_WAYS, Use.BOTH_WAYS),
    /** RFC 8852: which encoding of a track; only what a browser publishes has several. */
    STREAM_ID(6, ExtensionUri.RID, Use.NEVER, Use.UPLINK),
    REPAIRED_STREAM_ID(7, ExtensionUri.REPAIRED_RID, Use.NEVER, Use.UPLINK),
    /** The layers of an AV1 or VP9 picture, readable without the picture. */
    DEPENDENCY_DESCRIPTOR(
            8,
            "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension",
            Use.NEVER,
            Use.BOTH_WAYS),
    /** Which layers the encoder really runs. */
    VIDEO_LAYERS_ALLOCATION(
            9, "http://www.webrtc.org/experiments/rtp-hdrext/video-layers-allocation00", Use.NEVER, Use.UPLINK);

    private enum Use {
        NEVER,
        UPLINK,
        BOTH_WAYS
    }

    private final int ownId;
    private final String uri;
    private final Use audio;
    private final Use video;

    HeaderExtension(int ownId, String uri, Use audio, Use video) {
        this.ownId = ownId;
        this.uri = uri;
        this.audio = audio;
        this.video = video;
    }

    /** The number in descriptions that we write first; at most 14, so that one-byte headers hold it. */
    public int ownId() {
        return ownId;
    }

    public String uri() {
        return uri;
    }

    /** It may ride on what a browser sends to us. */
    public boolean onUplink(MediaKind kind) {
        return use(kind) != Use.NEVER;
    }

    /** It may ride on what we send to a browser. */
    public boolean onDownlink(MediaKind kind) {
        return use(kind) == Use.BOTH_WAYS;
    }

    private Use use(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> audio;
            case VIDEO -> video;
        };
    }

    public static Optional<HeaderExtension> find(String uri) {
        for (HeaderExtension extension : values()) {
            if (extension.uri.equals(uri)) {
                return Optional.of(extension);
            }
        }
        return Optional.empty();
    }

    /**
     * The numbers under which a line carries those of {@code wanted} that flow from its writer, or
     * to its writer. A number or a name that comes twice counts once, the first time.
     */
    public static Map<HeaderExtension, Integer> numbered(
            SessionDescription session, MediaDescription media, Set<HeaderExtension> wanted, boolean fromWriter) {
        Map<HeaderExtension, Integer> numbers = new EnumMap<>(HeaderExtension.class);
        boolean twoByteHeaders = session.hasFor(Flag.EXTMAP_ALLOW_MIXED, media);
        // RFC 8285 section 4.2: one-byte headers count to 14, two-byte headers to 255.
        int highest = twoByteHeaders ? 255 : 14;
        for (Extmap line : session.allOf(Extmap.class, media)) {
            Direction direction = line.direction() == null ? Direction.SENDRECV : line.direction();
            boolean flows = fromWriter ? direction.sends() : direction.receives();
            Optional<HeaderExtension> known = find(line.uri()).filter(wanted::contains);
            if (flows && known.isPresent() && line.id() <= highest && !numbers.containsValue(line.id())) {
                numbers.putIfAbsent(known.get(), line.id());
            }
        }
        return numbers;
    }
}
