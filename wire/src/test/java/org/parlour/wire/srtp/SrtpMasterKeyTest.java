package org.parlour.wire.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpMasterKeyTest {
    @Test
    void cutsExportedMaterialInTheOrderOfRfc5764() {
        byte[] material = new byte[60];
        for (int i = 0; i < material.length; i++) {
            material[i] = (byte) i;
        }
        SrtpKeys keys = SrtpKeys.ofExporter(SrtpProfile.AES_CM_128_HMAC_SHA1_80, material);
        assertThat(keys.client().key()).startsWith(0, 1).endsWith(15);
        assertThat(keys.server().key()).startsWith(16, 17).endsWith(31);
        assertThat(keys.client().salt()).startsWith(32, 33).endsWith(45);
        assertThat(keys.server().salt()).startsWith(46, 47).endsWith(59);
    }

    @ParameterizedTest
    @EnumSource
    void theExporterGivesWhatBothDirectionsTake(SrtpProfile profile) {
        int lengthBytes = profile == SrtpProfile.AEAD_AES_128_GCM ? 56 : 60;
        assertThat(profile.exporterLengthBytes()).isEqualTo(lengthBytes);
        assertThat(SrtpKeys.ofExporter(profile, new byte[lengthBytes]).client().profile())
                .isEqualTo(profile);
        assertThatIllegalArgumentException().isThrownBy(() -> SrtpKeys.ofExporter(profile, new byte[lengthBytes + 1]));
    }

    @Test
    void profilesAreKnownByTheirDtlsNumberAndTheirSuite() {
        assertThat(SrtpProfile.ofDtlsId(1)).contains(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        assertThat(SrtpProfile.ofDtlsId(7)).contains(SrtpProfile.AEAD_AES_128_GCM);
        assertThat(SrtpProfile.ofDtlsId(8)).isEmpty();
        assertThat(SrtpProfile.ofSuite("AES_CM_128_HMAC_SHA1_80")).contains(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        assertThat(SrtpProfile.ofSuite("AES_CM_128_HMAC_SHA1_32")).isEmpty();
        assertThat(SrtpProfile.values()).startsWith(SrtpProfile.AEAD_AES_128_GCM);
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatHoldsAKeyPrintsIt(SrtpProfile profile) {
        SrtpMasterKey key = new SrtpMasterKey(profile, new byte[16], new byte[profile.saltLengthBytes()]);
        String masked = "[" + profile + ", ****]";
        assertThat(key).hasToString("SrtpMasterKey" + masked);
        assertThat(new SrtpKeys(key, key)).hasToString("SrtpKeys" + masked);
        assertThat(new KeyDerivation(key).rtp()).hasToString("SessionKeys[****]");
        assertThat(new SrtpSender(key)).hasToString("SrtpSender" + masked);
        assertThat(new SrtpReceiver(key)).hasToString("SrtpReceiver" + masked);
        assertThat(new SdesCrypto.Parsed(1, key, 0).toString()).contains(masked).doesNotContain("AAAA");
    }

    @Test
    void aKeyIsWhatItsBytesAre() {
        SrtpMasterKey key = Packets.key(SrtpProfile.AEAD_AES_128_GCM);
        assertThat(key).isEqualTo(Packets.key(SrtpProfile.AEAD_AES_128_GCM)).hasSameHashCodeAs(key);
        assertThat(key).isNotEqualTo(SrtpMasterKey.generate(SrtpProfile.AEAD_AES_128_GCM, Packets.random(99)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SrtpMasterKey(SrtpProfile.AEAD_AES_128_GCM, new byte[16], new byte[14]))
                .withMessage("AEAD_AES_128_GCM takes 16 bytes of key and 12 of salt, not 16 and 14");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SrtpKeys(key, Packets.key(SrtpProfile.AES_CM_128_HMAC_SHA1_80)));
    }
}
