package org.parlour.sip.media;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** A leg's core on a bench: what it sends, tells and hands on is kept. */
final class Bench implements Outlet, LegListener, Uplink {
    record Sent(boolean rtp, List<Byte> bytes, InetSocketAddress to) {
        byte[] array() {
            byte[] array = new byte[bytes.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = bytes.get(i);
            }
            return array;
        }
    }

    record Voice(Codec codec, int sequenceNumber, int timestamp, int firstByte, int lengthBytes) {}

    final List<Sent> sent = new ArrayList<>();
    final List<KeyNews> keys = new ArrayList<>();
    final List<LineNews> line = new ArrayList<>();
    final List<PhoneQuality> qualities = new ArrayList<>();
    final List<Voice> voices = new ArrayList<>();
    final Set<Integer> ssrcs = new HashSet<>();
    final LegMedia leg;
    long nowNanos = 5 * Desk.SECOND_NANOS;

    Bench() {
        this(RandomGeneratorFactory.of("L64X128MixRandom").create(7));
    }

    Bench(RandomGenerator chance) {
        leg = new LegMedia(this, this, chance, 1_795_248_000L * Desk.SECOND_NANOS);
        leg.uplinkTo(this);
    }

    void hear(InetSocketAddress from, byte[] datagram) {
        leg.heardRtp(datagram, 0, datagram.length, from, nowNanos);
    }

    void hearRtcp(InetSocketAddress from, byte[] datagram) {
        leg.heardRtcp(datagram, 0, datagram.length, from, nowNanos);
    }

    /** Time passes, and the leg is woken whenever it wants. */
    void pass(long nanos) {
        long endNanos = nowNanos + nanos;
        while (leg.nextDeadlineNanos() <= endNanos) {
            nowNanos = Math.max(nowNanos, leg.nextDeadlineNanos());
            leg.onTime(nowNanos);
        }
        nowNanos = endNanos;
    }

    List<Sent> sentRtp() {
        return sent.stream().filter(Sent::rtp).toList();
    }

    List<Sent> sentRtcp() {
        return sent.stream().filter(one -> !one.rtp()).toList();
    }

    @Override
    public void rtp(byte[] bytes, int lengthBytes, InetSocketAddress to) {
        sent.add(new Sent(true, list(bytes, lengthBytes), to));
    }

    @Override
    public void rtcp(byte[] bytes, int lengthBytes, InetSocketAddress to) {
        sent.add(new Sent(false, list(bytes, lengthBytes), to));
    }

    private static List<Byte> list(byte[] bytes, int lengthBytes) {
        List<Byte> list = new ArrayList<>();
        for (byte each : Arrays.copyOf(bytes, lengthBytes)) {
            list.add(each);
        }
        return list;
    }

    @Override
    public void key(KeyNews news) {
        keys.add(news);
    }

    @Override
    public void line(LineNews news) {
        line.add(news);
    }

    @Override
    public void quality(PhoneQuality news) {
        qualities.add(news);
    }

    @Override
    public void arrived(Codec codec, RtpPacket packet, long atNanos) {
        ssrcs.add(packet.ssrc());
        voices.add(new Voice(
                codec,
                packet.sequenceNumber(),
                packet.timestamp(),
                packet.buffer()[packet.payloadOffset()],
                packet.payloadLengthBytes()));
    }
}
