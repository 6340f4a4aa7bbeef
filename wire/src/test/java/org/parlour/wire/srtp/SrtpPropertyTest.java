package org.parlour.wire.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.parlour.wire.octets.BigEndian;

class SrtpPropertyTest {
    @Property
    void whatIsProtectedOpensAsItWas(
            @ForAll SrtpProfile profile,
            @ForAll long seed,
            @ForAll int ssrc,
            @ForAll @IntRange(max = 65_535) int sequence,
            @ForAll @IntRange(max = 70_000) int rollOver) {
        byte[] plain = Packets.randomRtp(ssrc, sequence, Packets.random(seed));
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        sender.rtp().startAt(ssrc, rollOver);
        receiver.rtp().startAt(ssrc, rollOver);
        byte[] wire = Packets.protect(sender, plain);
        assertThat(wire).hasSize(plain.length + profile.rtpOverheadBytes());
        assertThat(Packets.unprotect(receiver, wire)).isEqualTo(plain);
        assertThat(receiver.rtp().highest(ssrc)).isEqualTo((long) rollOver << 16 | sequence);
    }

    @Property
    void whatIsProtectedAsControlOpensAsItWas(
            @ForAll SrtpProfile profile,
            @ForAll long seed,
            @ForAll int ssrc,
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int index,
            @ForAll @IntRange(min = 8, max = 3_000) int length) {
        RandomGenerator random = Packets.random(seed);
        byte[] plain = new byte[length];
        random.nextBytes(plain);
        plain[0] = (byte) (0x80 | (plain[0] & 0x3f));
        BigEndian.putInteger(plain, 4, ssrc);
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        sender.rtcp().resumeAfter(ssrc, index);
        byte[] wire = Packets.protectRtcp(sender, plain);
        assertThat(wire).hasSize(plain.length + profile.rtcpOverheadBytes());
        assertThat(Packets.unprotectRtcp(receiver, wire)).isEqualTo(plain);
        assertThat(receiver.rtcp().highest(ssrc)).isEqualTo(index + 1L);
    }

    @Property(tries = 100)
    void aPacketOfAnyLengthThatADatagramHolds(
            @ForAll SrtpProfile profile, @ForAll @IntRange(max = 65_480) int payloadLength) {
        byte[] plain = Packets.rtp(7, 7, payloadLength);
        byte[] wire = Packets.protect(new SrtpSender(Packets.key(profile)), plain);
        assertThat(Packets.unprotect(new SrtpReceiver(Packets.key(profile)), wire))
                .isEqualTo(plain);
    }
}
