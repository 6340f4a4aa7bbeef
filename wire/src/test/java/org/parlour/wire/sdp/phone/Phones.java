package org.parlour.wire.sdp.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.srtp.SrtpMasterKey;
import org.parlour.wire.srtp.SrtpProfile;

/** What the tests of this package begin with: our end of a call, and the usual trunk. */
final class Phones {
    static final LocalMedia LOCAL = LocalMedia.plain(NetworkAddress.of("198.51.100.10"), 20_000, 4711);
    static final List<SrtpMasterKey> KEYS = keys(1);
    static final Fingerprint CERTIFICATE = Fingerprint.sha256(new byte[32]);
    static final IceCredentials ICE = IceCredentials.of("ours", "ourpasswordourpassword");

    static final List<Codec> EVERYTHING = List.of(
            Codec.OPUS,
            Codec.G722,
            Codec.PCMA,
            Codec.PCMU,
            Codec.TELEPHONE_EVENT_48K,
            Codec.TELEPHONE_EVENT,
            Codec.COMFORT_NOISE);

    static final PhoneCapabilities USUAL = trunk(SrtpPolicy.FORBIDDEN, EVERYTHING);

    private Phones() {}

    /** One for each profile; the same for the same seed. */
    static List<SrtpMasterKey> keys(int seed) {
        Random random = new Random(seed);
        return Arrays.stream(SrtpProfile.values())
                .map(profile -> SrtpMasterKey.generate(profile, random))
                .toList();
    }

    static PhoneCapabilities trunk(SrtpPolicy srtp, List<Codec> codecs) {
        return new PhoneCapabilities(codecs, PacketTimes.USUAL, srtp);
    }

    static PhoneCapabilities speaking(Codec... codecs) {
        return trunk(SrtpPolicy.FORBIDDEN, List.of(codecs));
    }

    static PhoneAnswer.Answered answered(String offer) {
        return answered(offer, USUAL, LOCAL, null);
    }

    static PhoneAnswer.Answered answered(
            String offer, PhoneCapabilities capabilities, LocalMedia local, @Nullable SessionDescription previous) {
        PhoneAnswer answer = PhoneNegotiation.answer(Descriptions.read(offer), capabilities, local, previous);
        assertThat(answer).isInstanceOf(PhoneAnswer.Answered.class);
        return (PhoneAnswer.Answered) answer;
    }

    static Refused refused(String offer, PhoneCapabilities capabilities, LocalMedia local) {
        PhoneAnswer answer = PhoneNegotiation.answer(Descriptions.read(offer), capabilities, local, null);
        assertThat(answer).isInstanceOf(Refused.class);
        return (Refused) answer;
    }

    static AgreedMedia settled(
            SessionDescription offer, String answer, PhoneCapabilities capabilities, LocalMedia local) {
        PhoneSettlement settlement = PhoneNegotiation.settle(offer, Descriptions.read(answer), capabilities, local);
        assertThat(settlement).isInstanceOf(PhoneSettlement.Settled.class);
        return ((PhoneSettlement.Settled) settlement).agreed();
    }
}
