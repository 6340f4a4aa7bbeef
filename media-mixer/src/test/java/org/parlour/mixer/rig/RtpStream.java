package org.parlour.mixer.rig;

import org.parlour.mixer.g711.Law;
import org.parlour.wire.rtp.RtpFault;
import org.parlour.wire.rtp.RtpPacket;

/** A phone's stream: samples at 8 kHz in RTP packets, one after the other. */
public final class RtpStream {
    private static final int HEADER_BYTES = RtpPacket.FIXED_HEADER_BYTES;

    private final Law law;
    private final short[] samples;
    private int at;
    private int sequence;
    private int timestamp;
    private int ssrc;

    /** Over and over again the same samples. */
    public RtpStream(Law law, short[] samples) {
        this.law = law;
        this.samples = samples;
        this.sequence = 65_530;
        this.timestamp = -400;
        this.ssrc = 0x1234_5678;
    }

    public RtpStream startAt(int firstSequence, int firstTimestamp, int itsSsrc) {
        sequence = firstSequence;
        timestamp = firstTimestamp;
        ssrc = itsSsrc;
        return this;
    }

    public Law law() {
        return law;
    }

    /** The next packet as it stands on the wire. */
    public byte[] next(int ticks) {
        byte[] payload = new byte[ticks];
        for (int i = 0; i < ticks; i++) {
            payload[i] = law.compress(samples[(at + i) % samples.length]);
        }
        return packet(payload, law.codec().staticPayloadType(), ticks);
    }

    /** A packet of anything that takes the place of so many ticks. */
    public byte[] packet(byte[] payload, int payloadType, int ticks) {
        byte[] packet = new byte[HEADER_BYTES + payload.length];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) payloadType;
        System.arraycopy(payload, 0, packet, HEADER_BYTES, payload.length);
        view(packet).sequenceNumber(sequence).timestamp(timestamp).ssrc(ssrc);
        at = (at + ticks) % samples.length;
        sequence = (sequence + 1) & 0xFFFF;
        timestamp += ticks;
        return packet;
    }

    /** Time passes and nothing is sent, as in a pause with discontinuous transmission. */
    public RtpStream pause(int ticks) {
        at = (at + ticks) % samples.length;
        timestamp += ticks;
        return this;
    }

    public static RtpPacket view(byte[] packet) {
        RtpPacket view = new RtpPacket();
        RtpFault fault = view.wrap(packet, 0, packet.length);
        if (fault != null) {
            throw new IllegalArgumentException(fault.toString());
        }
        return view;
    }
}
