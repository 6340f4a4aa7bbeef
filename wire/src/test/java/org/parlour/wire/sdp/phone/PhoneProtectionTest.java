package org.parlour.wire.sdp.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.wire.sdp.phone.Phones.CERTIFICATE;
import static org.parlour.wire.sdp.phone.Phones.EVERYTHING;
import static org.parlour.wire.sdp.phone.Phones.ICE;
import static org.parlour.wire.sdp.phone.Phones.KEYS;
import static org.parlour.wire.sdp.phone.Phones.LOCAL;
import static org.parlour.wire.sdp.phone.Phones.answered;
import static org.parlour.wire.sdp.phone.Phones.refused;
import static org.parlour.wire.sdp.phone.Phones.settled;
import static org.parlour.wire.sdp.phone.Phones.trunk;

import org.junit.jupiter.api.Test;
import org.parlour.wire.sdp.Crypto;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.PhoneOffers;
import org.parlour.wire.sdp.RfcExamples;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.SetupRole;
import org.parlour.wire.srtp.SrtpMasterKey;

class PhoneProtectionTest {
    private static final String HEAD = "v=0\no=phone 1 1 IN IP4 192.0.2.5\ns=-\nc=IN IP4 192.0.2.5\nt=0 0\n";
    private static final SrtpMasterKey PEER_GCM = Phones.keys(7).get(0);
    private static final SrtpMasterKey PEER_CM = Phones.keys(7).get(1);
    private static final String GCM = Crypto.of(7, PEER_GCM).value();
    private static final String CM = Crypto.of(9, PEER_CM).value();
    private static final String PRINT = "a=" + CERTIFICATE.attributeName() + ":" + CERTIFICATE.value() + "\n";

    private static final PhoneCapabilities FORBIDDEN = trunk(SrtpPolicy.FORBIDDEN, EVERYTHING);
    private static final PhoneCapabilities ALLOWED = trunk(SrtpPolicy.ALLOWED, EVERYTHING);
    private static final PhoneCapabilities REQUIRED = trunk(SrtpPolicy.REQUIRED, EVERYTHING);
    private static final LocalMedia KEYED = LOCAL.withKeys(KEYS);
    private static final LocalMedia CERTIFIED = LOCAL.withFingerprint(CERTIFICATE);

    private static String line(String protocol, String... attributes) {
        StringBuilder line = new StringBuilder(HEAD + "m=audio 4000 " + protocol + " 8\n");
        for (String attribute : attributes) {
            line.append(attribute.startsWith("a=") ? attribute : "a=crypto:" + attribute + "\n");
        }
        return line.toString();
    }

    @Test
    void theSuiteWeLikeBestIsAnsweredUnderItsTag() {
        PhoneAnswer.Answered answered = answered(line("RTP/SAVP", CM, GCM), ALLOWED, KEYED, null);
        MediaSecurity.Sdes sdes = (MediaSecurity.Sdes) answered.agreed().security();
        assertThat(sdes).isEqualTo(new MediaSecurity.Sdes(KEYS.get(0), PEER_GCM));
        assertThat(answered.answer().media().getFirst().all(Crypto.class)).containsExactly(Crypto.of(7, KEYS.get(0)));
        assertThat(answered.answer().media().getFirst().protocol().text()).isEqualTo("RTP/SAVP");
        assertThat(answered.agreed().toString()).doesNotContain("inline");
    }

    /** RFC 4568 section 5: of the RFC's two lines the first would put key identifiers into the packets. */
    @Test
    void aLineThatChangesThePacketsIsPassedOver() {
        PhoneAnswer.Answered answered = answered(RfcExamples.CRYPTO_OFFER, ALLOWED, KEYED, null);
        assertThat(answered.answer()
                        .media()
                        .getFirst()
                        .first(Crypto.class)
                        .orElseThrow()
                        .tag())
                .isEqualTo(2);
    }

    @Test
    void thePolicyOfTheTrunkDecides() {
        assertThat(refused(line("RTP/SAVP", CM), FORBIDDEN, KEYED).refusal()).isEqualTo(Refusal.SRTP_FORBIDDEN);
        assertThat(refused(line("RTP/AVP"), REQUIRED, KEYED).refusal()).isEqualTo(Refusal.SRTP_REQUIRED);
        assertThat(refused(line("RTP/SAVP"), ALLOWED, KEYED).refusal()).isEqualTo(Refusal.NO_USABLE_KEY);
        assertThat(refused(line("RTP/SAVP", CM), ALLOWED, LOCAL).refusal()).isEqualTo(Refusal.NO_USABLE_KEY);
        assertThat(answered(line("RTP/AVPF"), ALLOWED, KEYED, null).agreed().security())
                .isEqualTo(new MediaSecurity.Unprotected());
    }

    /** RFC 8643: keys beside plain RTP. */
    @Test
    void opportunisticKeysAreTakenWhereTheTrunkAllows() {
        String offer = line("RTP/AVP", CM);
        assertThat(answered(offer, FORBIDDEN, KEYED, null).agreed().security())
                .isEqualTo(new MediaSecurity.Unprotected());
        PhoneAnswer.Answered answered = answered(offer, ALLOWED, KEYED, null);
        assertThat(answered.agreed().security()).isInstanceOf(MediaSecurity.Sdes.class);
        assertThat(answered.answer().media().getFirst().protocol().text()).isEqualTo("RTP/AVP");
        assertThat(answered(offer, REQUIRED, KEYED, null).agreed().security()).isInstanceOf(MediaSecurity.Sdes.class);
    }

    @Test
    void weWaitForTheHandshakeUnlessThePhoneInsistsOnWaiting() {
        assertThat(role("a=setup:actpass\n")).isEqualTo(SetupRole.PASSIVE);
        assertThat(role("a=setup:active\n")).isEqualTo(SetupRole.PASSIVE);
        assertThat(role("")).isEqualTo(SetupRole.PASSIVE);
        assertThat(role("a=setup:passive\n")).isEqualTo(SetupRole.ACTIVE);
        assertThat(refused(line("UDP/TLS/RTP/SAVP", PRINT, "a=setup:holdconn\n"), ALLOWED, CERTIFIED)
                        .refusal())
                .isEqualTo(Refusal.NO_USABLE_KEY);
        assertThat(refused(line("UDP/TLS/RTP/SAVP", "a=setup:actpass\n"), ALLOWED, CERTIFIED)
                        .refusal())
                .isEqualTo(Refusal.NO_USABLE_KEY);
        assertThat(refused(line("UDP/TLS/RTP/SAVP", PRINT), ALLOWED, KEYED).refusal())
                .isEqualTo(Refusal.NO_USABLE_KEY);
    }

    private static SetupRole role(String setup) {
        PhoneAnswer.Answered answered = answered(line("UDP/TLS/RTP/SAVPF", PRINT, setup), ALLOWED, CERTIFIED, null);
        MediaSecurity.Dtls dtls = (MediaSecurity.Dtls) answered.agreed().security();
        assertThat(dtls.peer()).isEqualTo(CERTIFICATE);
        assertThat(answered.answer().media().getFirst().first(Fingerprint.class))
                .contains(CERTIFICATE);
        assertThat(answered.answer().media().getFirst().first(SetupRole.class)).contains(dtls.ourRole());
        return dtls.ourRole();
    }

    @Test
    void aWebPhoneIsAnsweredWithIceAndAHandshake() {
        PhoneAnswer.Answered answered = answered(PhoneOffers.WEB_PHONE, ALLOWED, CERTIFIED.withIce(ICE), null);
        assertThat(answered.agreed().peerIce()).isNotNull();
        assertThat(answered.agreed().heldByPeer()).isFalse();
        assertThat(Descriptions.print(answered.answer())).isEqualTo("""
            v=0
            o=- 4711 1 IN IP4 198.51.100.10
            s=-
            c=IN IP4 198.51.100.10
            t=0 0
            a=ice-lite
            m=audio 20000 UDP/TLS/RTP/SAVPF 111 110
            a=rtpmap:111 opus/48000/2
            a=fmtp:111 useinbandfec=1
            a=rtpmap:110 telephone-event/48000
            a=fmtp:110 0-15
            a=ptime:20
            %sa=setup:passive
            a=ice-ufrag:ours
            a=ice-pwd:ourpasswordourpassword
            a=candidate:1 1 udp 2130706431 198.51.100.10 20000 typ host
            a=end-of-candidates
            a=rtcp-mux
            a=sendrecv
            """.formatted(PRINT));
    }

    @Test
    void iceNeedsBothOfUsOnePortAndAnUntouchedAddress() {
        LocalMedia local = CERTIFIED.withIce(ICE);
        assertThat(answered(PhoneOffers.WEB_PHONE, ALLOWED, CERTIFIED, null)
                        .agreed()
                        .peerIce())
                .isNull();
        String twoPorts = PhoneOffers.WEB_PHONE.replace("a=rtcp-mux\n", "");
        assertThat(answered(twoPorts, ALLOWED, local, null).agreed().peerIce()).isNull();
        String rewritten = PhoneOffers.WEB_PHONE.replace("c=IN IP4 203.0.113.9", "c=IN IP4 192.0.2.200");
        PhoneAnswer.Answered mismatch = answered(rewritten, ALLOWED, local, null);
        assertThat(mismatch.agreed().peerIce()).isNull();
        assertThat(Descriptions.print(mismatch.answer())).contains("a=ice-mismatch\n");
    }

    @Test
    void aTricklingPhoneWithoutAnAddressIsNotOnHold() {
        String trickling = PhoneOffers.WEB_PHONE
                .replace("m=audio 50000", "m=audio 9")
                .replace("c=IN IP4 203.0.113.9", "c=IN IP4 0.0.0.0")
                .replaceFirst("a=candidate[^\n]*\n", "");
        PhoneAnswer.Answered answered = answered(trickling, ALLOWED, CERTIFIED.withIce(ICE), null);
        assertThat(answered.agreed().heldByPeer()).isFalse();
        assertThat(answered.agreed().peerIce()).isNotNull();
    }

    @Test
    void ourOfferCarriesKeysAsTheTrunkLikes() {
        assertThat(crypto(PhoneNegotiation.offer(FORBIDDEN, KEYED, null))).isEmpty();
        SessionDescription allowed = PhoneNegotiation.offer(ALLOWED, KEYED, null);
        assertThat(crypto(allowed)).extracting(Crypto::tag).containsExactly(1, 2);
        assertThat(allowed.media().getFirst().protocol().text()).isEqualTo("RTP/AVP");
        SessionDescription required = PhoneNegotiation.offer(REQUIRED, KEYED, null);
        assertThat(required.media().getFirst().protocol().text()).isEqualTo("RTP/SAVP");
    }

    private static Iterable<Crypto> crypto(SessionDescription offer) {
        return offer.media().getFirst().all(Crypto.class);
    }

    @Test
    void anAnswerMustNameOneOfOurLines() {
        SessionDescription offer = PhoneNegotiation.offer(REQUIRED, KEYED, null);
        String second = Crypto.of(2, PEER_CM).value();
        AgreedMedia agreed = settled(offer, line("RTP/SAVP", second), REQUIRED, KEYED);
        MediaSecurity.Sdes sdes = (MediaSecurity.Sdes) agreed.security();
        assertThat(sdes).isEqualTo(new MediaSecurity.Sdes(KEYS.get(1), PEER_CM));
        assertThat(unsettled(offer, line("RTP/SAVP", CM))).isEqualTo(Refusal.NO_USABLE_KEY);
        assertThat(unsettled(offer, line("RTP/AVP"))).isEqualTo(Refusal.TRANSPORT_UNKNOWN);
    }

    @Test
    void aPhoneMayIgnoreOpportunisticKeys() {
        SessionDescription offer = PhoneNegotiation.offer(ALLOWED, KEYED, null);
        assertThat(settled(offer, line("RTP/AVP"), ALLOWED, KEYED).security())
                .isEqualTo(new MediaSecurity.Unprotected());
    }

    private static Refusal unsettled(SessionDescription offer, String answer) {
        PhoneSettlement settlement = PhoneNegotiation.settle(offer, Descriptions.read(answer), REQUIRED, KEYED);
        return ((Refused) settlement).refusal();
    }

    @Test
    void aCallThatBeganWithAHandshakeOffersOneAgain() {
        LocalMedia local = CERTIFIED.withIce(ICE);
        PhoneAnswer.Answered first = answered(PhoneOffers.WEB_PHONE, ALLOWED, local, null);
        SessionDescription offer = PhoneNegotiation.offer(
                ALLOWED, local, new PhoneExchange(first.answer(), Descriptions.read(PhoneOffers.WEB_PHONE)));
        String text = Descriptions.print(offer);
        assertThat(text).contains("a=setup:actpass\n", "a=ice-lite\n", "a=rtcp-mux\n", "UDP/TLS/RTP/SAVPF");
        AgreedMedia agreed = settled(
                offer,
                PhoneOffers.WEB_PHONE.replace("actpass", "active").replace(" 111 8 0 110 126", " 111"),
                ALLOWED,
                local);
        assertThat(((MediaSecurity.Dtls) agreed.security()).ourRole()).isEqualTo(SetupRole.PASSIVE);
        assertThat(agreed.remote().rtcpMuxed()).isTrue();
        assertThat(agreed.peerIce()).isNotNull();
    }
}
