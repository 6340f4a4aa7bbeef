package org.parlour.callers.measure;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.room.PhoneVoice;
import org.parlour.mixer.room.PhoneVoice.Downlink;
import org.parlour.mixer.room.PhoneVoice.Track;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.mixer.room.PhoneVoice.VoiceListener;
import org.parlour.mixer.room.RoomMix;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** 20 ms of a room as its loop does it: a packet of every phone and of every browser that speaks arrives, then the tick. */
@State(Scope.Thread)
public class MixerBenchmark implements Downlink, VoiceListener, Track {
    private static final int FRAME_TICKS = 160;
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int HEADER_BYTES = RtpPacket.FIXED_HEADER_BYTES;
    private static final int KEPT_FRAMES = 50;
    private static final int SLOTS = 6;

    private static final int BROWSER_TICKS = 960;
    private static final int BROWSER_HZ = 48_000;

    /** Phones, how many of them speak, and browsers that do; where there are any, phones are published to them. */
    @Param({
        "1 0 0", "2 1 0", "10 3 0", "200 3 0", "0 0 2", "10 3 1", "10 3 2", "50 3 2", "200 3 2", "200 0 0", "200 0 1"
    })
    public String room = "";

    private final RtpPacket view = new RtpPacket();
    private byte[][] speech = new byte[0][];
    private byte[][] silence = new byte[0][];
    private byte[][] browser = new byte[0][];
    private PhoneVoice[] voices = new PhoneVoice[0];
    private RoomMix mix = new RoomMix();
    private final OpusCodecs codecs = OpusCodecs.open();
    private int speaking;
    private int browsers;
    private int frame;
    private long sentBytes;

    @Setup
    public void prepare() {
        String[] numbers = room.split(" ", -1);
        speech = packets(true);
        silence = packets(false);
        speaking = Integer.parseInt(numbers[1]);
        voices = new PhoneVoice[Integer.parseInt(numbers[0])];
        browsers = Integer.parseInt(numbers[2]);
        browser = browserPackets();
        mix = RoomMix.withBrowsers(codecs, SLOTS);
        for (int i = 0; i < voices.length; i++) {
            voices[i] = new PhoneVoice(new VoiceFormat(Codec.PCMA, 20), this, this);
            mix.join(voices[i]);
            if (browsers > 0) {
                voices[i].publish(this, codecs);
            }
        }
    }

    @TearDown
    public void end() {
        mix.browsers().close();
        for (PhoneVoice voice : voices) {
            voice.publishNoMore();
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
        for (int i = 0; i < browsers; i++) {
            byte[] packet = browser[(frame + 7 * i) % KEPT_FRAMES];
            view.wrap(packet, 0, packet.length);
            view.sequenceNumber(frame).timestamp(frame * BROWSER_TICKS);
            mix.browsers().arrived(i, view, frame * FRAME_NANOS);
        }
        mix.tick(frame * FRAME_NANOS + FRAME_NANOS / 2);
        return sentBytes;
    }

    private static byte[][] packets(boolean speaks) {
        byte[][] packets = new byte[KEPT_FRAMES][HEADER_BYTES + FRAME_TICKS];
        for (int i = 0; i < KEPT_FRAMES * FRAME_TICKS; i++) {
            byte[] packet = packets[i / FRAME_TICKS];
            packet[0] = (byte) 0x80;
            packet[1] = 8;
            packet[HEADER_BYTES + i % FRAME_TICKS] = Law.A.compress(sample(i / 8_000.0, speaks));
        }
        return packets;
    }

    private byte[][] browserPackets() {
        byte[][] packets = new byte[KEPT_FRAMES][];
        short[] samples = new short[BROWSER_HZ / KEPT_FRAMES];
        byte[] payload = new byte[1_000];
        try (OpusEncoder encoder =
                codecs.newEncoder(OpusSettings.speech(BROWSER_HZ).withSilenceUnsent(false))) {
            for (int i = 0; i < KEPT_FRAMES; i++) {
                for (int at = 0; at < samples.length; at++) {
                    samples[at] = (short) sample((double) (i * samples.length + at) / BROWSER_HZ, true);
                }
                int length = encoder.encode(samples, 0, samples.length, payload, 0, payload.length);
                packets[i] = new byte[HEADER_BYTES + length];
                packets[i][0] = (byte) 0x80;
                System.arraycopy(payload, 0, packets[i], HEADER_BYTES, length);
            }
        }
        return packets;
    }

    // A voice with pauses, or a quiet line.
    private static int sample(double seconds, boolean speaks) {
        double loudness = speaks ? 4_000 * (1 + Math.sin(2 * Math.PI * 3 * seconds)) : 6;
        return (int) (loudness * (Math.sin(2 * Math.PI * 140 * seconds) + Math.sin(2 * Math.PI * 910 * seconds) / 2));
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
    public boolean isWanted() {
        return browsers > 0;
    }

    @Override
    public void send(byte[] opus, int offset, int lengthBytes, int timestamp, int levelMinusDbov, long nowNanos) {
        sentBytes += opus[offset] + lengthBytes + levelMinusDbov;
    }

    @Override
    public void hushed() {
        sentBytes--;
    }

    @Override
    public void playedOut(int playing) {
        sentBytes += playing;
    }

    @Override
    public void heardKey(KeyNews news) {}

    @Override
    public void spokeWhileMuted() {
        sentBytes++;
    }

    @Override
    public void gated(HoldReason reason) {
        sentBytes++;
    }
}
