package org.parlour.callers.oneroom.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
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
    /**
     * One packet of the telephone.
     *
     * @param heldMillis what a buffer like the slot's meant to hold at that moment
     */
    record Delay(double millis, double heldMillis) {
        double withoutHeldMillis() {
            return millis - heldMillis;
        }
    }

    private static final int OPUS_PAYLOAD_TYPE = 111;
    private static final int STAMPS_A_PACKET = 960;

    private BrowserToPhone() {}

    static List<Delay> delays(MadeUpBrowsers browsers, OpusVoice voice, Marker marker, Heard heard, OpusCodecs codecs) {
        Heard.Line line = heard.line();
        List<Ear.Window> windows = Ear.listen(line.samples(), marker).windows().stream()
                .filter(Ear.Window::found)
                .toList();
        List<Delay> delays = new ArrayList<>();
        if (windows.isEmpty()) {
            return delays;
        }
        NavigableMap<Long, Integer> held = heldMillis(browsers.departures(), voice, codecs);
        int lookAheadSamples = OpusVoice.lookAheadSamples(codecs);
        double[] late = latenessMillis(heard.packets());
        long saidNanos = browsers.dueNanos(0) + usualLatenessNanos(browsers);
        for (int i = 0; i < late.length; i++) {
            Ear.Window window = windows.get(Math.min(windows.size() - 1, i * windows.size() / late.length));
            long earNanos = line.earNanosOf((long) window.patternAtSample() - lookAheadSamples);
            Map.Entry<Long, Integer> then =
                    held.floorEntry(heard.packets().get(i).arrivedNanos());
            delays.add(new Delay(
                    withinAPeriod((earNanos - saidNanos) / 1e6) + late[i], then == null ? 0 : then.getValue()));
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

    /** What a buffer like the slot's means to hold of packets that come as these left: its target, since when. */
    private static NavigableMap<Long, Integer> heldMillis(List<Long> departures, OpusVoice voice, OpusCodecs codecs) {
        NavigableMap<Long, Integer> held = new TreeMap<>();
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
                held.put(departures.get(i), buffer.targetMillis());
            }
        }
        return held;
    }
}
