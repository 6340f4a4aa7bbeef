package org.parlour.wire.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.proof.Fuzz;
import org.parlour.wire.srtp.SdesCrypto.Malformed;
import org.parlour.wire.srtp.SdesCrypto.NotSupported;
import org.parlour.wire.srtp.SdesCrypto.Parsed;

class SdesCryptoTest {
    // From the examples of RFC 4568.
    private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    private static final String CUT_SHORT = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGU";
    private static final String SUITE = "AES_CM_128_HMAC_SHA1_80";

    @Test
    void readsTheKeyOfRfc4568() {
        SdesCrypto line = SdesCrypto.parse("1 " + SUITE + " inline:" + KEY + "|2^20 FEC_ORDER=FEC_SRTP");
        assertThat(line).isEqualTo(new NotSupported(1, "a session parameter that we do not speak"));
        assertThat(SdesCrypto.parse("1 " + SUITE + " inline:" + KEY + "|2^20"))
                .isInstanceOfSatisfying(Parsed.class, parsed -> {
                    assertThat(parsed.tag()).isEqualTo(1);
                    assertThat(parsed.lifetimePackets()).isEqualTo(1 << 20);
                    assertThat(new String(parsed.key().concatenation(), StandardCharsets.ISO_8859_1))
                            .isEqualTo("YS___semctl () {\t220;}\n}\nunles");
                });
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrites(SrtpProfile profile) {
        SrtpMasterKey key = Packets.key(profile);
        assertThat(SdesCrypto.parse(SdesCrypto.line(7, key))).isEqualTo(new Parsed(7, key, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> SdesCrypto.line(-1, key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  2   AES_CM_128_HMAC_SHA1_80\tinline:" + KEY + "  ",
                "2 AES_CM_128_HMAC_SHA1_80 INLINE:" + KEY + "|4096",
                "2 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^48 WSH=128 -SOMETHING=1"
            })
    void takesWhatPhonesWrite(String line) {
        assertThat(SdesCrypto.parse(line)).isInstanceOf(Parsed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 AES_CM_128_HMAC_SHA1_32 inline:" + KEY,
                "3 F8_128_HMAC_SHA1_80 inline:" + KEY,
                "3 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20|1:4",
                "3 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|1:4",
                "3 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20|1:4;inline:" + KEY + "|2^20|2:4",
                "3 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " UNENCRYPTED_SRTP",
                "3 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " KDR=1"
            })
    void saysWhatItDoesNotSpeakWithoutCallingItMalformed(String line) {
        assertThat(SdesCrypto.parse(line)).isInstanceOfSatisfying(NotSupported.class, not -> assertThat(not.tag())
                .isEqualTo(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 AES_CM_128_HMAC_SHA1_80; tag, suite and key are not all there",
                "x AES_CM_128_HMAC_SHA1_80 inline:AA; the tag is not a number of at most nine digits",
                "1234567890 AES_CM_128_HMAC_SHA1_80 inline:AA; the tag is not a number of at most nine digits",
                "1 AES_CM_128_HMAC_SHA1_80 outline:AA; the key is not given inline",
                "1 AES_CM_128_HMAC_SHA1_80 inline:*; the key is not Base64",
                "1 AES_CM_128_HMAC_SHA1_80 inline:AAAA; key and salt are 3 bytes, not 30",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + CUT_SHORT + "; key and salt are 29 bytes, not 30",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^49; the lifetime is not from 1 to 2^48",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|0; the lifetime is not from 1 to 2^48",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|; the lifetime is not from 1 to 2^48",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|1|1; a key identifier without its length",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|1|1|1; more than key, lifetime and key identifier"
            })
    void saysWhatIsWrongWithoutRepeatingTheKey(String line, String reason) {
        assertThat(SdesCrypto.parse(line)).isEqualTo(new Malformed(reason));
    }

    @Test
    void neverThrows() {
        List<byte[]> goldens = List.of(
                ("1 " + SUITE + " inline:" + KEY + "|2^20 WSH=64").getBytes(StandardCharsets.UTF_8),
                SdesCrypto.line(2, Packets.key(SrtpProfile.AEAD_AES_128_GCM)).getBytes(StandardCharsets.UTF_8));
        Fuzz.storm(
                "sdes-crypto", goldens, input -> assertThat(SdesCrypto.parse(new String(input, StandardCharsets.UTF_8)))
                        .isNotNull());
        assertThat(SdesCrypto.parse("1".repeat(1_025))).isEqualTo(new Malformed("longer than 1024 characters"));
    }
}
