package org.parlour.wire.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Vectors;

class SrtpGoldenTest {
    // RFC 3711 B.3; libsrtp's driver uses the same one.
    private static final SrtpMasterKey RFC_3711_KEY = new SrtpMasterKey(
            SrtpProfile.AES_CM_128_HMAC_SHA1_80,
            Packets.hex("E1F97A0D3E018BE0D64FA32C06DE4139"),
            Packets.hex("0EC675AD498AFEEBB6960B3AABE6"));
    // RFC 7714 §16: "Quid pro quo".
    private static final SessionKeys QUID_PRO_QUO = new SessionKeys(
            Packets.hex("000102030405060708090a0b0c0d0e0f"), new byte[20], Packets.hex("517569642070726f2071756f"));
    private static final Pattern STRING_MEMBER = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]*)\"");

    @Test
    void keyStreamOfRfc3711B2() {
        CounterMode cipher = new CounterMode(
                Packets.hex("2B7E151628AED2A6ABF7158809CF4F3C"), Packets.hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"));
        byte[] stream = new byte[0xff02 * 16];
        cipher.apply(stream, 0, stream.length, 0, 0);
        assertThat(block(stream, 0)).isEqualTo("E03EAD0935C95E80E166B16DD92B4EB4");
        assertThat(block(stream, 1)).isEqualTo("D23513162B02D0F72A43A2FE4A5F97AB");
        assertThat(block(stream, 2)).isEqualTo("41E95B3BB0A2E8DD477901E4FCA894C0");
        assertThat(block(stream, 0xfeff)).isEqualTo("EC8CDF7398607CB0F2D21675EA9EA1E4");
        assertThat(block(stream, 0xff00)).isEqualTo("362B7C3C6773516318A077D7FC5073AE");
        assertThat(block(stream, 0xff01)).isEqualTo("6A2CC3787889374FBEB4C81B17BA6C44");
    }

    private static String block(byte[] stream, int number) {
        return HexFormat.of().withUpperCase().formatHex(stream, 16 * number, 16 * number + 16);
    }

    @Test
    void keysOfRfc3711B3() {
        SessionKeys keys = new KeyDerivation(RFC_3711_KEY).rtp();
        assertThat(keys.cipherKey()).isEqualTo(Packets.hex("C61E7A93744F39EE10734AFE3FF7A087"));
        assertThat(keys.salt()).isEqualTo(Packets.hex("30CBBC08863D8C85D49DB34A9AE1"));
        byte[] tagKey = new KeyDerivation(RFC_3711_KEY).derive(1, 94);
        assertThat(tagKey).isEqualTo(Packets.hex("""
            CEBE321F6FF7716B6FD4AB49AF256A15 6D38BAA48F0A0ACF3C34E2359E6CDBCE
            E049646C43D9327AD175578EF7227098 6371C10C9A369AC2F94A8C5FBCDDDC25
            6D6E919A48B610EF17C2041E47403576 6B68642C59BBFC2F34DB60DBDFB2\
            """));
        assertThat(keys.tagKey()).isEqualTo(Arrays.copyOf(tagKey, 20));
    }

    @Test
    void packetOfRfc7714Section1611() {
        byte[] plain = Packets.hex("""
            8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973 20646976
            69736120 696e2070 61727465 73207472 6573\
            """);
        byte[] wire = Packets.hex("""
            8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5
            0d294e6f 42a5f47a 51c7d19b 36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce\
            """);
        assertThat(Packets.protect(sender(quidProQuo()), plain)).isEqualTo(wire);
        assertThat(Packets.unprotect(receiver(quidProQuo()), wire)).isEqualTo(plain);
    }

    @Test
    void controlPacketOfRfc7714Section171() {
        byte[] plain = Packets.hex("""
            81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61
            deadbeef deadbeef deadbeef deadbeef deadbeef\
            """);
        byte[] wire = Packets.hex("""
            81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d
            c676a5f1 730d6fda 4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872
            45d9eade 800005d4\
            """);
        SrtpSender sender = sender(quidProQuo());
        sender.rtcp().resumeAfter(0x4d617273, 0x5d3);
        assertThat(Packets.protectRtcp(sender, plain)).isEqualTo(wire);
        assertThat(Packets.unprotectRtcp(receiver(quidProQuo()), wire)).isEqualTo(plain);
    }

    @Test
    void takesTheControlPacketInTheClearOfRfc7714Section173() {
        byte[] plain = Packets.hex("""
            81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61
            deadbeef deadbeef deadbeef deadbeef deadbeef\
            """);
        byte[] wire = Packets.hex("""
            81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61
            deadbeef deadbeef deadbeef deadbeef deadbeef 841dd968 3dd78ec9 2ae58790
            125f62b3 000005d4\
            """);
        assertThat(Packets.unprotectRtcp(receiver(quidProQuo()), wire)).isEqualTo(plain);
        wire[30] ^= 1;
        assertThat(receiver(quidProQuo()).unprotectRtcp(wire, 0, wire.length))
                .isEqualTo(SrtpFault.AUTHENTICATION_FAILED.code());
    }

    @Test
    void everyPacketOfRfc7714ThatIsOurs() throws IOException {
        String[] vectors = text("media/srtp/rfc7714.json").split("\\{", -1);
        int checked = 0;
        for (String vector : vectors) {
            Map<String, String> members = strings(vector);
            // RTP packets that are only tagged belong to no profile, 256 bits to another one.
            if (members.getOrDefault("key", "").length() == 32) {
                boolean isControl = "SRTCP".equals(members.get("kind"));
                if (isControl || vector.contains("\"encrypted\": true")) {
                    checkOpens(isControl, members);
                    checked++;
                }
            }
        }
        assertThat(checked).isEqualTo(3);
    }

    private static void checkOpens(boolean isControl, Map<String, String> members) {
        byte[] wire = member(members, "protected_packet");
        SrtpReceiver receiver = receiver(quidProQuo());
        assertThat(isControl ? Packets.unprotectRtcp(receiver, wire) : Packets.unprotect(receiver, wire))
                .isEqualTo(member(members, "plain_packet"));
    }

    @Test
    void packetsOfLibsrtpInCounterMode() throws IOException {
        checkBothWays(RFC_3711_KEY, strings(function("srtp_validate")), "srtp_plaintext_ref");
    }

    @Test
    void packetsOfLibsrtpInGcm() throws IOException {
        byte[] keyAndSalt = member(strings(function("srtp_test_set_sender_roc")), "test_key_gcm");
        checkBothWays(
                SrtpMasterKey.ofConcatenation(SrtpProfile.AEAD_AES_128_GCM, keyAndSalt),
                strings(function("srtp_validate_gcm")),
                "rtp_plaintext_ref");
    }

    private static void checkBothWays(SrtpMasterKey key, Map<String, String> members, String plainName) {
        byte[] plain = member(members, plainName);
        byte[] wire = member(members, "srtp_ciphertext");
        assertThat(Packets.protect(new SrtpSender(key), plain)).isEqualTo(wire);
        assertThat(Packets.unprotect(new SrtpReceiver(key), wire)).isEqualTo(plain);

        byte[] controlPlain = member(members, "rtcp_plaintext_ref");
        byte[] controlWire = member(members, "srtcp_ciphertext");
        SrtpSender sender = new SrtpSender(key);
        // libsrtp begins at index 1, RFC 3711 §3.4 at 0.
        sender.rtcp().resumeAfter(0xcafebabe, 0);
        assertThat(Packets.protectRtcp(sender, controlPlain)).isEqualTo(controlWire);
        assertThat(Packets.unprotectRtcp(new SrtpReceiver(key), controlWire)).isEqualTo(controlPlain);
    }

    private static GcmCipher quidProQuo() {
        return new GcmCipher(QUID_PRO_QUO, QUID_PRO_QUO);
    }

    private static SrtpSender sender(PacketCipher cipher) {
        return new SrtpSender(cipher, SrtpLimits.STANDARD);
    }

    private static SrtpReceiver receiver(PacketCipher cipher) {
        return new SrtpReceiver(cipher, SrtpLimits.STANDARD);
    }

    private static String text(String path) throws IOException {
        return String.join("\n", Vectors.lines(path));
    }

    /** The members of one test function, up to the brace that ends it. */
    private static String function(String name) throws IOException {
        String text = text("media/srtp/libsrtp-driver-vectors.json");
        int at = text.indexOf("\"" + name + "\": {");
        return text.substring(at, text.indexOf('}', at));
    }

    private static Map<String, String> strings(String json) {
        return STRING_MEMBER
                .matcher(json)
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    }

    private static byte[] member(Map<String, String> members, String name) {
        return Packets.hex(members.getOrDefault(name, "no " + name));
    }
}
