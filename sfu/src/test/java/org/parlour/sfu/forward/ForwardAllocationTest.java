package org.parlour.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;
import org.parlour.sfu.peers.Agreements;
import org.parlour.sfu.peers.Pictures;
import org.parlour.sfu.peers.Stream;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtp.RtpPacket;

class ForwardAllocationTest {
    private final RtpPacket view = new RtpPacket();
    private final byte[] into = new byte[1600];
    private int sequence;
    private long writtenBytes;

    private UplinkTrack track(boolean video, int person) {
        return new UplinkTrack(
                video ? Agreements.camera() : Agreements.microphone(),
                person,
                new ParticipantNumber(person),
                new PeerClock());
    }

    private DownlinkSlot slot(boolean video) {
        return new DownlinkSlot(
                video ? Agreements.videoSlot(0, 600, 601) : Agreements.audioSlot(0, 500),
                new DownlinkTransport(),
                RandomGeneratorFactory.of("L64X128MixRandom").create(1));
    }

    private void pass(byte[] packet, UplinkTrack track, DownlinkSlot slot) {
        BigEndian.putShort(packet, 2, ++sequence);
        BigEndian.putInteger(packet, 4, sequence * 960);
        if (view.wrap(packet, 0, packet.length) == null && track.read(view) == Passage.FORWARDED) {
            writtenBytes += slot.write(track, view, into, 0, sequence * 20_000_000L);
        }
    }

    @Test
    void forwardingAVoiceAllocatesNothing() {
        Stream stream = new Stream(1, Agreements.OPUS, 0, 0);
        stream.level = 30;
        byte[] packet = stream.next(new byte[80]);
        UplinkTrack track = track(false, 1);
        DownlinkSlot slot = slot(false);

        assertThat(Allocation.bytesPerStep(() -> pass(packet, track, slot))).isZero();
        assertThat(writtenBytes).isPositive();
    }

    @Test
    void forwardingPicturesAndTurningBetweenPeopleAllocatesNothing() {
        byte[] packet = new Stream(1, Agreements.VP8, 0, 0).next(new Pictures(1, 1, true, 0, 1).payload());
        UplinkTrack one = track(true, 1);
        UplinkTrack other = track(true, 2);
        DownlinkSlot slot = slot(true);

        assertThat(Allocation.bytesPerStep(() -> {
                    pass(packet, one, slot);
                    pass(packet, other, slot);
                }))
                .isZero();
        assertThat(slot.turns()).isGreaterThan(1000);
    }

    @Test
    void droppingAllocatesNothing() {
        byte[] packet = new Stream(1, Agreements.VP8, 0, 0).next(new Pictures(1, 1, true, 0, 1).payload());
        UplinkTrack track = track(true, 1);
        track.muted(true);
        DownlinkSlot slot = slot(true);

        assertThat(Allocation.bytesPerStep(() -> pass(packet, track, slot))).isZero();
        assertThat(track.count(Passage.MUTED)).isGreaterThan(1000);
    }
}
