package org.parlour.callers.voice;

import java.util.Arrays;
import org.parlour.mixer.g722.G722Decoder;
import org.parlour.mixer.jitter.JitterStatistics;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.room.PhoneVoice;
import org.parlour.mixer.room.PhoneVoice.Downlink;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.mixer.room.PhoneVoice.VoiceListener;
import org.parlour.mixer.room.RoomMix;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.sdp.Codec;

/** A room of two telephones: one speaks by A-law, and what the other is sent of it, by G.722, is kept at 16 kHz. */
final class RoomLine implements Downlink, VoiceListener {
    static final int RATE_HZ = 16_000;
    static final int FRAME = RATE_HZ / 50;

    private final RoomMix room = new RoomMix();
    private final PhoneVoice speaker = new PhoneVoice(new VoiceFormat(Codec.PCMA, 20), new Nobody(), this);
    private final PhoneVoice listener = new PhoneVoice(new VoiceFormat(Codec.G722, 20), this, this);
    private final G722Decoder decoder = new G722Decoder();
    private short[] heard = new short[60 * RATE_HZ];
    private int count;

    RoomLine(boolean cleans) {
        speaker.cleans(cleans);
        room.join(speaker);
        room.join(listener);
    }

    void arrived(byte[] packet, long nowNanos) {
        speaker.arrived(Codec.PCMA, RtpStream.view(packet), nowNanos);
    }

    void tick(long dueNanos) {
        room.tick(dueNanos);
    }

    /** All that was heard from the first tick on. */
    short[] heard() {
        return Arrays.copyOf(heard, count);
    }

    JitterStatistics jitter() {
        return speaker.counters().jitter();
    }

    @Override
    public void send(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
        if (count + 2 * lengthBytes > heard.length) {
            heard = Arrays.copyOf(heard, 2 * heard.length);
        }
        decoder.decode(payload, offset, lengthBytes, heard, count);
        count += 2 * lengthBytes;
    }

    @Override
    public void skip(int lengthTicks) {
        throw new IllegalStateException("a telephone by G.722 is sent its silence");
    }

    @Override
    public void playedOut(int playing) {}

    @Override
    public void spokeWhileMuted() {}

    @Override
    public void heardKey(KeyNews news) {}

    @Override
    public void gated(HoldReason reason) {}

    /** The speaker's own way down. */
    private static final class Nobody implements Downlink {
        @Override
        public void send(byte[] payload, int offset, int lengthBytes, int lengthTicks) {}

        @Override
        public void skip(int lengthTicks) {}
    }
}
