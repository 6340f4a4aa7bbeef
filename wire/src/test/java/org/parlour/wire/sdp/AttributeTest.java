package org.parlour.wire.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.wire.srtp.SrtpMasterKey;
import org.parlour.wire.srtp.SrtpProfile;

class AttributeTest {
    private static final String HASH = "AB:".repeat(31) + "CD";

    private static Attribute read(String line) {
        int colon = line.indexOf(':');
        return colon < 0
                ? AttributeParser.parse(line, "")
                : AttributeParser.parse(line.substring(0, colon), line.substring(colon + 1));
    }

    private static void keepsItsText(Class<? extends Attribute> kind, String... lines) {
        for (String line : lines) {
            Attribute attribute = read(line);
            assertThat(attribute).as(line).isInstanceOf(kind);
            String value = attribute.value();
            assertThat(attribute.attributeName() + (value.isEmpty() ? "" : ":" + value))
                    .isEqualTo(line);
        }
    }

    private static void isNotUnderstood(String... lines) {
        for (String line : lines) {
            assertThat(read(line)).as(line).isInstanceOf(OtherAttribute.class);
        }
    }

    @Test
    void knownAttributesPrintAsTheyWereRead() {
        keepsItsText(Direction.class, "sendrecv", "sendonly", "recvonly", "inactive");
        keepsItsText(Flag.class, "ice-lite", "rtcp-mux", "rtcp-rsize", "bundle-only", "end-of-candidates");
        keepsItsText(SetupRole.class, "setup:active", "setup:passive", "setup:actpass", "setup:holdconn");
        keepsItsText(RtpMap.class, "rtpmap:0 PCMU/8000", "rtpmap:111 opus/48000/2");
        keepsItsText(Fmtp.class, "fmtp:101 0-15", "fmtp:111 minptime=10;useinbandfec=1");
        keepsItsText(RtcpFeedback.class, "rtcp-fb:96 nack pli", "rtcp-fb:* ccm tmmbr");
        keepsItsText(Ptime.class, "ptime:20");
        keepsItsText(MaxPtime.class, "maxptime:150");
        keepsItsText(RtcpPort.class, "rtcp:53020", "rtcp:53020 IN IP6 2001:db8::6");
        keepsItsText(Crypto.class, "crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abcd|2^20|1:4 FEC_ORDER=FEC_SRTP");
        keepsItsText(Fingerprint.class, "fingerprint:sha-256 " + HASH);
        keepsItsText(IceUfrag.class, "ice-ufrag:8hhY");
        keepsItsText(IcePassword.class, "ice-pwd:asd88fgpdd777uzjYhagZg");
        keepsItsText(
                Candidate.class,
                "candidate:1 1 udp 2130706431 203.0.113.141 8998 typ host",
                "candidate:2 1 udp 1694498815 192.0.2.3 45664 typ srflx raddr 203.0.113.141 rport 8998",
                "candidate:3 1 tcp 1518280447 a8e1.local 9 typ host tcptype active");
        keepsItsText(Mid.class, "mid:a0");
        keepsItsText(Msid.class, "msid:a0 a0", "msid:-");
        keepsItsText(Group.class, "group:BUNDLE 0 1 2", "group:LS");
        keepsItsText(Extmap.class, "extmap:2/recvonly urn:x", "extmap:1 urn:x a b", "extmap:4096 urn:x");
        keepsItsText(Rid.class, "rid:h send", "rid:1 recv pt=96,97;max-width=1280");
        keepsItsText(Simulcast.class, "simulcast:send q;h;f", "simulcast:send 1,~2;3 recv 4", "simulcast:recv ~1");
        keepsItsText(SsrcAttribute.class, "ssrc:4294967295 cname:a b", "ssrc:1 mute");
        keepsItsText(SsrcGroup.class, "ssrc-group:FID 1 4294967295");
        keepsItsText(OtherAttribute.class, "label:1", "X-nat", "rtcp-xr:rcvr-rtt=all:10000");
    }

    @Test
    void valuesThatBreakTheirGrammarStayText() {
        isNotUnderstood("rtpmap:128 PCMU/8000", "rtpmap:0", "rtpmap:0 PCMU", "rtpmap:0 PCMU/0", "rtpmap:0 /8000");
        isNotUnderstood("fmtp:101", "fmtp:x y", "rtcp-fb:96", "rtcp-fb:200 nack", "ptime:0", "ptime:-1", "rtcp:x");
        isNotUnderstood("crypto:1 X", "crypto:1234567890 A inline:x", "fingerprint:md5 " + HASH, "fingerprint:sha-1 A");
        isNotUnderstood("candidate:1 1 udp 1 h 1 host x", "candidate:1 1 udp 4294967296 h 1 typ host");
        isNotUnderstood("extmap:0 urn:x", "extmap:1/both urn:x", "extmap:1", "rid:h", "rid:h up", "rid:h send pt=x");
        isNotUnderstood("simulcast:send", "simulcast:send a;;b", "simulcast:send a send b", "simulcast:send ~~a");
        isNotUnderstood("ssrc:4294967296 cname:x", "ssrc:1", "ssrc-group:FID", "ssrc-group:FID x", "setup:maybe");
    }

    @Test
    void nothingPrintsAKey() {
        String key = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
        String text = "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nk=clear:" + key + "\na=key-mgmt:mikey " + key
                + "\nm=audio 4 RTP/SAVP 0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + key
                + "\na=crypto:bad inline:" + key + "\na=ice-pwd:" + key + "\na=ice-pwd:" + key + " " + key + "\n";
        SessionDescription session = Descriptions.read(text);
        assertThat(session.toString()).doesNotContain(key).contains("Crypto[1 AES_CM_128_HMAC_SHA1_80 ****]");
        assertThat(IceCredentials.of("u", key).toString()).doesNotContain(key);
        assertThat(Sdp.print(session)).contains("inline:" + key);
    }

    @Test
    void aCryptoLineIsUsedOnlyIfItsPacketsAreThoseWeMake() {
        String key = Base64.getEncoder().encodeToString(new byte[30]);
        String line = "crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + key;
        assertThat(((Crypto) read(line)).usableKey())
                .hasValueSatisfying(used -> assertThat(used.profile()).isEqualTo(SrtpProfile.AES_CM_128_HMAC_SHA1_80));
        assertThat(((Crypto) read(line + "|2^20")).usableKey()).isPresent();
        assertThat(((Crypto) read(line + " WSH=64")).usableKey()).isPresent();
        assertThat(((Crypto) read(line + "|2^20|1:4")).usableKey()).isEmpty();
        assertThat(((Crypto) read(line + "|1:4")).usableKey()).isEmpty();
        assertThat(((Crypto) read(line + " UNENCRYPTED_SRTP")).usableKey()).isEmpty();
        assertThat(((Crypto) read(line + ";inline:" + key)).usableKey()).isEmpty();
        assertThat(((Crypto) read("crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA")).usableKey())
                .isEmpty();
        assertThat(((Crypto) read("crypto:1 AES_CM_128_HMAC_SHA1_80 inline:?")).usableKey())
                .isEmpty();
        assertThat(((Crypto) read("crypto:1 F8_128_HMAC_SHA1_80 inline:" + key)).usableKey())
                .isEmpty();
    }

    @Test
    void aKeyOfOursComesBackFromItsLine() {
        for (SrtpProfile profile : SrtpProfile.values()) {
            SrtpMasterKey key = SrtpMasterKey.generate(profile, new Random(4711));
            Crypto line = Crypto.of(3, key);
            assertThat(line.tag()).isEqualTo(3);
            assertThat(line.usableKey()).contains(key);
            assertThat(read("crypto:" + line.value())).isEqualTo(line);
        }
    }

    @Test
    void theLongestHashDecides() {
        Fingerprint sha1 = new Fingerprint("SHA-1", ("ab:".repeat(19) + "cd"));
        Fingerprint sha256 = new Fingerprint("sha-256", HASH);
        assertThat(Fingerprint.strongest(List.of(sha1, sha256))).contains(sha256);
        assertThat(Fingerprint.sha256(sha256.digest())).isEqualTo(sha256);
        assertThat(sha1.value()).startsWith("sha-1 AB:");
    }

    @Test
    void addressesKnowWhereNothingCanBeSent() {
        for (String host : List.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0", "anonymous.invalid", "INVALID")) {
            assertThat(NetworkAddress.of(host).isUnspecified()).as(host).isTrue();
        }
        for (String host : List.of("192.0.2.0", "::1", "0", "host.example.com", "invalid.example.com")) {
            assertThat(NetworkAddress.of(host).isUnspecified()).as(host).isFalse();
        }
        assertThat(NetworkAddress.of("239.1.2.3").isMulticast()).isTrue();
        assertThat(NetworkAddress.of("ff02::1").isMulticast()).isTrue();
        assertThat(NetworkAddress.of("ffm.example.com").isMulticast()).isFalse();
    }

    @Test
    void aLiteralKnowsItsFamilyBetterThanItsWriter() {
        assertThat(NetworkAddress.parse(List.of("IN", "IP4", "2001:db8::1")))
                .isEqualTo(NetworkAddress.of("2001:db8::1"));
        assertThat(NetworkAddress.parse(List.of("in", "ip6", "host.example.com")))
                .isEqualTo(new NetworkAddress(NetworkAddress.Family.IP6, "host.example.com"));
    }

    @Test
    void directionsMirrorAndMeet() {
        assertThat(Direction.SENDONLY.mirrored()).isEqualTo(Direction.RECVONLY);
        assertThat(Direction.SENDRECV.mirrored()).isEqualTo(Direction.SENDRECV);
        assertThat(Direction.SENDONLY.and(Direction.RECVONLY)).isEqualTo(Direction.INACTIVE);
        assertThat(Direction.SENDRECV.and(Direction.RECVONLY)).isEqualTo(Direction.RECVONLY);
    }

    @Test
    void onlyOurProfilesOfACodecMatch() {
        assertThat(h264("packetization-mode=1;profile-level-id=42e034")).isTrue();
        assertThat(h264("packetization-mode=1;profile-level-id=42C01F")).isTrue();
        assertThat(h264("packetization-mode=1;profile-level-id=42001f")).isFalse();
        assertThat(h264("packetization-mode=1;profile-level-id=640c34")).isFalse();
        assertThat(h264("packetization-mode=0;profile-level-id=42e01f")).isFalse();
        assertThat(h264("")).isFalse();
        FormatParameters second = new FormatParameters("profile-id=2");
        assertThat(Codec.VP9.matches(new PayloadFormat(98, "VP9", 90_000, 1, second)))
                .isFalse();
        assertThat(Codec.PCMU.matches(new PayloadFormat(96, "PCMU", 16_000, 1, FormatParameters.NONE)))
                .isFalse();
    }

    private static boolean h264(String parameters) {
        return Codec.H264.matches(new PayloadFormat(102, "H264", 90_000, 1, new FormatParameters(parameters)));
    }
}
