package org.parlour.callers.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.callers.phone.FreePorts;
import org.parlour.callers.phone.Heard;
import org.parlour.callers.phone.Law;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Mouth;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.SpokenKeys;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtcp.Octets;
import org.parlour.wire.rtp.RtpHeaderWriter;
import org.parlour.wire.rtp.RtpPacket;

/**
 * One telephone's sound in a crowd: 50 packets a second, never silent, and a note of when each packet came. Its thread
 * is that of {@link Legs}; what others set is volatile.
 */
final class Leg {
    static final int PACKET_SAMPLES = 160;
    static final long PACKET_NANOS = 20_000_000L;

    private static final int KEYS_PAYLOAD_TYPE = 101;
    private static final Law LAW = Law.MU;
    private static final int CYCLE_PACKETS = Marker.PERIOD_SAMPLES / PACKET_SAMPLES;

    final DatagramChannel sound;
    private final DatagramChannel control;
    private final byte[][] voice;
    private final byte[][] quiet;
    private final SpokenKeys keys = new SpokenKeys(SpokenKeys.Timing.of(Marker.RATE_HZ));
    private final RtpHeaderWriter header = new RtpHeaderWriter();
    private final byte[] packet = new byte[RtpPacket.FIXED_HEADER_BYTES + PACKET_SAMPLES];
    private final ByteBuffer outbound = ByteBuffer.wrap(packet);
    private final int ssrc;
    private int sequenceNumber;
    private volatile boolean speaks;
    private volatile @Nullable InetSocketAddress remote;
    private volatile String toPress = "";

    // Since the measurement began.
    private boolean measured;
    private boolean recorded;
    private long[] arrivals = new long[0];
    private int[] timestamps = new int[0];
    private int heard;
    private final List<Heard.Packet> recording = new ArrayList<>();

    Leg(int number, long seed) throws IOException {
        DatagramChannel[] pair = FreePorts.rtpPair("127.0.0.1");
        this.sound = pair[0];
        this.control = pair[1];
        sound.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 18);
        sound.configureBlocking(false);
        this.ssrc = (int) (seed * 1_000_003 + number);
        this.voice = packets(Mouth.of(Marker.of(seed + number)));
        this.quiet = packets(Mouth.quiet(seed + number));
    }

    private static byte[][] packets(Mouth mouth) {
        byte[][] packets = new byte[CYCLE_PACKETS][PACKET_SAMPLES];
        for (int i = 0; i < CYCLE_PACKETS * PACKET_SAMPLES; i++) {
            packets[i / PACKET_SAMPLES][i % PACKET_SAMPLES] = LAW.encode(mouth.at(i));
        }
        return packets;
    }

    int port() throws IOException {
        return ((InetSocketAddress) sound.getLocalAddress()).getPort();
    }

    static Law law() {
        return LAW;
    }

    void towards(InetSocketAddress other) {
        remote = other;
    }

    void speak(boolean nowSpeaks) {
        speaks = nowSpeaks;
    }

    void press(String faces) {
        toPress = faces;
    }

    // --- on the thread of the legs -----------------------------------------------------------------------------------

    void send(long frame, long dueNanos) throws IOException {
        InetSocketAddress to = remote;
        if (to == null) {
            return;
        }
        String faces = toPress;
        if (!faces.isEmpty()) {
            toPress = "";
            for (int i = 0; i < faces.length(); i++) {
                keys.say(Key.of(faces.charAt(i)), dueNanos);
            }
        }
        int timestamp = (int) (frame * PACKET_SAMPLES);
        if (keys.isSpeaking(dueNanos)) {
            int length = keys.speak(packet, RtpPacket.FIXED_HEADER_BYTES, timestamp, dueNanos);
            if (length > 0) {
                header.begin(packet, 0).marker(keys.marker()).payloadType(KEYS_PAYLOAD_TYPE);
                send(keys.timestamp(), length, to);
            }
            return;
        }
        byte[] payload = (speaks ? voice : quiet)[(int) (frame % CYCLE_PACKETS)];
        header.begin(packet, 0).payloadType(LAW.payloadType());
        System.arraycopy(payload, 0, packet, RtpPacket.FIXED_HEADER_BYTES, PACKET_SAMPLES);
        send(timestamp, PACKET_SAMPLES, to);
    }

    private void send(int timestamp, int payloadBytes, InetSocketAddress to) throws IOException {
        header.sequenceNumber(sequenceNumber++).timestamp(timestamp).ssrc(ssrc);
        outbound.clear().limit(RtpPacket.FIXED_HEADER_BYTES + payloadBytes);
        sound.send(outbound, to);
    }

    void receive(byte[] bytes, int lengthBytes, long nowNanos) {
        if (lengthBytes <= RtpPacket.FIXED_HEADER_BYTES || !measured || heard == arrivals.length) {
            return;
        }
        arrivals[heard] = nowNanos;
        timestamps[heard] = BigEndian.integer(bytes, 4);
        heard++;
        if (recorded) {
            recording.add(new Heard.Packet(
                    nowNanos,
                    BigEndian.integer(bytes, 8),
                    BigEndian.unsignedShort(bytes, 2),
                    BigEndian.integer(bytes, 4),
                    bytes[1] & 0x7F,
                    false,
                    Octets.copyOf(bytes, RtpPacket.FIXED_HEADER_BYTES, lengthBytes - RtpPacket.FIXED_HEADER_BYTES)));
        }
    }

    void beginMeasurement(int mostPackets, boolean record) {
        arrivals = new long[mostPackets];
        timestamps = new int[mostPackets];
        heard = 0;
        recording.clear();
        recorded = record;
        measured = true;
    }

    void endMeasurement() {
        measured = false;
    }

    // --- afterwards --------------------------------------------------------------------------------------------------

    int heardPackets() {
        return heard;
    }

    /** As many as its timestamps span; all that were due where there was none. */
    int expectedPackets(double seconds) {
        return heard == 0
                ? (int) (seconds * 1_000_000_000L / PACKET_NANOS)
                : (timestamps[heard - 1] - timestamps[0]) / PACKET_SAMPLES + 1;
    }

    /** How late each packet was against the earliest of this stream's own timeline. */
    double[] latenessMillis() {
        double[] late = new double[heard];
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < heard; i++) {
            earliest = Math.min(earliest, offsetNanos(i));
        }
        for (int i = 0; i < heard; i++) {
            late[i] = (offsetNanos(i) - earliest) / 1e6;
        }
        return late;
    }

    private long offsetNanos(int i) {
        return arrivals[i] - (timestamps[i] - timestamps[0]) * 1_000_000_000L / Marker.RATE_HZ;
    }

    Heard.Line line() {
        return new Heard(List.copyOf(recording), List.of(), 0).line();
    }

    void close() throws IOException {
        sound.close();
        control.close();
    }
}
