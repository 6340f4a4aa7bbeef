package org.parlour.mixer.rig;

import org.parlour.mixer.g722.G722Encoder;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** A wideband phone's stream: samples at 16 kHz in RTP packets, one after the other, on a clock of 8 kHz. */
public final class G722Stream {
    private static final int HEADER_BYTES = RtpPacket.FIXED_HEADER_BYTES;

    private final G722Encoder encoder = new G722Encoder();
    private final short[] samples;
    private int at;
    private int sequence = 65_530;
    private int timestamp = -400;
    private int ssrc = 0x0722;

    /** Over and over again the same samples, of which there is an even number. */
    public G722Stream(short[] samples) {
        this.samples = samples;
    }

    public G722Stream startAt(int firstSequence, int firstTimestamp, int itsSsrc) {
        sequence = firstSequence;
        timestamp = firstTimestamp;
        ssrc = itsSsrc;
        return this;
    }

    /** Others speak from here on: their encoder begins. */
    public G722Stream anew() {
        encoder.reset();
        return this;
    }

    /** The next packet as it stands on the wire. */
    public byte[] next(int ticks) {
        short[] frame = new short[2 * ticks];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = samples[(at + i) % samples.length];
        }
        byte[] packet = new byte[HEADER_BYTES + ticks];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) Codec.G722.staticPayloadType();
        encoder.encode(frame, 0, ticks, packet, HEADER_BYTES);
        RtpStream.view(packet).sequenceNumber(sequence).timestamp(timestamp).ssrc(ssrc);
        at = (at + frame.length) % samples.length;
        sequence = (sequence + 1) & 0xFFFF;
        timestamp += ticks;
        return packet;
    }

    /** Time passes and nothing is sent. */
    public G722Stream pause(int ticks) {
        at = (at + 2 * ticks) % samples.length;
        timestamp += ticks;
        return this;
    }
}
