package org.parlour.sfu.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.junit.jupiter.api.Test;

/** What an authenticated peer may claim once its records are encrypted. */
class ScreenedGcmTest {
    private static final byte[] KEY = new byte[16];
    private static final byte[] NONCE = new byte[12];
    private static final int TAG_BYTES = 16;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION = 23;

    private static ScreenedGcm cipher(boolean encrypts) {
        ScreenedGcm cipher = new ScreenedGcm(GCMBlockCipher.newInstance(AESEngine.newInstance()), encrypts);
        cipher.setKey(KEY, 0, KEY.length);
        cipher.init(NONCE, TAG_BYTES);
        return cipher;
    }

    private static byte[] authenticated(int recordType) {
        byte[] bytes = new byte[13];
        bytes[8] = (byte) recordType;
        return bytes;
    }

    /** A Finished that says how long it is. */
    private static byte[] finished(int claimedBytes) {
        byte[] message = new byte[24];
        message[0] = 20;
        message[1] = (byte) (claimedBytes >> 16);
        message[2] = (byte) (claimedBytes >> 8);
        message[3] = (byte) claimedBytes;
        message[11] = 12;
        return message;
    }

    private static byte[] throughTheCipher(int recordType, byte[] plain) throws IOException {
        byte[] sealed = new byte[plain.length + TAG_BYTES];
        cipher(true).doFinal(authenticated(recordType), plain, 0, plain.length, sealed, 0);
        int length = cipher(false).doFinal(authenticated(recordType), sealed, 0, sealed.length, sealed, 0);
        return Arrays.copyOf(sealed, length);
    }

    @Test
    void honestFinishedPasses() throws IOException {
        assertThat(throughTheCipher(HANDSHAKE, finished(12))).isEqualTo(finished(12));
    }

    @Test
    void finishedOfAnAbsurdLengthIsDroppedAsIfItWereForged() {
        assertThatThrownBy(() -> throughTheCipher(HANDSHAKE, finished(0xFFFFFF)))
                .isInstanceOfSatisfying(TlsFatalAlert.class, alert -> assertThat(alert.getAlertDescription())
                        .isEqualTo(AlertDescription.bad_record_mac));
    }

    @Test
    void whatIsNoHandshakeIsNotLookedAt() throws IOException {
        assertThat(throughTheCipher(APPLICATION, finished(0xFFFFFF))).isEqualTo(finished(0xFFFFFF));
    }
}
