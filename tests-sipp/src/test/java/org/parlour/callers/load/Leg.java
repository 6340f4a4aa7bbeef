package org.parlour.callers.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.callers.phone.FreePorts;
import org.parlour.callers.phone.Heard;
import org.parlour.callers.phone.PeerReports;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.SpokenKeys;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtcp.Octets;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.RtcpRule;
import org.parlour.wire.rtp.RtpHeaderWriter;
import org.parlour.wire.rtp.RtpPacket;

/**
 * One telephone's sound in a crowd: 50 packets a second, a report every five seconds, and a note of when each packet came.
 * Its thread is that of {@link Legs}; what others set is volatile.
 */
final class Leg {
    static final long PACKET_NANOS = 20_000_000L;

    // RFC 3550 6.2: five seconds.
    private static final int REPORT_PACKETS = 250;

    final DatagramChannel sound;
    private final DatagramChannel control;
    private final PhoneCodec codec;
    private final byte[][] voice;
    private final int voiceFrom;
    private final SpokenKeys keys;
    private final RtpHeaderWriter header = new RtpHeaderWriter();
    private final byte[] packet = new byte[RtpPacket.FIXED_HEADER_BYTES + PhoneCodec.MOST_PAYLOAD_BYTES];
    private final ByteBuffer outbound = ByteBuffer.allocateDirect(packet.length);
    private final int ssrc;
    private final PeerReports reports;
    private final RtpPacket view = new RtpPacket();
    private int sequenceNumber;
    private boolean paused;
    private volatile @Nullable InetSocketAddress remoteControl;
    private volatile String toPress = "";

    // Since the measurement began.
    private boolean measured;
    private boolean recorded;
    private long[] arrivals = new long[0];
    private int[] timestamps = new int[0];
    private short[] sequenceNumbers = new short[0];
    private int heard;
    private final List<Heard.Packet> recording = new ArrayList<>();

    /** @param voiceFrom with which of the packets of its voice it begins */
    Leg(PhoneCodec codec, byte[][] voice, int voiceFrom, int ssrc) throws IOException {
        DatagramChannel[] pair = FreePorts.rtpPair("127.0.0.1");
        this.sound = pair[0];
        this.control = pair[1];
        sound.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 18);
        sound.configureBlocking(false);
        control.configureBlocking(false);
        this.codec = codec;
        this.voice = voice;
        this.voiceFrom = voiceFrom;
        this.keys = new SpokenKeys(SpokenKeys.Timing.of(codec.clockRateHz()));
        this.ssrc = ssrc;
        this.reports = new PeerReports(ssrc, "leg-" + Integer.toHexString(ssrc), codec.clockRateHz());
    }

    String offer() throws IOException {
        return codec.offer("127.0.0.1", ((InetSocketAddress) sound.getLocalAddress()).getPort());
    }

    void towards(InetSocketAddress other) throws IOException {
        sound.connect(other);
        remoteControl = new InetSocketAddress(other.getAddress(), other.getPort() + 1);
    }

    /** The other side has hung up and closed its port before this one did. */
    void talkToNobody() {
        remoteControl = null;
    }

    void press(String faces) {
        toPress = faces;
    }

    // --- on the thread of the legs -----------------------------------------------------------------------------------

    void send(long frame, long dueNanos) throws IOException {
        InetSocketAddress toControl = remoteControl;
        if (toControl == null) {
            return;
        }
        if ((frame + voiceFrom) % REPORT_PACKETS == 0) {
            report(toControl);
        }
        String faces = toPress;
        if (!faces.isEmpty()) {
            toPress = "";
            for (int i = 0; i < faces.length(); i++) {
                keys.say(Key.of(faces.charAt(i)), dueNanos);
            }
        }
        int timestamp = (int) (frame * codec.packetStamps());
        if (keys.isSpeaking(dueNanos)) {
            int length = keys.speak(packet, RtpPacket.FIXED_HEADER_BYTES, timestamp, dueNanos);
            if (length > 0) {
                header.begin(packet, 0).marker(keys.marker()).payloadType(codec.keysPayloadType());
                send(keys.timestamp(), length);
            }
            return;
        }
        byte[] payload = voice[(int) ((frame + voiceFrom) % voice.length)];
        if (payload.length == 0) {
            paused = true;
            return;
        }
        // RFC 3551 4.1: the first packet after a silence that was not sent has the marker.
        header.begin(packet, 0).marker(paused).payloadType(codec.payloadType());
        paused = false;
        System.arraycopy(payload, 0, packet, RtpPacket.FIXED_HEADER_BYTES, payload.length);
        send(timestamp, payload.length);
    }

    private void send(int timestamp, int payloadBytes) throws IOException {
        header.sequenceNumber(sequenceNumber++).timestamp(timestamp).ssrc(ssrc);
        outbound.clear()
                .put(packet, 0, RtpPacket.FIXED_HEADER_BYTES + payloadBytes)
                .flip();
        try {
            sound.write(outbound);
        } catch (PortUnreachableException gone) {
            talkToNobody();
        }
        reports.spoke(timestamp, payloadBytes);
    }

    private void report(InetSocketAddress to) throws IOException {
        for (outbound.clear(); control.receive(outbound) != null; outbound.clear()) {
            int lengthBytes = outbound.flip().remaining();
            outbound.get(packet, 0, lengthBytes);
            if (RtcpCompound.parse(packet, 0, lengthBytes, RtcpRule.COMPOUND)
                    instanceof RtcpCompound.Parsed(List<RtcpPacket> packets, var _)) {
                reports.heard(packets, System.nanoTime());
            }
        }
        int lengthBytes = reports.write(packet, System.nanoTime(), false);
        control.send(outbound.clear().put(packet, 0, lengthBytes).flip(), to);
    }

    void receive(byte[] bytes, int lengthBytes, long nowNanos) {
        if (view.wrap(bytes, 0, lengthBytes) == null) {
            reports.heard(view, nowNanos);
        }
        if (lengthBytes <= RtpPacket.FIXED_HEADER_BYTES || !measured || heard == arrivals.length) {
            return;
        }
        arrivals[heard] = nowNanos;
        timestamps[heard] = BigEndian.integer(bytes, 4);
        sequenceNumbers[heard] = (short) BigEndian.unsignedShort(bytes, 2);
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
        sequenceNumbers = new short[mostPackets];
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

    /**
     * As many as its timestamps span, or its sequence numbers where silence is not sent; all that were due where there
     * was none.
     */
    int expectedPackets(double seconds) {
        if (heard == 0) {
            return (int) (seconds * 1_000_000_000L / PACKET_NANOS);
        }
        return codec.sendsSilence()
                ? (timestamps[heard - 1] - timestamps[0]) / codec.packetStamps() + 1
                : Short.toUnsignedInt((short) (sequenceNumbers[heard - 1] - sequenceNumbers[0])) + 1;
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
        return arrivals[i] - (timestamps[i] - timestamps[0]) * 1_000_000_000L / codec.clockRateHz();
    }

    Heard.Line line() {
        return new Heard(codec.narrow(List.copyOf(recording)), List.of(), 0).line();
    }

    void close() throws IOException {
        sound.close();
        control.close();
    }
}
