package org.parlour.sfu.peers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.parlour.wire.rtp.AudioLevel;
import org.parlour.wire.rtp.Retransmission;
import org.parlour.wire.rtp.RtpHeaderWriter;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.StreamName;
import org.parlour.wire.rtp.TransportSequence;

/** The packets of one stream, as a browser makes them; its fields are what the next packet says. */
public final class Stream {
    public static final int NO_LEVEL = -1;

    private static final int MOST_BYTES = 1500;

    public final int ssrc;
    public int sequence;
    public int timestamp;
    public boolean marker;
    public int payloadType;
    public int level = NO_LEVEL;
    public int transportSequence;
    /** Under which numbers its packets say what they say. */
    public Handwriting hand = Handwriting.CHROMIUM;
    /** The name of the line, where packets tell it; empty where they do not. */
    public String mid = "";

    public Stream(int ssrc, int payloadType, int sequence, int timestamp) {
        this.ssrc = ssrc;
        this.payloadType = payloadType;
        this.sequence = sequence;
        this.timestamp = timestamp;
    }

    /** The next packet; the sequence number runs on. */
    public byte[] next(byte... payload) {
        byte[] packet = header(payload.length);
        System.arraycopy(payload, 0, packet, packet.length - payload.length, payload.length);
        sequence++;
        return packet;
    }

    /** A packet of padding only, as Chromium probes with. */
    public byte[] padding(int lengthBytes) {
        byte[] packet = header(lengthBytes);
        packet[0] |= 0x20;
        packet[packet.length - 1] = (byte) lengthBytes;
        sequence++;
        return packet;
    }

    private byte[] header(int payloadBytes) {
        byte[] bytes = new byte[MOST_BYTES];
        RtpHeaderWriter writer = new RtpHeaderWriter()
                .begin(bytes, 0)
                .marker(marker)
                .payloadType(payloadType)
                .sequenceNumber(sequence)
                .timestamp(timestamp)
                .ssrc(ssrc)
                .oneByteExtension();
        if (hand.numbersSounds() || level == NO_LEVEL) {
            int value = writer.element(hand.transportId, TransportSequence.LENGTH_BYTES);
            TransportSequence.write(bytes, value, transportSequence++);
        }
        if (level != NO_LEVEL) {
            AudioLevel.write(bytes, writer.element(hand.levelId, AudioLevel.LENGTH_BYTES), true, level);
        }
        if (!mid.isEmpty()) {
            byte[] name = mid.getBytes(StandardCharsets.US_ASCII);
            StreamName.write(bytes, writer.element(hand.midId, name.length), name);
        }
        return Arrays.copyOf(bytes, writer.finish() + payloadBytes);
    }

    /** A packet of this stream once more, on the stream that repairs it. */
    public static byte[] again(byte[] packet, int payloadType, int repairSsrc, int repairSequence) {
        byte[] longer = Arrays.copyOf(packet, packet.length + Retransmission.OSN_BYTES);
        RtpPacket view = new RtpPacket();
        if (view.wrap(longer, 0, packet.length) != null
                || !Retransmission.disguise(view, payloadType, repairSsrc, repairSequence, longer.length)) {
            throw new AssertionError("the test's own packet is malformed");
        }
        return longer;
    }
}
