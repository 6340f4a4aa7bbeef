package org.parlour.wire.sdp.phone;

import java.util.List;
import org.parlour.wire.sdp.Codec;

/** What we can do on a trunk: codecs in the order in which we like them, packet times, encryption. */
public record PhoneCapabilities(List<Codec> codecs, PacketTimes packetTimes, SrtpPolicy srtp) {
    public PhoneCapabilities {
        codecs = List.copyOf(codecs);
        if (codecs.stream().noneMatch(Codec::isVoice) || codecs.stream().anyMatch(PhoneCapabilities::isForeign)) {
            throw new IllegalArgumentException("a phone needs voices, and knows neither pictures nor redundancy");
        }
        if (codecs.stream().distinct().count() != codecs.size()) {
            throw new IllegalArgumentException("each codec once");
        }
    }

    private static boolean isForeign(Codec codec) {
        return switch (codec) {
            case PCMU, PCMA, G722, OPUS, TELEPHONE_EVENT, TELEPHONE_EVENT_48K, COMFORT_NOISE -> false;
            case RED, VP8, H264, VP9, AV1 -> true;
        };
    }

    boolean has(Codec codec) {
        return codecs.contains(codec);
    }
}
