package org.parlour.mixer.rig;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.wire.rtp.RtpPacket;

/** A browser's stream: samples in RTP packets of Opus, one after the other. The encoder is its maker's to close. */
public final class OpusStream {
    private static final int HEADER_BYTES = RtpPacket.FIXED_HEADER_BYTES;
    private static final int PAYLOAD_TYPE = 111;
    private static final int STAMPS_A_MILLI = 48;

    private final OpusEncoder encoder;
    private final short[] samples;
    private final int samplesAMilli;
    private final byte[] payload = new byte[2_000];
    private int at;
    private int sequence = 65_530;
    private int timestamp = -2_000;
    private int ssrc = 0x0BEE;
    private boolean unsent;

    /** Over and over again the same samples. */
    public OpusStream(OpusEncoder encoder, short[] samples) {
        this.encoder = encoder;
        this.samples = samples;
        this.samplesAMilli = encoder.settings().sampleRateHz() / 1_000;
    }

    public OpusStream startAt(int firstSequence, int firstTimestamp, int itsSsrc) {
        sequence = firstSequence;
        timestamp = firstTimestamp;
        ssrc = itsSsrc;
        return this;
    }

    /** The next packet as it stands on the wire. */
    public byte[] next(int millis) {
        return packet(encode(millis), millis);
    }

    /** The same with discontinuous transmission as browsers do it: the first packet of a pause is sent, others are not. */
    public byte @Nullable [] nextWorthSending(int millis) {
        int length = encode(millis);
        boolean worth = OpusEncoder.isWorthSending(length);
        if (!worth && unsent) {
            timestamp += millis * STAMPS_A_MILLI;
            return null;
        }
        unsent = !worth;
        return packet(length, millis);
    }

    private int encode(int millis) {
        int count = millis * samplesAMilli;
        short[] frame = new short[count];
        for (int i = 0; i < count; i++) {
            frame[i] = samples[(at + i) % samples.length];
        }
        at = (at + count) % samples.length;
        int length = encoder.encode(frame, 0, count, payload, 0, payload.length);
        if (length <= 0) {
            throw new AssertionError("encoded to " + length);
        }
        return length;
    }

    /** A packet of anything that lasts so long. */
    public byte[] packet(byte[] anything, int millis) {
        System.arraycopy(anything, 0, payload, 0, anything.length);
        return packet(anything.length, millis);
    }

    private byte[] packet(int length, int millis) {
        byte[] packet = new byte[HEADER_BYTES + length];
        packet[0] = (byte) 0x80;
        packet[1] = PAYLOAD_TYPE;
        System.arraycopy(payload, 0, packet, HEADER_BYTES, length);
        RtpStream.view(packet).sequenceNumber(sequence).timestamp(timestamp).ssrc(ssrc);
        sequence = (sequence + 1) & 0xFFFF;
        timestamp += millis * STAMPS_A_MILLI;
        return packet;
    }

    /** Time passes and nothing is sent. */
    public OpusStream pause(int millis) {
        timestamp += millis * STAMPS_A_MILLI;
        return this;
    }
}
