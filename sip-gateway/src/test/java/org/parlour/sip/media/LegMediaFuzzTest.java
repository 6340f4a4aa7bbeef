package org.parlour.sip.media;

import static org.parlour.sip.media.Desk.FRAME_TICKS;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.rtcp.Goodbye;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.RtcpRule;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtcp.SourceDescription;

class LegMediaFuzzTest {
    private static final InetSocketAddress PHONE = Desk.at("192.0.2.10", 4000);
    private static final InetSocketAddress ELSEWHERE = Desk.at("192.0.2.10", 4002);
    private static final int SSRC = 0x1234_5678;
    private static final ReportBlock BLOCK = new ReportBlock(SSRC, 1, 2, 3, 4, 5, 6);
    private static final List<byte[]> GOLDENS = List.of(
            Desk.voice(SSRC, 1, 160, new byte[FRAME_TICKS]),
            Desk.voice(SSRC, 2, 320, new byte[FRAME_TICKS]),
            Desk.voice(SSRC + 1, 3, 480, new byte[FRAME_TICKS]),
            Desk.key(SSRC, 3, 480, 5, false, 160),
            Desk.key(SSRC, 4, 480, 5, true, 320),
            compound(
                    new SenderReport(SSRC, 1L << 40, 160, 1, 160, List.of(BLOCK)),
                    SourceDescription.ofCname(SSRC, "phone")),
            compound(new ReceiverReport(SSRC, List.of(BLOCK)), Goodbye.of(SSRC)));

    private final Bench bench = new Bench();
    private int balance;

    private static byte[] compound(RtcpPacket... packets) {
        byte[] bytes = new byte[500];
        return Arrays.copyOf(
                bytes,
                RtcpCompound.write(List.of(packets), RtcpRule.COMPOUND, bytes, 0, bytes.length)
                        .lengthBytes());
    }

    @Test
    void whateverArrivesIsCountedAndTheLegGoesOn() {
        bench.leg.agree(Desk.agreed(PHONE), bench.nowNanos);
        byte[] frame = new byte[FRAME_TICKS];
        Fuzz.storm("leg-media", GOLDENS, input -> {
            InetSocketAddress from = input.length % 7 == 0 ? ELSEWHERE : PHONE;
            bench.hear(from, input);
            bench.hear(from, input);
            bench.hearRtcp(from, input);
            bench.leg.send(frame, 0, frame.length, FRAME_TICKS, bench.nowNanos);
            bench.pass(Desk.FRAME_NANOS * (1 + input.length % 3));
            check();
        });
    }

    private void check() {
        for (KeyNews news : bench.keys) {
            balance += news instanceof KeyNews.Pressed ? 1 : -1;
            if (balance < 0 || balance > 1) {
                throw new AssertionError("presses and releases do not alternate");
            }
        }
        if (bench.voices.stream().anyMatch(voice -> voice.lengthBytes() == 0)) {
            throw new AssertionError("no voice is in an empty packet");
        }
        if (bench.leg.statistics().lost() < 0) {
            throw new AssertionError("less than nothing was lost");
        }
        bench.keys.clear();
        bench.voices.clear();
        bench.sent.clear();
        bench.line.clear();
    }
}
