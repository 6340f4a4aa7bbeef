package org.parlour.sfu.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.sfu.forward.DownlinkSlot;
import org.parlour.sfu.forward.DownlinkTransport;
import org.parlour.sfu.peers.Agreements;
import org.parlour.wire.rtcp.FullIntraRequest;
import org.parlour.wire.rtcp.GenericNack;
import org.parlour.wire.rtcp.Goodbye;
import org.parlour.wire.rtcp.PictureLossIndication;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.sdp.browser.AgreedSlot;

/** Whoever was let in may still say anything in RTCP, and send packets in any order. */
class FeedbackFuzzTest {
    private static final int CAMERA = 12;
    private static final int SLOT = 600;

    private final DownlinkTransport transport = new DownlinkTransport();
    private final byte[] into = new byte[1600];
    private long nowNanos = 1_000_000_000L;

    private static byte[] bytes(RtcpPacket packet) {
        byte[] bytes = new byte[packet.lengthBytes()];
        packet.writeTo(bytes, 0);
        return bytes;
    }

    @Test
    void whateverIsSaidIsAnsweredOrPassedOver() {
        ReportBlock block = new ReportBlock(SLOT, 1, 2, 3, 4, 5, 6);
        List<byte[]> goldens = List.of(
                bytes(new SenderReport(CAMERA, 1L << 40, 5, 6, 7, List.of(block))),
                bytes(new ReceiverReport(9, List.of(block))),
                bytes(GenericNack.of(9, SLOT, 1, 2, 30, 400)),
                bytes(new PictureLossIndication(9, SLOT)),
                bytes(new FullIntraRequest(9, List.of(new FullIntraRequest.Entry(SLOT, 3)))),
                bytes(Goodbye.of(CAMERA)));
        UplinkFeedback up = new UplinkFeedback(1, "parlour", UplinkFeedback.Limits.USUAL);
        up.open(Agreements.camera(), CAMERA, nowNanos);
        var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        DownlinkFeedback down = new DownlinkFeedback("parlour", 0, chance);
        AgreedSlot agreed = Agreements.videoSlot(0, SLOT, SLOT + 1);
        down.open(agreed, new DownlinkSlot(agreed, transport, chance));

        Fuzz.storm("feedback-rtcp", goldens, input -> {
            nowNanos += 10_000_000;
            if (RtcpCompound.parse(input, 0, input.length) instanceof RtcpCompound.Parsed parsed) {
                parsed.packets().forEach(packet -> {
                    up.heard(packet, nowNanos);
                    down.heard(packet, nowNanos).forEach(this::obey);
                });
            }
            up.due(nowNanos);
            down.due(nowNanos);
            assertThat(up.roundTripNanos()).isBetween(0L, 1_500_000_000L);
            assertThat(down.roundTripNanos()).isBetween(0L, 1_500_000_000L);
        });
    }

    private void obey(ViewerWish wish) {
        if (wish instanceof ViewerWish.Again again) {
            again.sequences().forEach(sequence -> again.stream().repeat(sequence, into, 0, nowNanos));
        }
    }

    @Test
    void anyNumbersInAnyOrderLeaveFeedbackThatIsWellFormed() {
        UplinkFeedback up = new UplinkFeedback(1, "parlour", UplinkFeedback.Limits.USUAL);
        UplinkStream stream = up.open(Agreements.camera(), CAMERA, nowNanos);

        Fuzz.storm("feedback-arrivals", List.of(new byte[] {0, 1, 0, 2, 0, 4, (byte) 0xFF, (byte) 0xFF}), input -> {
            for (int i = 0; i + 1 < input.length && stream != null; i += 2) {
                int sequence = ((input[i] & 0xFF) << 8) | (input[i + 1] & 0xFF);
                nowNanos += sequence * 100L;
                up.arrived(sequence, nowNanos);
                stream.arrived(sequence, sequence, i % 3 == 0, nowNanos);
            }
            nowNanos += 50_000_000;
            for (RtcpPacket packet : up.due(nowNanos)) {
                byte[] bytes = bytes(packet);
                assertThat(RtcpCompound.parse(bytes, 0, bytes.length)).isInstanceOf(RtcpCompound.Parsed.class);
            }
        });
    }
}
