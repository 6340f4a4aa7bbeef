package org.parlour.sip.media;

import java.util.random.RandomGenerator;
import org.parlour.wire.rtp.RtpHeaderWriter;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.Timestamps;

/** Our stream to the phone: its numbers, and the header before each payload. */
final class DownlinkStream {
    static final int MAX_PAYLOAD_BYTES = 1400;

    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final RtpHeaderWriter header = new RtpHeaderWriter();
    private final byte[] packet = new byte[RtpPacket.FIXED_HEADER_BYTES + MAX_PAYLOAD_BYTES];
    private final int ssrc;
    private int sequenceNumber;
    private int timestamp;
    private long timestampNanos;
    private boolean paused = true;
    private long packets;
    private long payloadBytes;
    private long packetsReported = -1;
    private long packetsReportedBefore = -1;

    /** RFC 3550 5.1: all three begin by chance, so that nobody can guess them. */
    DownlinkStream(RandomGenerator chance) {
        ssrc = chance.nextInt();
        sequenceNumber = chance.nextInt() & 0xFFFF;
        timestamp = chance.nextInt();
    }

    /** Writes the next packet into {@link #packet} and answers its length. */
    int write(byte[] payload, int offset, int lengthBytes, int lengthTicks, int payloadType, long nowNanos) {
        // RFC 3551 4.1: the marker says that sound begins after silence.
        int length = write(payload, offset, lengthBytes, payloadType, paused);
        paused = false;
        advance(lengthTicks, nowNanos);
        return length;
    }

    /** The same for what is no sound but a word about a pause. */
    int writeNoise(byte[] payload, int offset, int lengthBytes, int lengthTicks, int payloadType, long nowNanos) {
        int length = write(payload, offset, lengthBytes, payloadType, false);
        skip(lengthTicks, nowNanos);
        return length;
    }

    private int write(byte[] payload, int offset, int lengthBytes, int payloadType, boolean marked) {
        if (lengthBytes > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("no payload of ours is so long: " + lengthBytes);
        }
        int headerBytes = header.begin(packet, 0)
                .marker(marked)
                .payloadType(payloadType)
                .sequenceNumber(sequenceNumber)
                .timestamp(timestamp)
                .ssrc(ssrc)
                .finish();
        System.arraycopy(payload, offset, packet, headerBytes, lengthBytes);
        sequenceNumber++;
        packets++;
        payloadBytes += lengthBytes;
        return headerBytes + lengthBytes;
    }

    /**
     * Writes a packet that takes no time of the stream's, into {@link #packet}, and answers its length: an event, which says
     * itself when it began.
     */
    int writeBeside(byte[] payload, int lengthBytes, int itsTimestamp, boolean marker, int payloadType) {
        int headerBytes = header.begin(packet, 0)
                .marker(marker)
                .payloadType(payloadType)
                .sequenceNumber(sequenceNumber)
                .timestamp(itsTimestamp)
                .ssrc(ssrc)
                .finish();
        System.arraycopy(payload, 0, packet, headerBytes, lengthBytes);
        sequenceNumber++;
        packets++;
        payloadBytes += lengthBytes;
        return headerBytes + lengthBytes;
    }

    void skip(int lengthTicks, long nowNanos) {
        paused = true;
        advance(lengthTicks, nowNanos);
    }

    private void advance(int lengthTicks, long nowNanos) {
        timestamp += lengthTicks;
        timestampNanos = nowNanos;
    }

    byte[] packet() {
        return packet;
    }

    int ssrc() {
        return ssrc;
    }

    /** The stream's clock at a moment, as a sender report says it (RFC 3550 6.4.1). */
    int timestampAt(long nowNanos, int clockRateHz) {
        return timestamp + (int) Timestamps.ticks(nowNanos - timestampNanos, clockRateHz);
    }

    /** RFC 3550 6.4: a sender is who sent since the report before the last one. Ask once for each report. */
    boolean takeHasSent() {
        boolean sent = packets > Math.max(0, packetsReportedBefore);
        packetsReportedBefore = packetsReported;
        packetsReported = packets;
        return sent;
    }

    long packets() {
        return packets;
    }

    long packetsUnsigned32() {
        return packets & UNSIGNED;
    }

    long payloadUnsigned32Bytes() {
        return payloadBytes & UNSIGNED;
    }
}
