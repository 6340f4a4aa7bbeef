package org.parlour.wire.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.proof.Allocation;
import org.parlour.wire.octets.BigEndian;

/** The garbage of one packet: ours is 0, the provider's is what its calls alone leave (the design's §5). */
class SrtpAllocationTest {
    private static final int SSRC = 5;
    private static final int GCM_BUDGET_BYTES = 1_024;

    private final byte[] packet = new byte[2_048];
    private int sequence;

    @ParameterizedTest
    @ValueSource(ints = {160, 1_200})
    void counterModeLeavesNothing(int payloadLength) {
        SrtpMasterKey key = Packets.key(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        SrtpSender sender = new SrtpSender(key);
        SrtpReceiver receiver = new SrtpReceiver(key);
        assertThat(Allocation.bytesPerStep(() -> roundTrip(sender, receiver, payloadLength)))
                .isZero();
        assertThat(Allocation.bytesPerStep(() -> controlRoundTrip(sender, receiver, payloadLength)))
                .isZero();
        assertThat(receiver.refused(SrtpFault.AUTHENTICATION_FAILED)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {161, 1_200})
    void gcmLeavesWhatTheCipherAloneLeaves(int payloadLength) {
        SrtpMasterKey key = Packets.key(SrtpProfile.AEAD_AES_128_GCM);
        CipherAlone alone = new CipherAlone(payloadLength);

        SrtpSender unheard = new SrtpSender(key);
        long sealed = Allocation.bytesPerStep(() -> protect(unheard, payloadLength));
        long sealedAlone = Allocation.bytesPerStep(alone::seal);
        assertThat(sealed).isLessThanOrEqualTo(sealedAlone).isBetween(1L, (long) GCM_BUDGET_BYTES);

        SrtpSender sender = new SrtpSender(key);
        SrtpReceiver receiver = new SrtpReceiver(key);
        sequence = 0;
        long both = Allocation.bytesPerStep(() -> roundTrip(sender, receiver, payloadLength));
        long bothAlone = Allocation.bytesPerStep(() -> {
            alone.seal();
            alone.open();
        });
        assertThat(both).isLessThanOrEqualTo(bothAlone);
        assertThat(both - sealed).isBetween(1L, (long) GCM_BUDGET_BYTES);
        assertThat(Allocation.bytesPerStep(() -> controlRoundTrip(sender, receiver, payloadLength)))
                .isLessThanOrEqualTo(bothAlone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES_CM_128_HMAC_SHA1_80", "AEAD_AES_128_GCM"})
    void refusingWithoutTheCipherLeavesNothing(String profile) {
        SrtpMasterKey key = Packets.key(SrtpProfile.valueOf(profile));
        byte[] wire = Packets.protect(new SrtpSender(key), Packets.rtp(SSRC, 1, 160));
        SrtpReceiver receiver = new SrtpReceiver(key);
        assertThat(Packets.verdict(receiver, wire)).isPositive();
        assertThat(Allocation.bytesPerStep(() -> receiver.unprotect(wire, 0, wire.length)))
                .isZero();
        assertThat(Allocation.bytesPerStep(() -> receiver.unprotect(wire, 0, 20)))
                .isZero();
        assertThat(receiver.refused(SrtpFault.REPLAYED)).isPositive();
    }

    private int protect(SrtpSender sender, int payloadLength) {
        sequence++;
        packet[0] = (byte) 0x80;
        packet[2] = (byte) (sequence >>> 8);
        packet[3] = (byte) sequence;
        BigEndian.putInteger(packet, 8, SSRC);
        return sender.protect(packet, 0, 12 + payloadLength);
    }

    private void roundTrip(SrtpSender sender, SrtpReceiver receiver, int payloadLength) {
        if (receiver.unprotect(packet, 0, protect(sender, payloadLength)) != 12 + payloadLength) {
            throw new AssertionError("packet " + sequence);
        }
    }

    private void controlRoundTrip(SrtpSender sender, SrtpReceiver receiver, int payloadLength) {
        packet[0] = (byte) 0x80;
        BigEndian.putInteger(packet, 4, SSRC);
        int length = sender.protectRtcp(packet, 0, 8 + payloadLength);
        if (receiver.unprotectRtcp(packet, 0, length) != 8 + payloadLength) {
            throw new AssertionError("control packet");
        }
    }

    /** The same calls of the provider as a packet makes, and nothing else. */
    private static final class CipherAlone {
        private final SecretKeySpec key = new SecretKeySpec(new byte[16], "AES");
        private final byte[] data = new byte[2_048];
        private final byte[] opened = new byte[2_048];
        private final Gcm.Nonce nonce = new Gcm.Nonce();
        private final int payloadLength;
        private final Cipher sealing;
        private final Cipher opening;
        private int count;

        CipherAlone(int payloadLength) {
            this.payloadLength = payloadLength;
            try {
                sealing = Cipher.getInstance("AES/GCM/NoPadding");
                opening = Cipher.getInstance("AES/GCM/NoPadding");
            } catch (GeneralSecurityException missing) {
                throw new AssertionError(missing);
            }
        }

        void seal() {
            nonce.set(++count, 0);
            pass(sealing, Cipher.ENCRYPT_MODE, payloadLength, data, 12);
        }

        void open() {
            pass(opening, Cipher.DECRYPT_MODE, payloadLength + 16, opened, 0);
        }

        private void pass(Cipher cipher, int mode, int length, byte[] target, int at) {
            try {
                cipher.init(mode, key, nonce);
                cipher.updateAAD(data, 0, 12);
                cipher.doFinal(data, 12, length, target, at);
            } catch (GeneralSecurityException failed) {
                throw new AssertionError(failed);
            }
        }
    }
}
