package org.parlour.sfu.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;
import org.parlour.sfu.forward.DownlinkSlot;
import org.parlour.sfu.forward.DownlinkTransport;
import org.parlour.sfu.peers.Agreements;
import org.parlour.sfu.peers.Stream;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.sdp.browser.AgreedSlot;

/** What is told of every packet costs nothing; the RTCP that is made of it now and then may. */
class FeedbackAllocationTest {
    private static final long FRAME_NANOS = 2_000_000L;

    private int sequence;
    private long repeatedBytes;

    @Test
    void hearingAPublishersPacketAllocatesNothing() {
        UplinkFeedback feedback = new UplinkFeedback(1, "parlour", UplinkFeedback.Limits.USUAL);
        UplinkStream stream = feedback.open(Agreements.camera(), 12, 0);
        assertThat(stream).isNotNull();
        if (stream == null) {
            return;
        }

        assertThat(Allocation.bytesPerStep(() -> {
                    // One in eight is late, one in sixteen lost.
                    sequence++;
                    long nowNanos = sequence * FRAME_NANOS;
                    feedback.arrived(sequence & 0xFFFF, nowNanos);
                    if (sequence % 16 != 0) {
                        stream.arrived(sequence & 0xFFFF, sequence, false, nowNanos);
                    }
                    if (sequence % 16 == 8) {
                        stream.arrived((sequence - 8) & 0xFFFF, sequence, true, nowNanos);
                        stream.keyFrameArrived(sequence & 0xFFFF);
                    }
                    stream.wantKeyFrame();
                }))
                .isZero();
    }

    @Test
    void keepingAndRepeatingAPacketAllocatesNothing() {
        DownlinkFeedback feedback = new DownlinkFeedback(
                "parlour", 0, RandomGeneratorFactory.of("L64X128MixRandom").create(1));
        AgreedSlot agreed = Agreements.videoSlot(0, 600, 601);
        DownlinkSlot slot = new DownlinkSlot(
                agreed,
                new DownlinkTransport(),
                RandomGeneratorFactory.of("L64X128MixRandom").create(2));
        DownlinkStream stream = feedback.open(agreed, slot);
        byte[] packet = new Stream(600, Agreements.SLOT_VP8, 0, 0).next(new byte[1100]);
        byte[] into = new byte[1600];

        assertThat(Allocation.bytesPerStep(() -> {
                    sequence++;
                    long nowNanos = sequence * FRAME_NANOS;
                    BigEndian.putShort(packet, 2, sequence);
                    stream.writing(packet, 0, packet.length, nowNanos);
                    stream.sending(packet, 0, packet.length, nowNanos);
                    repeatedBytes += stream.repeat((sequence - 3) & 0xFFFF, into, 0, nowNanos);
                }))
                .isZero();
        assertThat(repeatedBytes).isPositive();
    }
}
