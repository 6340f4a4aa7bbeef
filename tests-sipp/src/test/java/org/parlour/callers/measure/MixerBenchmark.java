package org.parlour.callers.measure;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.room.PhoneVoice;
import org.parlour.mixer.room.PhoneVoice.Downlink;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.mixer.room.PhoneVoice.VoiceListener;
import org.parlour.mixer.room.RoomMix;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** 20 ms of a room as its loop does it: a packet of every phone arrives, then the tick. */
@State(Scope.Thread)
public class MixerBenchmark implements Downlink, VoiceListener {
    private static final int FRAME_TICKS = 160;
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int HEADER_BYTES = RtpPacket.FIXED_HEADER_BYTES;
    private static final int KEPT_FRAMES = 50;

    /** Phones, and how many of them speak. */
    @Param({"1 0", "2 1", "10 3", "200 3"})
    public String room = "";

    private final RtpPacket view = new RtpPacket();
    private byte[][] speech = new byte[0][];
    private byte[][] silence = new byte[0][];
    private PhoneVoice[] voices = new PhoneVoice[0];
    private RoomMix mix = new RoomMix();
    private int speaking;
    private int frame;
    private long sentBytes;

    @Setup
    public void prepare() {
        String[] numbers = room.split(" ", -1);
        speech = packets(true);
        silence = packets(false);
        speaking = Integer.parseInt(numbers[1]);
        voices = new PhoneVoice[Integer.parseInt(numbers[0])];
        mix = new RoomMix();
        for (int i = 0; i < voices.length; i++) {
            voices[i] = new PhoneVoice(new VoiceFormat(Codec.PCMA, 20), this, this);
            mix.join(voices[i]);
        }
    }

    @Benchmark
    public long arrivalsAndTick() {
        frame++;
        for (int i = 0; i < voices.length; i++) {
            byte[] packet = (i < speaking ? speech : silence)[frame % KEPT_FRAMES];
            view.wrap(packet, 0, packet.length);
            view.sequenceNumber(frame).timestamp(frame * FRAME_TICKS);
            voices[i].arrived(Codec.PCMA, view, frame * FRAME_NANOS);
        }
        mix.tick(frame * FRAME_NANOS + FRAME_NANOS / 2);
        return sentBytes;
    }

    // A second of a voice with pauses, or a quiet line.
    private static byte[][] packets(boolean speaks) {
        byte[][] packets = new byte[KEPT_FRAMES][HEADER_BYTES + FRAME_TICKS];
        for (int i = 0; i < KEPT_FRAMES * FRAME_TICKS; i++) {
            double loudness = speaks ? 4_000 * (1 + Math.sin(2 * Math.PI * 3 * i / 8_000.0)) : 6;
            int sample = (int) (loudness
                    * (Math.sin(2 * Math.PI * 140 * i / 8_000.0) + Math.sin(2 * Math.PI * 910 * i / 8_000.0) / 2));
            byte[] packet = packets[i / FRAME_TICKS];
            packet[0] = (byte) 0x80;
            packet[1] = 8;
            packet[HEADER_BYTES + i % FRAME_TICKS] = Law.A.compress(sample);
        }
        return packets;
    }

    @Override
    public void send(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
        sentBytes += payload[offset] + lengthBytes;
    }

    @Override
    public void skip(int lengthTicks) {
        sentBytes -= lengthTicks;
    }

    @Override
    public void playedOut(int playing) {
        sentBytes += playing;
    }

    @Override
    public void spokeWhileMuted() {
        sentBytes++;
    }
}
