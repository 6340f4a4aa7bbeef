package org.parlour.wire.sdp.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Attribute;
import org.parlour.wire.sdp.Candidate;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Connection;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.Flag;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.SessionDescription;

/** One audio line of a phone, with the session around it: the reading that answer and settlement share. */
record PhoneLine(SessionDescription session, MediaDescription media) {
    private static final int MOST_NAMES = 12;

    /** Why nothing can come of this line, whatever its codecs and keys are. */
    Optional<Refused> obstacle(NetworkAddress own) {
        if (!media.protocol().isRtp() || media.protocol().isOverTcp()) {
            return refused(Refusal.TRANSPORT_UNKNOWN, media.protocol() + " offered; we speak RTP over UDP");
        }
        Optional<NetworkAddress> address = session.connectionOf(media).map(Connection::address);
        if (address.isEmpty()) {
            return refused(Refusal.NO_ADDRESS, "no c= line for the audio");
        }
        if (address.get().isMulticast()) {
            return refused(Refusal.NO_ADDRESS, "the audio wants to go to a multicast group");
        }
        boolean reachable = address.get().family() == own.family()
                || !address.get().isLiteral()
                || address.get().isUnspecified();
        return reachable
                ? Optional.empty()
                : refused(
                        Refusal.OTHER_ADDRESS_FAMILY,
                        "the audio is at an " + address.get().family() + " address, ours is " + own.family());
    }

    private static Optional<Refused> refused(Refusal refusal, String sentence) {
        return Optional.of(new Refused(refusal, sentence));
    }

    /** RFC 3264 section 8.4: it may say sendrecv, but nothing can be sent there. */
    private boolean isBlackHoled(@Nullable IceCredentials ice) {
        // With ICE the default address says nothing: trickling clients write 0.0.0.0 (RFC 8840 section 4.1.1).
        return ice == null && address().isUnspecified();
    }

    private NetworkAddress address() {
        return session.connectionOf(media).orElseThrow().address();
    }

    /**
     * The phone's credentials if we can do ICE with it: both of us want to, RTCP comes over the same
     * port (we have no second one), and the default address is one of its candidates (RFC 8839
     * section 4.2.5; 0.0.0.0 and port 9 stand for "none yet").
     */
    @Nullable
    IceCredentials ice(@Nullable IceCredentials own) {
        boolean possible = own != null && session.hasFor(Flag.RTCP_MUX, media) && !iceMismatch();
        return possible ? session.iceOf(media).orElse(null) : null;
    }

    /** The phone offers ICE, but something on the way has rewritten the default address only. */
    boolean iceMismatch() {
        List<Candidate> candidates = media.all(Candidate.class);
        NetworkAddress standing = address();
        if (candidates.isEmpty() || standing.isUnspecified() || !standing.isLiteral()) {
            return false;
        }
        return candidates.stream()
                .noneMatch(one -> one.port() == media.port() && one.host().equalsIgnoreCase(standing.host()));
    }

    RemoteEndpoint endpoint(boolean weMultiplex) {
        return RemoteEndpoint.of(session, media, address(), weMultiplex);
    }

    AgreedMedia agreed(
            RemoteEndpoint remote,
            AgreedFormats formats,
            int packetTimeMillis,
            Direction ours,
            MediaSecurity security,
            @Nullable IceCredentials ice) {
        boolean blackHoled = isBlackHoled(ice);
        Direction theirs = session.directionOf(media);
        return new AgreedMedia(
                remote,
                formats,
                packetTimeMillis,
                blackHoled ? Direction.of(false, ours.receives()) : ours,
                blackHoled || !theirs.receives(),
                security,
                ice);
    }

    /** For the sentence of a refusal: what the phone can do. */
    String codecs() {
        List<String> names = new ArrayList<>();
        media.payloadFormats().stream().limit(MOST_NAMES).forEach(format -> names.add(format.toString()));
        return names.isEmpty() ? "formats without a name" : String.join(", ", names);
    }

    static Refused noCommonCodec(String theirs, PhoneCapabilities capabilities) {
        List<String> ours = capabilities.codecs().stream()
                .filter(Codec::isVoice)
                .map(Codec::encoding)
                .toList();
        return new Refused(
                Refusal.NO_COMMON_CODEC,
                "the phone speaks " + theirs + "; we speak " + String.join(", ", ours) + " here");
    }

    /** The attributes of an ICE-lite end with one address. */
    static List<Attribute> iceLines(LocalMedia local, IceCredentials own) {
        // RFC 8445 section 5.1.2.1: type preference 126 of a host, the highest local preference, component 1.
        long priority = (126L << 24) | (65_535L << 8) | 255;
        Candidate candidate = Candidate.udpHost(1, priority, local.address().host(), local.port());
        return List.of(own.ufrag(), own.password(), candidate, Flag.END_OF_CANDIDATES);
    }
}
