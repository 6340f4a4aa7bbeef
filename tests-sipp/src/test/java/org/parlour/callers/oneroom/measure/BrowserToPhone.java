package org.parlour.callers.oneroom.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.Heard;
import org.parlour.callers.phone.Marker;
import org.parlour.mixer.jitter.JitterBuffer;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.wire.rtp.RtpHeaderWriter;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * From a browser's packet of Opus to the telephone's packet that carries its sound: for each packet of the telephone, where
 * the marker lies in its line, and how late the packet was on that line. The look-ahead of the codec is taken off.
 */
final class BrowserToPhone {
    private static final int OPUS_PAYLOAD_TYPE = 111;
    private static final int STAMPS_A_PACKET = 960;
    private static final int SETTLED_PACKETS = 100;

    private BrowserToPhone() {}

    static List<Double> delaysMillis(MadeUpBrowsers browsers, int lookAheadSamples, Marker marker, Heard heard) {
        Heard.Line line = heard.line();
        List<Ear.Window> windows = Ear.listen(line.samples(), marker).windows().stream()
                .filter(Ear.Window::found)
                .toList();
        List<Double> delays = new ArrayList<>();
        if (windows.isEmpty()) {
            return delays;
        }
        double[] late = latenessMillis(heard.packets());
        long saidNanos = browsers.dueNanos(0) + usualLatenessNanos(browsers);
        for (int i = 0; i < late.length; i++) {
            Ear.Window window = windows.get(Math.min(windows.size() - 1, i * windows.size() / late.length));
            long earNanos = line.earNanosOf((long) window.patternAtSample() - lookAheadSamples);
            delays.add(withinAPeriod((earNanos - saidNanos) / 1e6) + late[i]);
        }
        return delays;
    }

    private static double withinAPeriod(double millis) {
        double period = Marker.PERIOD_SAMPLES * 1_000.0 / Marker.RATE_HZ;
        return millis - Math.floor(millis / period) * period;
    }

    private static long usualLatenessNanos(MadeUpBrowsers browsers) {
        List<Long> departures = browsers.departures();
        long[] late = new long[departures.size()];
        for (int i = 0; i < late.length; i++) {
            late[i] = departures.get(i) - browsers.dueNanos(i);
        }
        Arrays.sort(late);
        return late[late.length / 2];
    }

    /** How late each packet was, by the middle of them all: that is where the line puts its samples. */
    private static double[] latenessMillis(List<Heard.Packet> packets) {
        double[] begins = new double[packets.size()];
        for (int i = 0; i < begins.length; i++) {
            Heard.Packet packet = packets.get(i);
            int sinceFirst = packet.timestamp() - packets.getFirst().timestamp();
            begins[i] = (packet.arrivedNanos() - packets.getFirst().arrivedNanos()) / 1e6
                    - sinceFirst * 1_000.0 / Marker.RATE_HZ;
        }
        double[] sorted = begins.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < begins.length; i++) {
            begins[i] -= sorted[sorted.length / 2];
        }
        return begins;
    }

    /** What a buffer like the slot's means to hold of packets that came as these left: its target, by the middle of it. */
    static double targetMillis(List<Long> departures, OpusVoice voice, OpusCodecs codecs) {
        if (departures.size() <= SETTLED_PACKETS) {
            return Double.NaN;
        }
        List<Integer> targets = new ArrayList<>();
        try (OpusDecoder decoder = codecs.newDecoder(2 * Marker.RATE_HZ)) {
            JitterBuffer buffer = JitterBuffer.ofOpus(decoder);
            short[] frame = new short[buffer.frameSamples()];
            RtpPacket view = new RtpPacket();
            for (int i = 0; i < departures.size(); i++) {
                byte[] opus = voice.packet(i);
                byte[] packet = new byte[RtpPacket.FIXED_HEADER_BYTES + opus.length];
                new RtpHeaderWriter()
                        .begin(packet, 0)
                        .payloadType(OPUS_PAYLOAD_TYPE)
                        .sequenceNumber(i)
                        .timestamp(i * STAMPS_A_PACKET)
                        .ssrc(1);
                System.arraycopy(opus, 0, packet, RtpPacket.FIXED_HEADER_BYTES, opus.length);
                if (view.wrap(packet, 0, packet.length) == null) {
                    buffer.arrived(Codec.OPUS, view, departures.get(i));
                }
                buffer.pull(frame, 0, departures.getFirst() + i * MadeUpBrowsers.PACKET_NANOS + 5_000_000L);
                if (i >= SETTLED_PACKETS) {
                    targets.add(buffer.targetMillis());
                }
            }
        }
        targets.sort(null);
        return targets.get(targets.size() / 2);
    }
}
