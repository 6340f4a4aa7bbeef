package org.parlour.wire.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpReceiverTest {
    private static final int SSRC = 0xcafebabe;

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitFailsAndLeavesPacketAndStateAsTheyWere(SrtpProfile profile) {
        byte[] wire = Packets.protect(new SrtpSender(Packets.key(profile)), Packets.rtp(SSRC, 7, 40));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        for (int bit = 0; bit < 8 * wire.length; bit++) {
            byte[] flipped = wire.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            byte[] before = flipped.clone();
            // Bits of the first byte change the version or the length of the header.
            assertThat(receiver.unprotect(flipped, 0, flipped.length))
                    .as("bit %d", bit)
                    .isIn(SrtpFault.AUTHENTICATION_FAILED.code(), SrtpFault.MALFORMED_HEADER.code());
            assertThat(flipped).isEqualTo(before);
        }
        assertThat(receiver.rtp().size()).isZero();
        assertThat(receiver.refused(SrtpFault.AUTHENTICATION_FAILED) + receiver.refused(SrtpFault.MALFORMED_HEADER))
                .isEqualTo(8L * wire.length);
        assertThat(Packets.unprotect(receiver, wire)).isEqualTo(Packets.rtp(SSRC, 7, 40));
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitOfAControlPacketFails(SrtpProfile profile) {
        byte[] wire = Packets.protectRtcp(new SrtpSender(Packets.key(profile)), Packets.rtcp(SSRC, 4));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        for (int bit = 0; bit < 8 * wire.length; bit++) {
            byte[] flipped = wire.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            byte[] before = flipped.clone();
            assertThat(receiver.unprotectRtcp(flipped, 0, flipped.length))
                    .as("bit %d", bit)
                    .isIn(SrtpFault.AUTHENTICATION_FAILED.code(), SrtpFault.MALFORMED_HEADER.code());
            assertThat(flipped).isEqualTo(before);
        }
        assertThat(receiver.rtcp().size()).isZero();
        assertThat(Packets.unprotectRtcp(receiver, wire)).isEqualTo(Packets.rtcp(SSRC, 4));
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryReplay(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        byte[][] wires = new byte[3_000][];
        for (int i = 0; i < wires.length; i++) {
            wires[i] = Packets.protect(sender, Packets.rtp(SSRC, 64_000 + i, 20));
            assertThat(Packets.verdict(receiver, wires[i])).isEqualTo(32);
        }
        for (int i = 0; i < wires.length; i++) {
            int age = wires.length - 1 - i;
            SrtpFault expected = age < 1_024 ? SrtpFault.REPLAYED : SrtpFault.TOO_OLD;
            assertThat(Packets.verdict(receiver, wires[i])).as("age %d", age).isEqualTo(expected.code());
        }
        assertThat(receiver.refused(SrtpFault.REPLAYED)).isEqualTo(1_024);
        assertThat(receiver.refused(SrtpFault.TOO_OLD)).isEqualTo(3_000 - 1_024);
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryReplayOfControlPackets(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        byte[] first = Packets.protectRtcp(sender, Packets.rtcp(SSRC, 0));
        byte[] second = Packets.protectRtcp(sender, Packets.rtcp(SSRC, 0));
        assertThat(Packets.unprotectRtcp(receiver, second)).isEqualTo(Packets.rtcp(SSRC, 0));
        assertThat(Packets.unprotectRtcp(receiver, first)).isEqualTo(Packets.rtcp(SSRC, 0));
        assertThat(receiver.unprotectRtcp(first, 0, first.length)).isEqualTo(SrtpFault.REPLAYED.code());
        assertThat(receiver.unprotectRtcp(second, 0, second.length)).isEqualTo(SrtpFault.REPLAYED.code());
    }

    @ParameterizedTest
    @EnumSource
    void aPacketMayBe1023LateAndNot1024(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        byte[] tooLate = Packets.protect(sender, Packets.rtp(SSRC, 65_000, 20));
        byte[] late = Packets.protect(sender, Packets.rtp(SSRC, 65_001, 20));
        byte[] newest = Packets.protect(sender, Packets.rtp(SSRC, 65_000 + 1_024, 20));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        assertThat(Packets.verdict(receiver, newest)).isEqualTo(SrtpFault.AUTHENTICATION_FAILED.code());
        receiver.rtp().startAt(SSRC, 1);
        assertThat(Packets.verdict(receiver, newest)).isEqualTo(32);
        assertThat(Packets.verdict(receiver, tooLate)).isEqualTo(SrtpFault.TOO_OLD.code());
        assertThat(Packets.verdict(receiver, late)).isEqualTo(32);
    }

    @Test
    void strangersFillNoTableAndThePeerOnlyUpToTheBound() {
        SrtpProfile profile = SrtpProfile.AES_CM_128_HMAC_SHA1_80;
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile), new SrtpLimits(10, 1L << 48, 1L << 31));
        SrtpSender stranger = new SrtpSender(SrtpMasterKey.generate(profile, Packets.random(77)));
        for (int ssrc = 0; ssrc < 1_000; ssrc++) {
            assertThat(Packets.verdict(receiver, Packets.protect(stranger, Packets.rtp(ssrc, 1, 20))))
                    .isEqualTo(SrtpFault.AUTHENTICATION_FAILED.code());
        }
        assertThat(receiver.rtp().size()).isZero();
        SrtpSender peer = new SrtpSender(Packets.key(profile));
        for (int ssrc = 0; ssrc < 12; ssrc++) {
            assertThat(Packets.verdict(receiver, Packets.protect(peer, Packets.rtp(ssrc, 1, 20))))
                    .isEqualTo(ssrc < 10 ? 32 : SrtpFault.TOO_MANY_SSRCS.code());
        }
        assertThat(receiver.refused(SrtpFault.TOO_MANY_SSRCS)).isEqualTo(2);
        assertThat(Packets.verdict(receiver, Packets.protect(peer, Packets.rtp(3, 2, 20))))
                .isEqualTo(32);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsTooShortAndWhatIsMalformed(SrtpProfile profile) {
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        byte[] packet = Packets.rtp(SSRC, 1, 100);
        int shortest = 12 + profile.rtpOverheadBytes();
        assertThat(receiver.unprotect(packet, 0, shortest - 1)).isEqualTo(SrtpFault.TOO_SHORT.code());
        assertThat(receiver.unprotect(packet, 0, shortest)).isEqualTo(SrtpFault.AUTHENTICATION_FAILED.code());
        assertThat(receiver.unprotect(packet, 0, 0)).isEqualTo(SrtpFault.TOO_SHORT.code());
        packet[0] = 0x40;
        assertThat(receiver.unprotect(packet, 0, 60)).isEqualTo(SrtpFault.MALFORMED_HEADER.code());
        packet[0] = (byte) 0x8f;
        assertThat(receiver.unprotect(packet, 0, 72 + profile.rtpOverheadBytes() - 1))
                .isEqualTo(SrtpFault.MALFORMED_HEADER.code());
        packet[0] = (byte) 0x90;
        assertThat(receiver.unprotect(packet, 0, shortest)).isEqualTo(SrtpFault.MALFORMED_HEADER.code());
        int shortestControl = 8 + profile.rtcpOverheadBytes();
        assertThat(receiver.unprotectRtcp(packet, 0, shortestControl - 1)).isEqualTo(SrtpFault.TOO_SHORT.code());
        assertThat(receiver.unprotectRtcp(packet, 0, shortestControl))
                .isEqualTo(SrtpFault.AUTHENTICATION_FAILED.code());
        packet[0] = 0;
        assertThat(receiver.unprotectRtcp(packet, 0, 60)).isEqualTo(SrtpFault.MALFORMED_HEADER.code());
    }

    @Test
    void aWindowBeyondTheArrayIsTheCallersMistake() {
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(SrtpProfile.AEAD_AES_128_GCM));
        assertThatThrownBy(() -> receiver.unprotect(new byte[100], 50, 51))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> receiver.unprotectRtcp(new byte[100], -1, 51))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @EnumSource
    void opensWhereThePacketLiesAndTouchesNothingAround(SrtpProfile profile) {
        byte[] plain = Packets.rtp(SSRC, 1, 50);
        byte[] wire = Packets.protect(new SrtpSender(Packets.key(profile)), plain);
        byte[] buffer = new byte[200];
        Arrays.fill(buffer, (byte) 0x55);
        System.arraycopy(wire, 0, buffer, 61, wire.length);
        assertThat(new SrtpReceiver(Packets.key(profile)).unprotect(buffer, 61, wire.length))
                .isEqualTo(plain.length);
        assertThat(buffer).startsWith(0x55, 0x55).endsWith(0x55, 0x55);
        assertThat(Arrays.copyOfRange(buffer, 61, 61 + plain.length)).isEqualTo(plain);
        for (int i = 61 + wire.length; i < buffer.length; i++) {
            assertThat(buffer[i]).isEqualTo((byte) 0x55);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stopsWhenTheLifetimeOfTheKeyEnds(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile), new SrtpLimits(4, 2, 5));
        byte[][] wires = {
            Packets.protect(sender, Packets.rtp(SSRC, 1, 20)),
            Packets.protect(sender, Packets.rtp(SSRC, 2, 20)),
            Packets.protect(sender, Packets.rtp(SSRC, 3, 20))
        };
        assertThat(Packets.verdict(receiver, wires[0])).isEqualTo(32);
        assertThat(Packets.verdict(receiver, wires[1])).isEqualTo(32);
        assertThat(Packets.verdict(receiver, wires[2])).isEqualTo(SrtpFault.LIFETIME_EXHAUSTED.code());
        byte[] control = Packets.protectRtcp(sender, Packets.rtcp(SSRC, 0));
        assertThat(receiver.unprotectRtcp(control, 0, control.length)).isEqualTo(SrtpFault.LIFETIME_EXHAUSTED.code());
    }

    @Test
    void aFaultIsKnownByItsCode() {
        for (SrtpFault fault : SrtpFault.values()) {
            assertThat(SrtpFault.of(fault.code())).isEqualTo(fault);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SrtpFault.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> SrtpFault.of(-9));
        assertThatIllegalArgumentException().isThrownBy(() -> SrtpFault.of(Integer.MIN_VALUE));
    }
}
