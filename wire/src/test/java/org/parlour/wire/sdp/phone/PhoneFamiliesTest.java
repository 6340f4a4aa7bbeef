package org.parlour.wire.sdp.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.wire.sdp.phone.Phones.EVERYTHING;
import static org.parlour.wire.sdp.phone.Phones.KEYS;
import static org.parlour.wire.sdp.phone.Phones.LOCAL;
import static org.parlour.wire.sdp.phone.Phones.USUAL;
import static org.parlour.wire.sdp.phone.Phones.answered;
import static org.parlour.wire.sdp.phone.Phones.refused;
import static org.parlour.wire.sdp.phone.Phones.speaking;
import static org.parlour.wire.sdp.phone.Phones.trunk;

import org.junit.jupiter.api.Test;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.PhoneOffers;
import org.parlour.wire.srtp.SrtpProfile;

class PhoneFamiliesTest {
    private static final PhoneCapabilities ALLOWED = trunk(SrtpPolicy.ALLOWED, EVERYTHING);

    private static void agrees(String offer, Codec voice, int voiceNumber, int eventNumber) {
        AgreedFormats formats = answered(offer).agreed().formats();
        assertThat(formats.voice().codec()).isEqualTo(voice);
        assertThat(formats.voice().payloadType()).isEqualTo(voiceNumber);
        assertThat(formats.events().orElseThrow().payloadType()).isEqualTo(eventNumber);
    }

    @Test
    void ciscoGatewayNamesNoiseAsNineteen() {
        agrees(PhoneOffers.CISCO, Codec.PCMA, 8, 101);
        assertThat(answered(PhoneOffers.CISCO)
                        .agreed()
                        .formats()
                        .comfortNoise()
                        .orElseThrow()
                        .payloadType())
                .isEqualTo(19);
    }

    @Test
    void polycomSpeaksWideBandAndPressesKeysOn127() {
        agrees(PhoneOffers.POLYCOM, Codec.G722, 9, 127);
        assertThat(answered(PhoneOffers.POLYCOM).agreed().packetTimeMillis()).isEqualTo(20);
    }

    @Test
    void yealinkOffersItsLineTwiceAndGetsTheOneTheTrunkAllows() {
        PhoneAnswer.Answered plain = answered(PhoneOffers.YEALINK);
        assertThat(plain.answer().media()).extracting(MediaDescription::port).containsExactly(0, 20_000);
        assertThat(plain.agreed().remote().port()).isEqualTo(11_782);
        PhoneAnswer.Answered secure = answered(PhoneOffers.YEALINK, ALLOWED, LOCAL.withKeys(KEYS), null);
        assertThat(secure.answer().media()).extracting(MediaDescription::port).containsExactly(20_000, 0);
        assertThat(secure.agreed().security()).isInstanceOf(MediaSecurity.Sdes.class);
    }

    @Test
    void linphoneComesOverIpv6WithKeysOnBothClocks() {
        LocalMedia local = LocalMedia.plain(NetworkAddress.of("2001:db8::10"), 20_000, 1);
        PhoneAnswer.Answered answered = answered(PhoneOffers.LINPHONE, USUAL, local, null);
        assertThat(answered.agreed().formats().voice().payloadType()).isEqualTo(96);
        assertThat(answered.agreed().formats().events().orElseThrow().payloadType())
                .isEqualTo(101);
        assertThat(answered.answer().media().getFirst().protocol().text()).isEqualTo("RTP/AVPF");
        PhoneAnswer.Answered narrow =
                answered(PhoneOffers.LINPHONE, speaking(Codec.PCMU, Codec.TELEPHONE_EVENT), local, null);
        assertThat(narrow.agreed().formats().events().orElseThrow().payloadType())
                .isEqualTo(100);
        assertThat(refused(PhoneOffers.LINPHONE, USUAL, LOCAL).refusal()).isEqualTo(Refusal.OTHER_ADDRESS_FAMILY);
    }

    @Test
    void baresipMultiplexes() {
        agrees(PhoneOffers.BARESIP, Codec.OPUS, 96, 97);
        assertThat(answered(PhoneOffers.BARESIP).agreed().remote().rtcpMuxed()).isTrue();
    }

    @Test
    void asteriskAllowsLongPackets() {
        agrees(PhoneOffers.ASTERISK, Codec.OPUS, 107, 101);
        assertThat(answered(PhoneOffers.ASTERISK).agreed().packetTimeMillis()).isEqualTo(20);
    }

    @Test
    void freeswitchOffersSuitesOfEveryAge() {
        PhoneAnswer.Answered answered = answered(PhoneOffers.FREESWITCH, ALLOWED, LOCAL.withKeys(KEYS), null);
        MediaSecurity.Sdes sdes = (MediaSecurity.Sdes) answered.agreed().security();
        assertThat(sdes.receiving().profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
        assertThat(Descriptions.print(answered.answer())).contains("a=crypto:2 AEAD_AES_128_GCM inline:");
        assertThat(answered.agreed().remote().rtcpAddress().host()).isEqualTo("198.51.100.78");
        assertThat(answered.agreed().formats().voice().parameters().number("maxaveragebitrate", 0))
                .isEqualTo(30_000);
    }

    @Test
    void anOldExchangeGetsItsG711AndNoFax() {
        PhoneAnswer.Answered answered = answered(PhoneOffers.OLD_EXCHANGE);
        assertThat(answered.answer().media()).extracting(MediaDescription::port).containsExactly(20_000, 0, 0);
        assertThat(answered.answer().media().get(1).protocol().text()).isEqualTo("UDPTL");
        assertThat(answered.agreed().formats().events()).isEmpty();
    }
}
