package org.parlour.wire.sdp.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Attribute;
import org.parlour.wire.sdp.Crypto;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.SetupRole;
import org.parlour.wire.sdp.TransportProtocol;
import org.parlour.wire.srtp.SrtpMasterKey;

/** The keys of a call: offered, answered, settled. */
final class PhoneProtection {
    private final SrtpPolicy policy;
    private final LocalMedia local;

    PhoneProtection(SrtpPolicy policy, LocalMedia local) {
        this.policy = policy;
        this.local = local;
    }

    /** Our answer to the keys of an offered line. */
    ProtectionAgreement answer(SessionDescription offer, MediaDescription line) {
        TransportProtocol protocol = line.protocol();
        boolean mustProtect = protocol.isSecure();
        if (policy == SrtpPolicy.FORBIDDEN) {
            return mustProtect
                    ? new Refused(Refusal.SRTP_FORBIDDEN, protocol + " offered, but SRTP is forbidden here")
                    : unprotected();
        }
        Optional<ProtectionAgreement> keys = protocol.isDtls()
                ? handshake(offer, line)
                // RFC 8643: plain RTP with keys beside it means "SRTP if you can".
                : sdes(line).or(() -> handshake(offer, line));
        return keys.orElseGet(() -> withoutKeys(mustProtect));
    }

    private ProtectionAgreement withoutKeys(boolean mustProtect) {
        if (mustProtect) {
            return new Refused(Refusal.NO_USABLE_KEY, "SRTP offered without a key that we can use");
        }
        return policy == SrtpPolicy.REQUIRED
                ? new Refused(Refusal.SRTP_REQUIRED, "plain RTP offered, but SRTP is required here")
                : unprotected();
    }

    private static ProtectionAgreement unprotected() {
        return new ProtectionAgreement.Agreed(new MediaSecurity.Unprotected(), List.of());
    }

    /** Of the lines that we can run, the one with the profile that we like best. */
    private Optional<ProtectionAgreement> sdes(MediaDescription line) {
        for (SrtpMasterKey own : local.keys()) {
            for (Crypto theirs : line.all(Crypto.class)) {
                Optional<SrtpMasterKey> key = keyFor(own, theirs);
                if (key.isPresent()) {
                    return Optional.of(new ProtectionAgreement.Agreed(
                            new MediaSecurity.Sdes(own, key.get()), List.of(Crypto.of(theirs.tag(), own))));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<SrtpMasterKey> keyFor(SrtpMasterKey own, Crypto theirs) {
        return theirs.usableKey().filter(key -> key.profile() == own.profile());
    }

    private Optional<ProtectionAgreement> handshake(SessionDescription offer, MediaDescription line) {
        Fingerprint own = local.fingerprint();
        Optional<Fingerprint> peer = offer.fingerprintOf(line);
        // RFC 4145 section 4: an offer that does not say means active.
        SetupRole role = ourRole(offer.firstOf(SetupRole.class, line).orElse(SetupRole.ACTIVE));
        if (own == null || peer.isEmpty() || role == null) {
            return Optional.empty();
        }
        return Optional.of(
                new ProtectionAgreement.Agreed(new MediaSecurity.Dtls(peer.get(), role), List.of(own, role)));
    }

    /** We wait for the handshake wherever we may (RFC 5763 section 5 leaves it to the answerer). */
    private static @Nullable SetupRole ourRole(SetupRole theirs) {
        return switch (theirs) {
            case ACTIVE, ACTPASS -> SetupRole.PASSIVE;
            case PASSIVE -> SetupRole.ACTIVE;
            case HOLDCONN -> null;
        };
    }

    /** What we write about keys in an offer of ours. */
    List<Attribute> offered(TransportProtocol protocol) {
        Fingerprint own = local.fingerprint();
        if (protocol.isDtls() && own != null) {
            return List.of(own, SetupRole.ACTPASS);
        }
        List<Attribute> lines = new ArrayList<>();
        if (policy != SrtpPolicy.FORBIDDEN) {
            local.keys().forEach(key -> lines.add(Crypto.of(lines.size() + 1, key)));
        }
        return lines;
    }

    /** What the peer's answer makes of the keys that we offered. */
    ProtectionAgreement settle(MediaDescription ours, SessionDescription answer, MediaDescription theirs) {
        if (theirs.protocol().isSecure() != ours.protocol().isSecure()) {
            return new Refused(
                    Refusal.TRANSPORT_UNKNOWN, ours.protocol() + " offered, " + theirs.protocol() + " answered");
        }
        boolean offeredHandshake = ours.first(SetupRole.class).isPresent();
        Optional<ProtectionAgreement> keys =
                offeredHandshake ? settledHandshake(answer, theirs) : settledSdes(ours, theirs);
        return keys.orElseGet(() -> withoutKeys(ours.protocol().isSecure()));
    }

    private Optional<ProtectionAgreement> settledHandshake(SessionDescription answer, MediaDescription theirs) {
        // RFC 5763 section 5: an answer that does not say is taken as active, as the RFC recommends.
        SetupRole role = ourRole(answer.firstOf(SetupRole.class, theirs).orElse(SetupRole.ACTIVE));
        Optional<Fingerprint> peer = answer.fingerprintOf(theirs);
        if (role == null || peer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ProtectionAgreement.Agreed(new MediaSecurity.Dtls(peer.get(), role), List.of()));
    }

    /** RFC 4568 section 5.1.3: the answer names one of our tags, with the suite that stood there. */
    private static Optional<ProtectionAgreement> settledSdes(MediaDescription ours, MediaDescription theirs) {
        for (Crypto mine : ours.all(Crypto.class)) {
            SrtpMasterKey own = mine.usableKey().orElseThrow();
            for (Crypto answered : theirs.all(Crypto.class)) {
                Optional<SrtpMasterKey> key = keyFor(own, answered);
                if (answered.tag() == mine.tag() && key.isPresent()) {
                    return Optional.of(
                            new ProtectionAgreement.Agreed(new MediaSecurity.Sdes(own, key.get()), List.of()));
                }
            }
        }
        return Optional.empty();
    }
}
