package org.parlour.mixer.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusPacket;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.rig.OpusStream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.room.PhoneVoice.Downlink;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.mixer.room.PhoneVoice.VoiceListener;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.sdp.Codec;

/** A telephone with Opus: what it hears is kept at 16 kHz, at the times it was sent for. */
final class OpusPhone implements Downlink, VoiceListener, AutoCloseable {
    static final int RATE_HZ = 16_000;
    private static final int STAMPS_A_SAMPLE = 3;
    private static final OpusSettings SPEAKS = OpusSettings.speech(RATE_HZ).withSilenceUnsent(false);

    final PhoneVoice voice;
    final List<Integer> lengthsMillis = new ArrayList<>();
    final List<Integer> lengthsBytes = new ArrayList<>();
    int repaired;
    int skippedMillis;
    int lossPercent;
    boolean deaf;

    private final OpusEncoder encoder;
    private final OpusDecoder decoder;
    private final OpusStream stream;
    private final OpusPacket view = new OpusPacket();
    private final short[] heard = new short[RATE_HZ * 240];
    private int count;

    OpusPhone(OpusCodecs codecs, VoiceFormat format, short[] says) {
        voice = new PhoneVoice(format, this, this, codecs);
        // What is of the phone itself is not counted.
        OpusCodecs own = OpusCodecs.open();
        encoder = own.newEncoder(SPEAKS);
        decoder = own.newDecoder(RATE_HZ);
        stream = new OpusStream(encoder, says);
    }

    static VoiceFormat format(OpusSettings settings, int millis) {
        return new VoiceFormat(Codec.OPUS, millis, settings, false);
    }

    static OpusPhone saying(OpusCodecs codecs, short[] says) {
        return new OpusPhone(codecs, new VoiceFormat(Codec.OPUS, 20), says);
    }

    void speak(long nowNanos) {
        voice.arrived(Codec.OPUS, RtpStream.view(stream.next(20)), nowNanos);
    }

    /** A packet that comes when the call is over. */
    void speakAfterAll(long nowNanos) {
        voice.arrived(Codec.OPUS, RtpStream.view(stream.packet(new byte[] {8}, 20)), nowNanos);
    }

    /** Of the last so many milliseconds. */
    short[] heardLast(int millis) {
        return Arrays.copyOfRange(heard, count - millis * RATE_HZ / 1_000, count);
    }

    short[] heard() {
        return Arrays.copyOf(heard, count);
    }

    int heardMillis() {
        return count / (RATE_HZ / 1_000);
    }

    @Override
    public void send(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
        if (deaf) {
            return;
        }
        if (view.wrap(payload, offset, lengthBytes) != null || view.samples(48_000) != lengthTicks) {
            throw new AssertionError("a packet that says something else than " + lengthTicks);
        }
        repaired += view.carriesRepair() ? 1 : 0;
        lengthsMillis.add(lengthTicks / 48);
        lengthsBytes.add(lengthBytes);
        int made = decoder.decode(payload, offset, lengthBytes, heard, count);
        if (made != lengthTicks / STAMPS_A_SAMPLE) {
            throw new AssertionError("decoded to " + made);
        }
        count += made;
    }

    @Override
    public void skip(int lengthTicks) {
        skippedMillis += lengthTicks / 48;
        count += deaf ? 0 : lengthTicks / STAMPS_A_SAMPLE;
    }

    @Override
    public int lossPercent() {
        return lossPercent;
    }

    @Override
    public void playedOut(int playing) {}

    @Override
    public void gated(HoldReason reason) {}

    @Override
    public void heardKey(KeyNews news) {}

    @Override
    public void spokeWhileMuted() {}

    @Override
    public void close() {
        voice.close();
        encoder.close();
        decoder.close();
    }
}
