package org.parlour.wire.sdp.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Attribute;
import org.parlour.wire.sdp.Connection;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.Flag;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.Origin;
import org.parlour.wire.sdp.Ptime;
import org.parlour.wire.sdp.SessionDescription;

/** A phone offers, we answer (RFC 3264 section 6). */
final class PhoneAnswerer {
    private final SessionDescription offer;
    private final PhoneCapabilities capabilities;
    private final LocalMedia local;
    private final @Nullable SessionDescription previous;

    PhoneAnswerer(
            SessionDescription offer,
            PhoneCapabilities capabilities,
            LocalMedia local,
            @Nullable SessionDescription previous) {
        this.offer = offer;
        this.capabilities = capabilities;
        this.local = local;
        this.previous = previous;
    }

    /** The first audio line that we can take; a phone that would like SRTP may offer two. */
    PhoneAnswer answer() {
        Refused complaint = null;
        for (int at = 0; at < offer.media().size(); at++) {
            MediaDescription line = offer.media().get(at);
            if (line.is(MediaKind.AUDIO) && line.port() != 0) {
                switch (answerTo(at)) {
                    case PhoneAnswer.Answered answered -> {
                        return answered;
                    }
                    case Refused refused -> complaint = complaint == null ? refused : complaint;
                }
            }
        }
        return complaint == null ? new Refused(Refusal.NO_AUDIO, "the offer has no audio line") : complaint;
    }

    private PhoneAnswer answerTo(int at) {
        PhoneLine line = new PhoneLine(offer, offer.media().get(at));
        Optional<Refused> obstacle = line.obstacle(local.address());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        List<AgreedFormat> formats =
                PhoneFormats.common(capabilities, line.media().payloadFormats());
        if (formats.isEmpty()) {
            return PhoneLine.noCommonCodec(line.codecs(), capabilities);
        }
        return switch (new PhoneProtection(capabilities.srtp(), local).answer(offer, line.media())) {
            case Refused refused -> refused;
            case ProtectionAgreement.Agreed keys -> answered(at, line, formats, keys);
        };
    }

    private PhoneAnswer.Answered answered(
            int at, PhoneLine line, List<AgreedFormat> formats, ProtectionAgreement.Agreed keys) {
        int packetTimeMillis = capabilities
                .packetTimes()
                .agree(offer, line.media(), formats.getFirst().codec());
        Direction direction = offer.directionOf(line.media()).mirrored().and(local.wish());
        IceCredentials peerIce = line.ice(local.ice());
        AgreedMedia agreed = line.agreed(
                line.endpoint(true),
                new AgreedFormats(formats, formats),
                packetTimeMillis,
                direction,
                keys.security(),
                peerIce);

        List<Attribute> attributes = new ArrayList<>(PhoneFormats.lines(formats));
        attributes.add(new Ptime(packetTimeMillis));
        attributes.addAll(keys.lines());
        IceCredentials ownIce = peerIce == null ? null : local.ice();
        if (ownIce != null) {
            attributes.addAll(PhoneLine.iceLines(local, ownIce));
        } else if (local.ice() != null && line.iceMismatch()) {
            attributes.add(Flag.ICE_MISMATCH);
        }
        if (agreed.remote().rtcpMuxed()) {
            attributes.add(Flag.RTCP_MUX);
        }
        attributes.add(direction);
        MediaDescription audio = MediaDescription.rtp(
                MediaKind.AUDIO, local.port(), line.media().protocol(), PhoneFormats.numbers(formats), attributes);
        return new PhoneAnswer.Answered(description(at, audio, ownIce != null), agreed);
    }

    /** As many lines as the offer has, in its order (RFC 3264 section 6). */
    private SessionDescription description(int at, MediaDescription audio, boolean ice) {
        List<MediaDescription> lines = new ArrayList<>();
        for (int i = 0; i < offer.media().size(); i++) {
            lines.add(i == at ? audio : offer.media().get(i).rejected());
        }
        return SessionDescription.of(
                        Origin.first(local.sessionId(), local.address()),
                        Connection.of(local.address()),
                        ice ? List.of(Flag.ICE_LITE) : List.of(),
                        lines)
                .following(previous);
    }
}
