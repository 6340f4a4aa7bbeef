package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.sip.media.Desk.FRAME_TICKS;

import java.net.InetSocketAddress;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.rtp.RtpPacket;

class LegMediaAllocationTest implements Outlet, LegListener {
    private static final InetSocketAddress PHONE = Desk.at("192.0.2.10", 4000);
    private static final InetSocketAddress STRANGER = Desk.at("203.0.113.9", 4000);

    private final LegMedia leg = new LegMedia(
            this, this, RandomGeneratorFactory.of("L64X128MixRandom").create(7), 0);
    private final byte[] voice = Desk.voice(7, 0, 0, new byte[FRAME_TICKS]);
    private final byte[] held = Desk.key(7, 0, 0, 5, false, 160);
    private final byte[] stray = Desk.voice(8, 0, 0, new byte[FRAME_TICKS]);
    private final RtpPacket view = new RtpPacket();
    private long nowNanos = 1;
    private int sequenceNumber;
    private long heard;
    private long sent;

    private void hear(byte[] packet, InetSocketAddress from) {
        sequenceNumber++;
        view.wrap(packet, 0, packet.length);
        view.sequenceNumber(sequenceNumber);
        leg.heardRtp(packet, 0, packet.length, from, nowNanos);
    }

    @Test
    void aPacketEachWayAKeyHeldAndAStrangerAllocateNothing() {
        leg.uplinkTo((codec, packet, atNanos) -> heard += packet.payloadLengthBytes());
        leg.agree(Desk.agreed(PHONE), nowNanos);
        byte[] frame = new byte[FRAME_TICKS];
        long bytes = Allocation.bytesPerStep(() -> {
            nowNanos += Desk.FRAME_NANOS / 1000;
            hear(voice, PHONE);
            view.timestamp(view.timestamp() + FRAME_TICKS);
            hear(held, PHONE);
            hear(stray, STRANGER);
            sequenceNumber--;
            leg.send(frame, 0, frame.length, FRAME_TICKS, nowNanos);
            leg.skip(FRAME_TICKS, nowNanos);
        });
        assertThat(bytes).isZero();
        assertThat(heard).isPositive();
        assertThat(sent).isPositive();
        assertThat(leg.statistics().unknownSources()).isPositive();
        assertThat(leg.statistics().outOfLine()).isZero();
    }

    @Override
    public void rtp(byte[] bytes, int lengthBytes, InetSocketAddress to) {
        sent += lengthBytes;
    }

    @Override
    public void rtcp(byte[] bytes, int lengthBytes, InetSocketAddress to) {
        throw new AssertionError("nothing is reported here");
    }

    @Override
    public void key(KeyNews news) {
        heard++;
    }

    @Override
    public void quality(PhoneQuality news) {}

    @Override
    public void line(LineNews news) {
        heard++;
    }
}
