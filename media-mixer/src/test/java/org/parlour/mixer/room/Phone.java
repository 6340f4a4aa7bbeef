package org.parlour.mixer.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.room.PhoneVoice.Downlink;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.mixer.room.PhoneVoice.VoiceListener;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.sdp.Codec;

/** A telephone: speaks what it was given and keeps what it hears. */
final class Phone implements Downlink, VoiceListener {
    private static final int MOST_SAMPLES = 8_000 * 240;
    private static final int FRAME_TICKS = 160;

    final PhoneVoice voice;
    final List<Integer> playedOut = new ArrayList<>();
    final List<Integer> packetLengths = new ArrayList<>();
    final List<KeyNews> keysHeard = new ArrayList<>();
    final List<HoldReason> gated = new ArrayList<>();
    int spokeWhileMuted;
    int skippedTicks;
    Runnable onPlayedOut = () -> {};

    private final Law law;
    private final RtpStream stream;
    private final short[] heard = new short[MOST_SAMPLES];
    private int count;

    Phone(Codec codec, int packetTimeMillis, short[] says) {
        this.law = codec == Codec.PCMU ? Law.MU : Law.A;
        this.stream = new RtpStream(law, says);
        this.voice = new PhoneVoice(new VoiceFormat(codec, packetTimeMillis), this, this);
    }

    static Phone saying(short[] says) {
        return new Phone(Codec.PCMA, 20, says);
    }

    static Phone silent() {
        return saying(new short[8_000]);
    }

    /** The next 20 ms as a packet, here now. */
    void speak(long nowNanos) {
        voice.arrived(law.codec(), RtpStream.view(stream.next(FRAME_TICKS)), nowNanos);
    }

    /** As long a packet as may be, here now. */
    void speak(int packetMillis, long nowNanos) {
        arrived(nextPacket(packetMillis), nowNanos);
    }

    byte[] nextPacket() {
        return stream.next(FRAME_TICKS);
    }

    byte[] nextPacket(int packetMillis) {
        return stream.next(8 * packetMillis);
    }

    void arrived(byte[] packet, long nowNanos) {
        voice.arrived(law.codec(), RtpStream.view(packet), nowNanos);
    }

    short[] heard() {
        return Arrays.copyOf(heard, count);
    }

    /** What it heard from that moment on. */
    short[] heardSince(int millis) {
        return Arrays.copyOfRange(heard, Math.min(count, millis * 8), count);
    }

    int heardMillis() {
        return count / 8;
    }

    @Override
    public void send(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
        packetLengths.add(lengthTicks);
        law.expand(payload, offset, lengthBytes, heard, count);
        count += lengthBytes;
    }

    @Override
    public void skip(int lengthTicks) {
        skippedTicks += lengthTicks;
    }

    @Override
    public void playedOut(int playing) {
        playedOut.add(playing);
        onPlayedOut.run();
    }

    @Override
    public void heardKey(KeyNews news) {
        keysHeard.add(news);
    }

    @Override
    public void spokeWhileMuted() {
        spokeWhileMuted++;
    }

    @Override
    public void gated(HoldReason reason) {
        gated.add(reason);
    }
}
