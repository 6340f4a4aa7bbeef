package org.parlour.wire.sdp.phone;

import java.util.List;
import java.util.Optional;
import org.parlour.wire.sdp.Codec;

/**
 * What we may send, the voice to use first, and what may come. The payload types of the two can
 * differ: each side is sent what it named itself (RFC 3264 section 5.1).
 */
public record AgreedFormats(List<AgreedFormat> send, List<AgreedFormat> receive) {
    public AgreedFormats {
        send = List.copyOf(send);
        receive = List.copyOf(receive);
        if (voices(send).isEmpty() || voices(receive).isEmpty()) {
            throw new IllegalArgumentException("a call has a voice");
        }
    }

    public AgreedFormat voice() {
        return voices(send).getFirst();
    }

    /** How to send key presses: on the clock of the voice where the peer takes that (RFC 4733 section 2.1). */
    public Optional<AgreedFormat> events() {
        int clockRateHz = voice().codec().clockRateHz();
        List<AgreedFormat> events = send.stream().filter(AgreedFormats::isEvent).toList();
        return events.stream()
                .filter(one -> one.codec().clockRateHz() == clockRateHz)
                .findFirst()
                .or(() -> events.stream().findFirst());
    }

    public Optional<AgreedFormat> comfortNoise() {
        return send.stream().filter(one -> one.codec() == Codec.COMFORT_NOISE).findFirst();
    }

    /** What a packet with this payload type carries. */
    public Optional<AgreedFormat> received(int payloadType) {
        return receive.stream().filter(one -> one.payloadType() == payloadType).findFirst();
    }

    private static List<AgreedFormat> voices(List<AgreedFormat> formats) {
        return formats.stream().filter(one -> one.codec().isVoice()).toList();
    }

    private static boolean isEvent(AgreedFormat format) {
        return format.codec() == Codec.TELEPHONE_EVENT || format.codec() == Codec.TELEPHONE_EVENT_48K;
    }
}
