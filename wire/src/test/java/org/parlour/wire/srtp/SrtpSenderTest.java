package org.parlour.wire.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpSenderTest {
    private static final int SSRC = 0x1234;
    private static final long LAST_RTP_INDEX = (1L << 48) - 1;
    private static final long LAST_RTCP_INDEX = (1L << 31) - 1;

    @ParameterizedTest
    @EnumSource
    void neverUsesAnIndexTwice(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        Packets.protect(sender, Packets.rtp(SSRC, 100, 20));
        Packets.protect(sender, Packets.rtp(SSRC, 102, 20));
        assertThat(protect(sender, 100)).isEqualTo(SrtpFault.INDEX_USED.code());
        assertThat(protect(sender, 101)).isPositive();
        assertThat(protect(sender, 101)).isEqualTo(SrtpFault.INDEX_USED.code());
        assertThat(protect(sender, 102 + 1_024)).isPositive();
        assertThat(protect(sender, 102)).isEqualTo(SrtpFault.TOO_OLD.code());
        assertThat(sender.refused(SrtpFault.INDEX_USED)).isEqualTo(2);
        assertThat(sender.refused(SrtpFault.REPLAYED)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedPacketStaysInTheClearAndUnsent(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        Packets.protect(sender, Packets.rtp(SSRC, 100, 20));
        byte[] buffer = new byte[32 + Packets.ROOM_BYTES];
        System.arraycopy(Packets.rtp(SSRC, 100, 20), 0, buffer, 0, 32);
        byte[] before = buffer.clone();
        assertThat(sender.protect(buffer, 0, 32)).isNegative();
        assertThat(buffer).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void countsControlPacketsForEachSourceFromZero(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        Packets.protectRtcp(sender, Packets.rtcp(SSRC, 0));
        assertThat(sender.rtcp().highest(SSRC)).isZero();
        Packets.protectRtcp(sender, Packets.rtcp(SSRC, 0));
        Packets.protectRtcp(sender, Packets.rtcp(9, 0));
        assertThat(sender.rtcp().highest(SSRC)).isEqualTo(1);
        assertThat(sender.rtcp().highest(9)).isZero();
        assertThat(sender.rtp().size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anotherNodeGoesOnWhereThisOneStopped(SrtpProfile profile) {
        SrtpSender first = new SrtpSender(Packets.key(profile));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        for (int sequence = 65_530; sequence < 65_540; sequence++) {
            Packets.unprotect(receiver, Packets.protect(first, Packets.rtp(SSRC, sequence, 20)));
            Packets.unprotectRtcp(receiver, Packets.protectRtcp(first, Packets.rtcp(SSRC, 0)));
        }
        SrtpSender second = new SrtpSender(Packets.key(profile));
        second.rtp().resumeAfter(SSRC, first.rtp().highest(SSRC));
        second.rtcp().resumeAfter(SSRC, first.rtcp().highest(SSRC));
        SrtpReceiver moved = new SrtpReceiver(Packets.key(profile));
        moved.rtp().resumeAfter(SSRC, receiver.rtp().highest(SSRC));
        moved.rtcp().resumeAfter(SSRC, receiver.rtcp().highest(SSRC));
        assertThat(protect(second, 65_539)).isEqualTo(SrtpFault.INDEX_USED.code());
        assertThat(Packets.unprotect(moved, Packets.protect(second, Packets.rtp(SSRC, 65_540, 20))))
                .isEqualTo(Packets.rtp(SSRC, 65_540, 20));
        assertThat(Packets.unprotectRtcp(moved, Packets.protectRtcp(second, Packets.rtcp(SSRC, 0))))
                .isEqualTo(Packets.rtcp(SSRC, 0));
    }

    @ParameterizedTest
    @EnumSource
    void protectsTheLastIndexAndNoneBeyond(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        sender.rtp().resumeAfter(SSRC, LAST_RTP_INDEX - 1);
        receiver.rtp().resumeAfter(SSRC, LAST_RTP_INDEX - 1);
        assertThat(Packets.unprotect(receiver, Packets.protect(sender, Packets.rtp(SSRC, 0xffff, 20))))
                .isEqualTo(Packets.rtp(SSRC, 0xffff, 20));
        assertThat(protect(sender, 0)).isEqualTo(SrtpFault.LIFETIME_EXHAUSTED.code());

        sender.rtcp().resumeAfter(SSRC, LAST_RTCP_INDEX - 1);
        byte[] control = Packets.protectRtcp(sender, Packets.rtcp(SSRC, 0));
        assertThat(Packets.unprotectRtcp(receiver, control)).isEqualTo(Packets.rtcp(SSRC, 0));
        assertThat(sender.protectRtcp(control, 0, 8)).isEqualTo(SrtpFault.LIFETIME_EXHAUSTED.code());
    }

    @ParameterizedTest
    @EnumSource
    void stopsWhenEitherLifetimeOfTheKeyEnds(SrtpProfile profile) {
        SrtpSender media = new SrtpSender(Packets.key(profile), new SrtpLimits(4, 2, 100));
        Packets.protect(media, Packets.rtp(1, 1, 20));
        Packets.protect(media, Packets.rtp(2, 1, 20));
        assertThat(protect(media, 2)).isEqualTo(SrtpFault.LIFETIME_EXHAUSTED.code());
        SrtpSender control = new SrtpSender(Packets.key(profile), new SrtpLimits(4, 100, 1));
        Packets.protectRtcp(control, Packets.rtcp(1, 0));
        assertThat(protect(control, 1)).isEqualTo(SrtpFault.LIFETIME_EXHAUSTED.code());
        assertThat(control.protectRtcp(new byte[100], 0, 0)).isEqualTo(SrtpFault.TOO_SHORT.code());
        assertThatIllegalArgumentException().isThrownBy(() -> new SrtpLimits(1, 1 + (1L << 48), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SrtpLimits(1, 1, 1 + (1L << 31)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SrtpLimits(0, 1, 1));
    }

    @ParameterizedTest
    @EnumSource
    void beginsNoStreamBeyondTheBound(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile), new SrtpLimits(1, 100, 100));
        Packets.protect(sender, Packets.rtp(1, 1, 20));
        assertThat(sender.protect(Packets.rtp(2, 1, 50), 0, 20)).isEqualTo(SrtpFault.TOO_MANY_SSRCS.code());
        Packets.protectRtcp(sender, Packets.rtcp(1, 0));
        assertThat(sender.protectRtcp(Packets.rtcp(2, 50), 0, 20)).isEqualTo(SrtpFault.TOO_MANY_SSRCS.code());
    }

    @Test
    void aPacketWithoutRoomForItsTagIsTheCallersMistake() {
        SrtpSender sender = new SrtpSender(Packets.key(SrtpProfile.AES_CM_128_HMAC_SHA1_80));
        assertThatThrownBy(() -> sender.protect(Packets.rtp(SSRC, 1, 20), 0, 23))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> sender.protectRtcp(Packets.rtcp(SSRC, 0), 0, 19))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(sender.rtp().size()).isZero();
    }

    private static int protect(SrtpSender sender, int sequence) {
        byte[] buffer = Packets.rtp(SSRC, sequence, 20 + Packets.ROOM_BYTES);
        return sender.protect(buffer, 0, 32);
    }
}
