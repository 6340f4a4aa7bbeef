package org.parlour.mixer.room;

import java.util.Arrays;
import org.parlour.mixer.g722.G722Decoder;
import org.parlour.mixer.rig.G722Stream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.room.PhoneVoice.Downlink;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.mixer.room.PhoneVoice.VoiceListener;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.sdp.Codec;

/** A telephone with G.722: what it hears is kept at 16 kHz. */
final class WidePhone implements Downlink, VoiceListener {
    static final int RATE_HZ = 16_000;
    private static final int FRAME_TICKS = 160;

    final PhoneVoice voice = new PhoneVoice(new VoiceFormat(Codec.G722, 20), this, this);
    private final G722Decoder decoder = new G722Decoder();
    private final G722Stream stream;
    private final short[] heard = new short[RATE_HZ * 60];
    private int count;

    WidePhone(short[] says) {
        stream = new G722Stream(says);
    }

    void speak(long nowNanos) {
        voice.arrived(Codec.G722, RtpStream.view(stream.next(FRAME_TICKS)), nowNanos);
    }

    /** Of the last so many milliseconds. */
    short[] heardLast(int millis) {
        return Arrays.copyOfRange(heard, count - millis * RATE_HZ / 1_000, count);
    }

    @Override
    public void send(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
        decoder.decode(payload, offset, lengthBytes, heard, count);
        count += 2 * lengthBytes;
    }

    @Override
    public void skip(int lengthTicks) {
        count += 2 * lengthTicks;
    }

    @Override
    public void playedOut(int playing) {}

    @Override
    public void heardKey(KeyNews news) {}

    @Override
    public void spokeWhileMuted() {}

    @Override
    public void gated(HoldReason reason) {}
}
