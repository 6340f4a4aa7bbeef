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
import org.parlour.wire.sdp.IceUfrag;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.Origin;
import org.parlour.wire.sdp.Ptime;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.TransportProtocol;

/** We offer, a phone answers (RFC 3264 sections 5 and 7). */
final class PhoneOfferer {
    private final PhoneCapabilities capabilities;
    private final LocalMedia local;

    PhoneOfferer(PhoneCapabilities capabilities, LocalMedia local) {
        this.capabilities = capabilities;
        this.local = local;
    }

    SessionDescription offer(@Nullable PhoneExchange previous) {
        SessionDescription before = previous == null ? null : previous.ours();
        MediaDescription audioBefore = before == null ? null : openAudio(before).orElse(null);
        MediaDescription audio = audio(previous, audioBefore);
        List<MediaDescription> lines = new ArrayList<>();
        if (before != null) {
            // RFC 3264 section 8: a line that was there once stays, at its place.
            before.media().forEach(line -> lines.add(line.rejected()));
        }
        if (before == null || audioBefore == null) {
            lines.add(audio);
        } else {
            lines.set(before.media().indexOf(audioBefore), audio);
        }
        boolean ice = audio.first(IceUfrag.class).isPresent();
        return SessionDescription.of(
                        Origin.first(local.sessionId(), local.address()),
                        Connection.of(local.address()),
                        ice ? List.of(Flag.ICE_LITE) : List.of(),
                        lines)
                .following(before);
    }

    private MediaDescription audio(@Nullable PhoneExchange previous, @Nullable MediaDescription before) {
        TransportProtocol protocol = before == null ? firstProtocol() : before.protocol();
        List<AgreedFormat> formats = PhoneFormats.offered(capabilities, previous);
        List<Attribute> attributes = new ArrayList<>(PhoneFormats.lines(formats));
        attributes.add(new Ptime(capabilities.packetTimes().preferredMillis()));
        attributes.addAll(new PhoneProtection(capabilities.srtp(), local).offered(protocol));
        IceCredentials ice = local.ice();
        if (before != null) {
            if (ice != null && before.first(IceUfrag.class).isPresent()) {
                attributes.addAll(PhoneLine.iceLines(local, ice));
            }
            if (before.has(Flag.RTCP_MUX)) {
                attributes.add(Flag.RTCP_MUX);
            }
        }
        attributes.add(local.wish());
        return MediaDescription.rtp(MediaKind.AUDIO, local.port(), protocol, PhoneFormats.numbers(formats), attributes);
    }

    /** Keys beside plain RTP let the phone choose (RFC 8643); only a trunk that insists says so in the profile. */
    private TransportProtocol firstProtocol() {
        return capabilities.srtp() == SrtpPolicy.REQUIRED ? TransportProtocol.RTP_SAVP : TransportProtocol.RTP_AVP;
    }

    private static Optional<MediaDescription> openAudio(SessionDescription description) {
        return description.media().stream()
                .filter(line -> line.is(MediaKind.AUDIO) && line.port() != 0)
                .findFirst();
    }

    PhoneSettlement settle(SessionDescription offer, SessionDescription answer) {
        MediaDescription ours = openAudio(offer).orElseThrow();
        int at = offer.media().indexOf(ours);
        if (answer.media().size() <= at || !answer.media().get(at).is(MediaKind.AUDIO)) {
            return new Refused(Refusal.NOT_AN_ANSWER, "the answer has no line for our audio");
        }
        PhoneLine line = new PhoneLine(answer, answer.media().get(at));
        if (line.media().port() == 0) {
            return new Refused(Refusal.NO_AUDIO, "the phone refused the audio");
        }
        Optional<Refused> obstacle = line.obstacle(local.address());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        Optional<AgreedFormats> formats =
                PhoneFormats.settle(capabilities, ours, line.media().payloadFormats());
        if (formats.isEmpty()) {
            return PhoneLine.noCommonCodec(line.codecs(), capabilities);
        }
        return switch (new PhoneProtection(capabilities.srtp(), local).settle(ours, answer, line.media())) {
            case Refused refused -> refused;
            case ProtectionAgreement.Agreed keys -> settled(ours, line, formats.get(), keys.security());
        };
    }

    private PhoneSettlement settled(
            MediaDescription ours, PhoneLine line, AgreedFormats formats, MediaSecurity security) {
        int packetTimeMillis = capabilities
                .packetTimes()
                .agree(line.session(), line.media(), formats.voice().codec());
        Direction offered = ours.first(Direction.class).orElse(Direction.SENDRECV);
        Direction direction =
                line.session().directionOf(line.media()).mirrored().and(offered);
        IceCredentials ice = ours.first(IceUfrag.class).isPresent() ? line.ice(local.ice()) : null;
        boolean muxOffered = ours.has(Flag.RTCP_MUX);
        RemoteEndpoint remote = line.endpoint(muxOffered);
        return new PhoneSettlement.Settled(line.agreed(remote, formats, packetTimeMillis, direction, security, ice));
    }
}
